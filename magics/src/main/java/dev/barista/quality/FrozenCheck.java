package dev.barista.quality;

import dev.barista.market.Bars;

/**
 * A stale run: bars that repeat open, high, low and close of the bar before, as a source writes that goes on without
 * news. How many repetitions in a row are a finding depends on how often the symbol's bars repeat by themselves: so many
 * that their chance, the share of repetitions to that power, is below one in ten million, and at least 4. Bars without
 * volume are left to {@link ZeroVolumeCheck}.
 *
 * <p>The idea is that of the "stale price" filter of data vendors; the measure is ours, so that a penny stock, whose
 * price often stands still, is not accused.
 */
final class FrozenCheck implements Check {
    private static final int FEWEST_REPETITIONS = 4;
    private static final double LOG_CHANCE = Math.log(1e-7);

    @Override
    public long run(Subject subject, FindingLog log) {
        Bars bars = subject.bars();
        long repetitions = 0;
        for (int row = 1; row < bars.size(); row++) {
            repetitions += repeats(bars, row) ? 1 : 0;
        }
        if (repetitions < FEWEST_REPETITIONS) {
            return 0;
        }
        double share = Math.min(0.999, (double) repetitions / bars.size());
        long needed = Math.max(FEWEST_REPETITIONS, (long) Math.ceil(LOG_CHANCE / Math.log(share)));
        long stale = 0;
        int row = 1;
        while (row < bars.size()) {
            int end = row;
            while (end < bars.size() && repeats(bars, end)) {
                end++;
            }
            if (end - row >= needed) {
                stale += end - row;
                note(bars, row, end, log);
            }
            row = end + 1;
        }
        return stale;
    }

    private static boolean repeats(Bars bars, int row) {
        return bars.close(row) == bars.close(row - 1)
                && bars.open(row) == bars.open(row - 1)
                && bars.high(row) == bars.high(row - 1)
                && bars.low(row) == bars.low(row - 1)
                && bars.volume(row) != 0
                && bars.timeMillis(row) > bars.timeMillis(row - 1);
    }

    private static void note(Bars bars, int first, int end, FindingLog log) {
        FindingKind kind = FindingKind.FROZEN;
        log.add(
                kind,
                kind.severity(),
                bars.timeMillis(first),
                bars.timeMillis(end - 1),
                end - first,
                () -> Wording.count(end - first, "bar") + " repeat the prices of the bar before, close "
                        + Wording.price(bars.close(first)));
    }
}
