package dev.barista.alpaca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Rfc3339Test {
    private static long parse(String text) {
        String padded = "##" + text + "##";
        return Rfc3339.parseMillis(padded.toCharArray(), 2, text.length());
    }

    @Test
    void agreesWithTheJdkOnEveryDayOfTwoCenturies() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Instant end = Instant.parse("2170-01-01T00:00:00Z");
        for (Instant day = Instant.EPOCH; day.isBefore(end); day = day.plusSeconds(86_400)) {
            Instant instant = day.plusSeconds(random.nextInt(86_400));
            assertThat(parse(instant.toString())).as("seed %d", seed).isEqualTo(instant.toEpochMilli());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-05T14:30:00.5Z",
                "2026-01-05T14:30:00.123456789Z",
                "2026-01-05T09:30:00-05:00",
                "1969-12-31T23:59:59Z",
                "2024-02-29T00:00:00Z"
            })
    void readsRarerSpellings(String text) {
        assertThat(parse(text)).isEqualTo(Instant.parse(text).toEpochMilli());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "2026-02-30T00:00:00Z",
                "2026-13-01T00:00:00Z",
                "2026-01-05 14:30:00Z",
                "2026-01-05T25:00:00Z"
            })
    void refusesWhatIsNoTime(String text) {
        assertThatThrownBy(() -> parse(text)).isInstanceOf(DateTimeException.class);
    }
}
