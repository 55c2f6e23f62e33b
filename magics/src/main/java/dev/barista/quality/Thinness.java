package dev.barista.quality;

import dev.barista.market.Bars;
import java.util.Arrays;

/**
 * Tells thin trading from faults: where nothing trades there is no bar, and a missing bar of a thin symbol is by itself
 * no fault. Made for one check of one symbol; one thread.
 *
 * <p>The rule. Of the expected bars that are there, those of the same half hour of the day are looked at. In a share q of
 * them hardly anything traded: at most 2 trades, or, where the source gives no trade counts, at most 200 shares (two round
 * lots). If q is 5 % or more, trading is thin in that half hour, and expected bars that are not there count to q as well.
 * A run of missing bars is thin trading if the product of their q, the chance that one quiet bar after another were by
 * accident that many, is at least 1 %; else it is a gap. So one missing minute of a symbol with 50 trades a minute is a
 * gap, the same minute of one with 2 trades is not, and a missing hour of the latter is a gap again. A source that gives
 * neither trade counts nor volume has gaps only.
 *
 * <p>The thresholds are ours; that a bar exists only where a trade did is in the documentation of Alpaca's market data API
 * ("Bars").
 */
final class Thinness {
    static final double LEAST_CHANCE = 0.01;
    private static final double THIN_SHARE = 0.05;
    private static final int FEW_TRADES = 2;
    private static final int FEW_SHARES = 200;
    /** A share of fewer bars than these says nothing; then the whole day's stands for it. */
    private static final int FEWEST_BARS = 20;

    private final long[] expected = new long[Expectation.HALF_HOURS];
    private final long[] present = new long[Expectation.HALF_HOURS];
    private final long[] few = new long[Expectation.HALF_HOURS];
    private final Expectation expectation;

    Thinness(Expectation expectation) {
        this.expectation = expectation;
        for (int slot = 0; slot < expectation.slots().size(); slot++) {
            expected[expectation.halfHour(slot)]++;
        }
    }

    /** Counts the bar that stands for an expected one. */
    void count(Bars bars, int row, int slot) {
        int halfHour = expectation.halfHour(slot);
        present[halfHour]++;
        if (hardlyTraded(bars, row)) {
            few[halfHour]++;
        }
    }

    private static boolean hardlyTraded(Bars bars, int row) {
        long trades = bars.tradeCount(row);
        if (trades != Bars.MISSING) {
            return trades <= FEW_TRADES;
        }
        long volume = bars.volume(row);
        return volume != Bars.MISSING && volume <= FEW_SHARES;
    }

    /** Once all bars are counted: the logarithm of q for each half hour; minus infinity where everything trades. */
    double[] logShares() {
        double wholeDay = share(
                Arrays.stream(few).sum(),
                Arrays.stream(present).sum(),
                Arrays.stream(expected).sum());
        double[] logs = new double[Expectation.HALF_HOURS];
        for (int i = 0; i < logs.length; i++) {
            logs[i] = Math.log(present[i] < FEWEST_BARS ? wholeDay : share(few[i], present[i], expected[i]));
        }
        return logs;
    }

    private static double share(long few, long present, long expected) {
        if (present == 0) {
            return 0;
        }
        double ofPresent = (double) few / present;
        return ofPresent < THIN_SHARE ? ofPresent : (double) (few + expected - present) / expected;
    }
}
