package dev.barista.quality;

import static dev.barista.quality.CleanBars.check;
import static org.assertj.core.api.Assertions.assertThat;

import dev.barista.market.Bars;
import dev.barista.market.BarsBuilder;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChecksTest {
    private static final Bars CLEAN = CleanBars.of("1Hour");
    private static final int ROW = 105;

    @ParameterizedTest
    @ValueSource(doubles = {0, -5, Double.NaN, Double.POSITIVE_INFINITY})
    void pricesThatCannotBeAreFound(double price) {
        SymbolQuality quality =
                check(replaced(price, CLEAN.high(ROW), CLEAN.low(ROW), CLEAN.close(ROW), 1000, 50), "1Hour");

        assertOne(quality, FindingKind.PRICE);
        assertThat(quality.scoreText()).isEqualTo("0.98");
    }

    @ParameterizedTest
    @CsvSource({"10,9,8,9.5", "10,11,10.5,10.8", "10,10.5,9,11", "10,8,9,10"})
    void openAndCloseOutsideHighAndLowAreFound(double open, double high, double low, double close) {
        double scale = CLEAN.open(ROW) / 10;
        Bars bars = replaced(open * scale, high * scale, low * scale, close * scale, 1000, 50);

        assertThat(check(bars, "1Hour").count(FindingKind.OHLC)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1.5, 0.6, 2, 0.5, 10})
    void aPriceThatLeavesAndComesBackIsASpikeAndNoSplit(double factor) {
        // Rows of 7 a session: row 105 opens one, where splits are looked for.
        SymbolQuality quality = check(CleanBars.times(CLEAN, ROW, ROW + 1, factor), "1Hour");

        assertOne(quality, FindingKind.SPIKE);
        assertThat(quality.findings().get(0).from().toEpochMilli()).isEqualTo(CLEAN.timeMillis(ROW));
    }

    @ParameterizedTest
    @ValueSource(doubles = {2, 10, 0.5, 0.1})
    void aDaysSpikeByAWholeFactorIsNoSplitEither(double factor) {
        assertOne(check(CleanBars.times(CleanBars.of("1Day"), 20, 21, factor), "1Day"), FindingKind.SPIKE);
    }

    @Test
    void aHighAloneIsASpikeToo() {
        Bars bars = replaced(CLEAN.open(ROW), CLEAN.high(ROW) * 1.3, CLEAN.low(ROW), CLEAN.close(ROW), 1000, 50);

        assertOne(check(bars, "1Hour"), FindingKind.SPIKE);
    }

    @ParameterizedTest
    @ValueSource(doubles = {2, 3, 4, 10, 50, 0.5, 0.1})
    void aPriceThatJumpsOvernightByAWholeNumberAndStaysIsASplit(double ratio) {
        SymbolQuality quality = check(CleanBars.times(CLEAN, ROW, Integer.MAX_VALUE, 1 / ratio), "1Hour");

        assertOne(quality, FindingKind.SPLIT);
        assertThat(quality.score()).isLessThan(0.99);
    }

    @Test
    void aCrashIsNoSplit() {
        assertThat(check(CleanBars.times(CLEAN, ROW, Integer.MAX_VALUE, 1 / 1.898), "1Hour")
                        .findings())
                .isEmpty();
    }

    @Test
    void aJumpWithinASessionIsNoSplit() {
        assertThat(check(CleanBars.times(CLEAN, ROW + 2, Integer.MAX_VALUE, 0.5), "1Hour")
                        .count(FindingKind.SPLIT))
                .isZero();
    }

    @Test
    void aRunWithoutVolumeIsOneFinding() {
        BarsBuilder builder = new BarsBuilder(CLEAN.size());
        for (int row = 0; row < CLEAN.size(); row++) {
            boolean idle = row >= ROW && row < ROW + 4;
            builder.add(
                    CLEAN.timeMillis(row),
                    CLEAN.open(row),
                    CLEAN.high(row),
                    CLEAN.low(row),
                    CLEAN.close(row),
                    idle ? 0 : 1000,
                    idle ? 0 : 50,
                    Double.NaN);
        }

        SymbolQuality quality = check(builder.build(), "1Hour");

        assertOne(quality, FindingKind.ZERO_VOLUME);
        assertThat(quality.findings().get(0).bars()).isEqualTo(4);
    }

    @Test
    void duplicatesAreFoundInAndOutOfOrder() {
        SymbolQuality inOrder = check(picked(CLEAN.size() + 1, at -> at > ROW ? at - 1 : at), "1Hour");
        assertOne(inOrder, FindingKind.DUPLICATE);

        SymbolQuality late = check(picked(CLEAN.size() + 1, at -> at == CLEAN.size() ? ROW : at), "1Hour");
        assertThat(late.count(FindingKind.DUPLICATE)).isEqualTo(1);
        assertThat(late.count(FindingKind.ORDER)).isEqualTo(1);
    }

    @Test
    void barsThatStandAfterLaterOnesAreOutOfOrderButNotMissing() {
        SymbolQuality quality =
                check(picked(CLEAN.size(), at -> at == ROW ? ROW + 1 : at == ROW + 1 ? ROW : at), "1Hour");

        assertOne(quality, FindingKind.ORDER);
        assertThat(quality.gotBars()).isEqualTo(quality.expectedBars());
    }

    @Test
    void reversedBarsAreAllThere() {
        SymbolQuality quality = check(picked(CLEAN.size(), at -> CLEAN.size() - 1 - at), "1Hour");

        assertThat(quality.gotBars()).isEqualTo(quality.expectedBars());
        assertThat(quality.count(FindingKind.ORDER)).isEqualTo(CLEAN.size() - 1L);
    }

    @Test
    void sideValuesThatDoNotAgreeAreFound() {
        Bars moreTrades = replaced(CLEAN.open(ROW), CLEAN.high(ROW), CLEAN.low(ROW), CLEAN.close(ROW), 10, 50);

        assertOne(check(moreTrades, "1Hour"), FindingKind.SIDE_VALUE);
    }

    @Test
    void valuesThatTheSourceDidNotGiveAreNoFault() {
        Bars bars = replaced(
                CLEAN.open(ROW), CLEAN.high(ROW), CLEAN.low(ROW), CLEAN.close(ROW), Bars.MISSING, Bars.MISSING);

        assertThat(check(bars, "1Hour").findings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {1.02, 0.98})
    void aVwapOutsideLowAndHighIsFound(double factor) {
        BarsBuilder builder = new BarsBuilder(CLEAN.size());
        for (int row = 0; row < CLEAN.size(); row++) {
            double vwap = row == ROW ? CLEAN.vwap(row) * factor : CLEAN.vwap(row);
            builder.add(
                    CLEAN.timeMillis(row),
                    CLEAN.open(row),
                    CLEAN.high(row),
                    CLEAN.low(row),
                    CLEAN.close(row),
                    CLEAN.volume(row),
                    CLEAN.tradeCount(row),
                    vwap);
        }

        assertOne(check(builder.build(), "1Hour"), FindingKind.VWAP);
    }

    @Test
    void aBarWithHighAndLowExchangedIsOneFinding() {
        BarsBuilder builder = new BarsBuilder(CLEAN.size());
        for (int row = 0; row < CLEAN.size(); row++) {
            boolean isExchanged = row == ROW;
            builder.add(
                    CLEAN.timeMillis(row),
                    CLEAN.open(row),
                    isExchanged ? CLEAN.low(row) : CLEAN.high(row),
                    isExchanged ? CLEAN.high(row) : CLEAN.low(row),
                    CLEAN.close(row),
                    CLEAN.volume(row),
                    CLEAN.tradeCount(row),
                    CLEAN.vwap(row));
        }

        assertOne(check(builder.build(), "1Hour"), FindingKind.OHLC);
    }

    @Test
    void pricesThatStandStillAreAStaleRun() {
        BarsBuilder builder = new BarsBuilder(CLEAN.size());
        for (int row = 0; row < CLEAN.size(); row++) {
            int from = row > ROW && row <= ROW + 6 ? ROW : row;
            builder.add(
                    CLEAN.timeMillis(row),
                    CLEAN.open(from),
                    CLEAN.high(from),
                    CLEAN.low(from),
                    CLEAN.close(from),
                    CLEAN.volume(row),
                    50,
                    CLEAN.vwap(from));
        }

        SymbolQuality quality = check(builder.build(), "1Hour");

        assertOne(quality, FindingKind.FROZEN);
        assertThat(quality.findings().get(0).bars()).isEqualTo(6);
    }

    private static void assertOne(SymbolQuality quality, FindingKind kind) {
        assertThat(quality.findings()).extracting(Finding::kind).containsExactly(kind);
        assertThat(quality.score()).isLessThan(1);
    }

    private static Bars replaced(double open, double high, double low, double close, long volume, long trades) {
        BarsBuilder builder = new BarsBuilder(CLEAN.size());
        for (int row = 0; row < CLEAN.size(); row++) {
            if (row == ROW) {
                builder.add(CLEAN.timeMillis(row), open, high, low, close, volume, trades, Double.NaN);
            } else {
                builder.add(CLEAN, row);
            }
        }
        return builder.build();
    }

    private static Bars picked(int size, IntUnaryOperator rowAt) {
        BarsBuilder builder = new BarsBuilder(size);
        for (int at = 0; at < size; at++) {
            builder.add(CLEAN, rowAt.applyAsInt(at));
        }
        return builder.build();
    }
}
