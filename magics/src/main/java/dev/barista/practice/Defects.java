package dev.barista.practice;

import dev.barista.market.Timeframe;

/**
 * What is wrong with the practice market's bars, as with every real source; decided by symbol, timeframe and time alone.
 * Immutable.
 *
 * <ul>
 *   <li>Missing: one bar in every 64 in a row of minute and hour bars, one in 20 of day bars, one in 24 of week and month
 *       bars. So a load of 90 days has no perfect symbol.
 *   <li>Spike: one bar in 1,024, whose high is 6–20 % too high or whose low is as much too low.
 *   <li>Inverted: one bar in 2,048, whose high and low have changed places.
 *   <li>Duplicate: one bar in 1,024 is answered twice, the same both times.
 * </ul>
 */
final class Defects {
    private static final int INTRADAY_ROW = 64;
    private static final int DAY_ROW = 20;
    private static final int LONGER_ROW = 24;
    private static final double SPIKE = 1 / 1024.0;
    private static final double INVERTED = 1 / 2048.0;
    private static final double DUPLICATE = 1 / 1024.0;

    private final long seed;
    private final int row;

    Defects(Traits traits, Timeframe timeframe) {
        seed = Noise.bits(traits.seed() ^ 0xBAD, timeframe.toString().hashCode());
        row = timeframe.isIntraday() ? INTRADAY_ROW : timeframe.unit() == Timeframe.Unit.DAY ? DAY_ROW : LONGER_ROW;
    }

    /** Whether the bar with the running number {@code slot} of its timeframe is missing. */
    boolean isMissing(long slot) {
        long inRow = Math.floorMod(slot, (long) row);
        return Long.remainderUnsigned(Noise.bits(seed, Math.floorDiv(slot, (long) row)), row) == inRow;
    }

    /** Spoils or repeats the last bar of {@code bars}, or (mostly) leaves it alone. */
    void spoilLast(BarBuffer bars) {
        int last = bars.size - 1;
        long bits = Noise.bits(seed ^ 0xD0, bars.times[last]);
        double luck = Noise.uniform(bits);
        if (luck < SPIKE) {
            spike(bars, last, Noise.mix(bits));
        } else if (luck < SPIKE + INVERTED) {
            invert(bars, last);
        } else if (luck < SPIKE + INVERTED + DUPLICATE) {
            bars.repeatLast();
        }
    }

    private static void spike(BarBuffer bars, int at, long bits) {
        double factor = 1.06 + 0.14 * Noise.uniform(bits);
        if ((bits & 1) == 0) {
            bars.high[at] = Math.round(bars.high[at] * factor / 100) * 100;
        } else {
            bars.low[at] = Math.max(1, Math.round(bars.low[at] / factor / 100) * 100);
        }
    }

    private static void invert(BarBuffer bars, int at) {
        long high = bars.high[at] == bars.low[at] ? bars.high[at] + 100 : bars.high[at];
        bars.high[at] = bars.low[at];
        bars.low[at] = high;
    }
}
