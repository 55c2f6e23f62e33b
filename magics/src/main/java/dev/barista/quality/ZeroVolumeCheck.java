package dev.barista.quality;

import dev.barista.market.Bars;

/** Bars in which nothing was traded: runs of volume 0, one finding each. */
final class ZeroVolumeCheck implements Check {
    @Override
    public long run(Subject subject, FindingLog log) {
        Bars bars = subject.bars();
        long total = 0;
        int row = 0;
        while (row < bars.size()) {
            int end = row;
            while (end < bars.size() && bars.volume(end) == 0) {
                end++;
            }
            if (end > row) {
                total += end - row;
                note(bars, row, end, log);
            }
            row = end + 1;
        }
        return total;
    }

    private static void note(Bars bars, int first, int end, FindingLog log) {
        long from = Math.min(bars.timeMillis(first), bars.timeMillis(end - 1));
        long to = Math.max(bars.timeMillis(first), bars.timeMillis(end - 1));
        FindingKind kind = FindingKind.ZERO_VOLUME;
        log.add(
                kind,
                kind.severity(),
                from,
                to,
                end - first,
                () -> Wording.count(end - first, "bar") + " without volume");
    }
}
