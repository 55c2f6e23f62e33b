package dev.barista.quality;

import static dev.barista.quality.CleanBars.check;
import static org.assertj.core.api.Assertions.assertThat;

import dev.barista.market.Bars;
import dev.barista.market.BarsBuilder;
import dev.barista.market.DateRange;
import dev.barista.market.Timeframe;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QualityCheckerTest {
    @ParameterizedTest
    @ValueSource(strings = {"1Min", "15Min", "1Hour", "1Day", "1Week", "1Month"})
    void cleanBarsScoreOne(String timeframe) {
        SymbolQuality quality = check(CleanBars.of(timeframe), timeframe);

        assertThat(quality.findings()).isEmpty();
        assertThat(quality.score()).isEqualTo(1);
        assertThat(quality.scoreText()).isEqualTo("1.00");
        assertThat(quality.gotBars()).isEqualTo(quality.expectedBars()).isPositive();
    }

    @Test
    void noBarsScoreZero() {
        SymbolQuality quality = check(Bars.EMPTY, "1Hour");

        assertThat(quality.score()).isZero();
        assertThat(quality.count(FindingKind.GAP)).isEqualTo(1);
    }

    @Test
    void aWeekendExpectsNothing() {
        DateRange weekend = new DateRange(LocalDate.of(2024, 1, 6), LocalDate.of(2024, 1, 7));
        SymbolQuality quality = QualityChecker.check(
                CleanBars.SPY, Bars.EMPTY, Timeframe.parse("1Hour"), weekend, CleanBars.CALENDAR, CleanBars.NOW);

        assertThat(quality.score()).isEqualTo(1);
    }

    @Test
    void neighbouringMissingBarsAreOneGapAcrossSessions() {
        // 7 hour bars a session: the last of the first session, the whole second, the first of the third.
        SymbolQuality quality = check(CleanBars.without(CleanBars.of("1Hour"), row -> row >= 6 && row < 15), "1Hour");

        assertThat(quality.findings()).singleElement().satisfies(gap -> {
            assertThat(gap.kind()).isEqualTo(FindingKind.GAP);
            assertThat(gap.severity()).isEqualTo(Severity.WARNING);
            assertThat(gap.bars()).isEqualTo(9);
            assertThat(gap.detail()).isEqualTo("9 bars missing in 3 sessions");
            assertThat(gap.from()).isEqualTo(Instant.parse("2024-01-02T20:00:00Z"));
            assertThat(gap.to()).isEqualTo(Instant.parse("2024-01-04T14:00:00Z"));
        });
        assertThat(quality.expectedBars() - quality.gotBars()).isEqualTo(9);
        assertThat(quality.coverage().got(0)).isEqualTo(6);
        assertThat(quality.coverage().got(1)).isZero();
        assertThat(quality.coverage().day(1)).isEqualTo(LocalDate.of(2024, 1, 3));
        assertThat(quality.coverage().expected(1)).isEqualTo(7);
    }

    @Test
    void aMissingHourOfALiquidSymbolIsAGap() {
        SymbolQuality quality = check(CleanBars.without(CleanBars.of("1Hour"), row -> row == 3), "1Hour");

        assertThat(quality.findings())
                .singleElement()
                .extracting(Finding::severity)
                .isEqualTo(Severity.WARNING);
        assertThat(quality.scoreText()).isEqualTo("0.99");
    }

    @Test
    void aMissingMinuteOfAThinSymbolIsNoFault() {
        Bars thin = CleanBars.thin(CleanBars.of("1Min"), row -> row % 3);
        SymbolQuality quality = check(CleanBars.without(thin, row -> row % 11 == 5), "1Min");

        assertThat(quality.findings()).isEmpty();
        assertThat(quality.score()).isEqualTo(1);
        assertThat(quality.coverage().totalQuiet()).isEqualTo(quality.expectedBars() - quality.gotBars());
        assertThat(quality.parts().get(0).sentence()).contains("not traded in a thin market");
    }

    @Test
    void aMissingHourOfAThinSymbolIsAGapAgain() {
        Bars thin = CleanBars.thin(CleanBars.of("1Min"), row -> row % 3);
        SymbolQuality quality = check(CleanBars.without(thin, row -> row >= 600 && row < 660), "1Min");

        assertThat(quality.count(FindingKind.GAP)).isEqualTo(1);
    }

    @Test
    void barsOfExtendedHoursAreNeitherExpectedNorOffSession() {
        Bars clean = CleanBars.of("1Hour");
        BarsBuilder builder = new BarsBuilder(clean.size());
        builder.add(Instant.parse("2024-01-02T13:00:00Z").toEpochMilli(), 100, 100, 100, 100, 10, 1, 100);
        for (int row = 0; row < clean.size(); row++) {
            builder.add(clean, row);
        }

        SymbolQuality quality = check(builder.build(), "1Hour");

        assertThat(quality.findings()).isEmpty();
        assertThat(quality.expectedBars()).isEqualTo(clean.size());
        assertThat(quality.bars()).isEqualTo(clean.size() + 1);
    }

    @Test
    void barsOnHolidaysAreOffSession() {
        Bars clean = CleanBars.of("1Day");
        BarsBuilder builder = new BarsBuilder(clean.size());
        for (int row = 0; row < clean.size(); row++) {
            builder.add(clean, row);
            if (row == 8) {
                builder.add(Instant.parse("2024-01-15T05:00:00Z").toEpochMilli(), 100, 100, 100, 100, 10, 1, 100);
            }
        }

        assertThat(check(builder.build(), "1Day").count(FindingKind.OFF_SESSION))
                .isEqualTo(1);
    }

    @Test
    void barsOfTheUnfinishedSessionAreNotMissing() {
        Instant midday = Instant.parse("2024-03-28T16:00:00Z");
        Bars soFar = CleanBars.without(CleanBars.of("1Hour"), row -> row >= 60 * 7 + 3);

        SymbolQuality quality = QualityChecker.check(
                CleanBars.SPY, soFar, Timeframe.parse("1Hour"), CleanBars.RANGE, CleanBars.CALENDAR, midday);

        assertThat(quality.findings()).isEmpty();
        assertThat(quality.expectedBars()).isEqualTo(60 * 7);
    }

    @Test
    void missingSessionsAtTheEndAreStale() {
        Bars clean = CleanBars.of("1Day");
        SymbolQuality quality = check(CleanBars.without(clean, row -> row >= clean.size() - 2), "1Day");

        assertThat(quality.count(FindingKind.STALE)).isEqualTo(1);
        assertThat(quality.parts())
                .filteredOn(part -> part.name().equals("freshness"))
                .singleElement()
                .satisfies(part -> {
                    assertThat(part.value()).isEqualTo(0.6);
                    assertThat(part.sentence()).isEqualTo("2 sessions behind the range's end");
                });
    }

    @Test
    void aLoadThatEndsAtAPageLimitIsTruncatedAndCapped() {
        SymbolQuality quality = check(CleanBars.without(CleanBars.of("1Min"), row -> row >= 20_000), "1Min");

        assertThat(quality.count(FindingKind.TRUNCATED)).isEqualTo(1);
        assertThat(quality.score()).isEqualTo(0.5);
        assertThat(quality.toString()).contains("the score is capped at 0.5");
    }

    @Test
    void aBarTooFewAtTheEndIsNotTruncated() {
        Bars clean = CleanBars.of("15Min");
        SymbolQuality quality = check(CleanBars.without(clean, row -> row == clean.size() - 1), "15Min");

        assertThat(quality.count(FindingKind.TRUNCATED)).isZero();
    }

    @Test
    void weightsAddUpToOne() {
        assertThat(check(CleanBars.of("1Day"), "1Day").parts().stream()
                        .mapToDouble(Part::weight)
                        .sum())
                .isCloseTo(1, org.assertj.core.api.Assertions.within(1e-12));
    }

    @Test
    void aFileFullOfFaultsKeepsFewAndCountsAll() {
        SymbolQuality quality = check(CleanBars.times(CleanBars.of("1Min"), 0, Integer.MAX_VALUE, -1), "1Min");

        assertThat(quality.count(FindingKind.PRICE)).isEqualTo(quality.bars()).isGreaterThan(20_000);
        assertThat(quality.findings()).hasSizeLessThan(1000);
    }
}
