package dev.barista.quality;

import dev.barista.market.Bars;

/**
 * A spike is a price that leaves its neighbours and comes back: a close whose log returns from the close before and to
 * the close after both exceed the threshold in opposite directions and cancel each other to a third, or a high or low
 * that leaves the closes before it and its own open and close and the next open by as much.
 *
 * <p>The threshold is that of the bar's own hour of the day; see {@link SpikeThresholds}. The first and the last bar have
 * one neighbour only and are not judged.
 */
final class SpikeCheck implements Check {

    @Override
    public long run(Subject subject, FindingLog log) {
        Bars bars = subject.bars();
        SpikeThresholds thresholds = new SpikeThresholds(subject);
        double least = thresholds.least();
        double leastRatio = Math.exp(least);
        long spikes = 0;
        for (int row = 1; row + 1 < bars.size(); row++) {
            if (!usable(bars, row)) {
                continue;
            }
            // Cheap first: hardly any bar gets as far as its hour's threshold.
            double size = Math.max(closeSpike(bars, row, least), wick(bars, row, leastRatio));
            if (size > 1 && isSpike(bars, row, thresholds)) {
                spikes++;
                log.add(
                        FindingKind.SPIKE,
                        bars.timeMillis(row),
                        () -> "off its neighbours by a factor of " + Wording.price(size) + ", and back");
            }
        }
        return spikes;
    }

    private static boolean isSpike(Bars bars, int row, SpikeThresholds thresholds) {
        long time = bars.timeMillis(row);
        return Math.max(closeSpike(bars, row, thresholds.at(time)), wick(bars, row, thresholds.ratioAt(time))) > 1;
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
}
