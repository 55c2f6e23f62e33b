package dev.barista.alpaca;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barista.market.BudgetReport;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BudgetHeadersTest {
    private final BudgetHeaders headers =
            new BudgetHeaders(Clock.fixed(Instant.parse("2026-01-05T14:00:00Z"), ZoneOffset.UTC));

    @Test
    void findsNothingInAnAnswerThatSaysNothing() {
        assertThat(headers.read(Headers.of())).isEqualTo(BudgetReport.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-1", "1,000", "0x10", "99999999999999999999999", "NaN", "1e3"})
    void ignoresGarbage(String garbage) {
        Headers garbled = Headers.of(
                "X-RateLimit-Limit", garbage,
                "X-RateLimit-Remaining", garbage,
                "X-RateLimit-Reset", garbage,
                "Date", garbage);
        assertThat(headers.read(garbled)).isEqualTo(BudgetReport.NONE);
    }

    @Test
    void ignoresALimitOfZero() {
        assertThat(headers.read(Headers.of("X-RateLimit-Limit", "0"))).isEqualTo(BudgetReport.NONE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0                             | 0
            30                            | 30000
            1.5                           | 1500
            300                           | 300000
            Mon, 05 Jan 2026 14:00:20 GMT | 20000
            Mon, 05 Jan 2026 13:59:00 GMT | 0
            """)
    void readsRetryAfter(String text, long millis) {
        assertThat(headers.read(Headers.of("Retry-After", text)).retryAfterMillis())
                .isEqualTo(millis);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "soon",
                "-5",
                "",
                "tomorrow at noon",
                "1 minute",
                "864000",
                "999999999999999999",
                "Thu, 15 Jan 2026 14:00:00 GMT"
            })
    void ignoresARetryAfterThatIsNoneOrMakesNoSense(String text) {
        assertThat(headers.read(Headers.of("Retry-After", text)).retryAfterMillis())
                .isNull();
    }

    @Test
    void measuresADateByTheServersClock() {
        Headers skewed =
                Headers.of("Date", "Mon, 05 Jan 2026 15:00:00 GMT", "Retry-After", "Mon, 05 Jan 2026 15:00:07 GMT");
        assertThat(headers.read(skewed).retryAfterMillis()).isEqualTo(7000);
    }
}
