package dev.barista.quality;

import dev.barista.market.Bars;
import java.util.Arrays;

/**
 * A spike is a price that leaves its neighbours and comes back: a close whose log returns from the close before and to
 * the close after both exceed the threshold in opposite directions and cancel each other to a third, or a high or low
 * that leaves the closes before it and its own open and close and the next open by as much.
 *
 * <p>The threshold is 12 robust standard deviations of the log returns, at least 2 %. The robust deviation is 1.4826
 * times the median absolute return (Rousseeuw and Croux, "Alternatives to the Median Absolute Deviation", 1993; the
 * median return is taken as 0), over at most 10,000 evenly spaced returns. 12 rather than the usual 3.5 because returns
 * have fat tails: on the shipped sample it calls no real day a spike.
 */
final class SpikeCheck implements Check {
    private static final double DEVIATIONS = 12;
    private static final double NORMAL_CONSISTENCY = 1.4826;
    private static final double LEAST_THRESHOLD = 0.02;
    private static final int MOST_SAMPLES = 10_000;
    private static final int FEWEST_SAMPLES = 5;

    @Override
    public long run(Subject subject, FindingLog log) {
        Bars bars = subject.bars();
        double threshold = threshold(bars);
        double ratio = Math.exp(threshold);
        long spikes = 0;
        for (int row = 1; row + 1 < bars.size(); row++) {
            if (!usable(bars, row)) {
                continue;
            }
            double size = Math.max(closeSpike(bars, row, threshold), wick(bars, row, ratio));
            if (size > 1) {
                spikes++;
                log.add(
                        FindingKind.SPIKE,
                        bars.timeMillis(row),
                        () -> "off its neighbours by a factor of " + Wording.price(size) + ", and back");
            }
        }
        return spikes;
    }

    private static boolean usable(Bars bars, int row) {
        return PriceCheck.usable(bars, row - 1) && PriceCheck.usable(bars, row) && PriceCheck.usable(bars, row + 1);
    }

    /** The factor by which the close is off, or 0. */
    private static double closeSpike(Bars bars, int row, double threshold) {
        double there = bars.close(row) / bars.close(row - 1);
        double back = bars.close(row + 1) / bars.close(row);
        // Cheap first: hardly any bar gets to the logarithms.
        if ((there > 1) == (back > 1) || Math.abs(there - 1) < threshold / 2 || Math.abs(back - 1) < threshold / 2) {
            return 0;
        }
        double out = Math.abs(Math.log(there));
        double home = Math.abs(Math.log(back));
        boolean reverts = Math.abs(out - home) < Math.max(out, home) / 3;
        return out > threshold && home > threshold && reverts ? Math.exp(out) : 0;
    }

    /** The factor by which high or low is off, or 0. */
    private static double wick(Bars bars, int row, double ratio) {
        double top =
                Math.max(Math.max(bars.close(row - 1), bars.open(row)), Math.max(bars.close(row), bars.open(row + 1)));
        double bottom =
                Math.min(Math.min(bars.close(row - 1), bars.open(row)), Math.min(bars.close(row), bars.open(row + 1)));
        double above = bars.high(row) / top;
        double below = bars.low(row) > 0 ? bottom / bars.low(row) : 0;
        double size = Math.max(above, below);
        return size > ratio && size < Double.POSITIVE_INFINITY ? size : 0;
    }

    private static double threshold(Bars bars) {
        int stride = Math.max(1, (bars.size() - 1) / MOST_SAMPLES);
        double[] sizes = new double[Math.max(0, (bars.size() - 1) / stride + 1)];
        int count = 0;
        for (int row = 1; row < bars.size(); row += stride) {
            if (PriceCheck.usable(bars, row) && PriceCheck.usable(bars, row - 1)) {
                sizes[count++] = Math.abs(Math.log(bars.close(row) / bars.close(row - 1)));
            }
        }
        if (count < FEWEST_SAMPLES) {
            return Double.POSITIVE_INFINITY;
        }
        Arrays.sort(sizes, 0, count);
        return Math.max(LEAST_THRESHOLD, DEVIATIONS * NORMAL_CONSISTENCY * sizes[count / 2]);
    }
}
