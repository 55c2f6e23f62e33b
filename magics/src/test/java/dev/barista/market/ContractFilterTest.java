package dev.barista.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContractFilterTest {
    @ParameterizedTest
    @CsvSource({
        "2026-12-18, 2026-12-18, 2026-12-18",
        "2026-12, 2026-12-01, 2026-12-31",
        "2028-02, 2028-02-01, 2028-02-29",
        "2027, 2027-01-01, 2027-12-31",
        "2026-12..2027-03, 2026-12-01, 2027-03-31",
        "2026-12-18..2027-01, 2026-12-18, 2027-01-31"
    })
    void expiriesAreDaysMonthsYearsAndRanges(String text, LocalDate from, LocalDate to) {
        assertThat(Expiries.parse(text)).isEqualTo(new DateRange(from, to));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2026-13", "2026-12-32", "december", "2026-12..", "..", "26-12"})
    void otherExpiriesAreExplained(String text) {
        assertThatThrownBy(() -> Expiries.parse(text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("--expiry takes a day, a month or a range")
                .hasMessageContaining("Try: --expiry 2026-12");
    }

    @Test
    void smallBoundsAreMultiplesOfThePriceAndOthersDollars() {
        assertThat(StrikeRange.parse("0.9..1.1").relative()).isTrue();
        assertThat(StrikeRange.parse("0.9..1.1").at(601.23)).hasToString("541.10–661.36 dollars");
        assertThat(StrikeRange.parse("550..650").relative()).isFalse();
        assertThat(StrikeRange.parse("$2..$4").relative()).isFalse();
        assertThat(StrikeRange.parse("2..40").relative()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1..0.9", "0..1", "0.9", "0.9-1.1", "a..b", "-1..1", "1.1.", "1e3..2e3"})
    void otherStrikesAreExplained(String text) {
        assertThatThrownBy(() -> StrikeRange.parse(text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("Try: --strikes 0.9..1.1");
    }
}
