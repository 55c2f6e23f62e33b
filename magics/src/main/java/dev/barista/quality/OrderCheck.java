package dev.barista.quality;

import dev.barista.market.Bars;

/** A bar is out of order if it begins before a bar that stands before it. */
final class OrderCheck implements Check {
    @Override
    public long run(Subject subject, FindingLog log) {
        Bars bars = subject.bars();
        long latest = Long.MIN_VALUE;
        long disordered = 0;
        for (int row = 0; row < bars.size(); row++) {
            long time = bars.timeMillis(row);
            if (time < latest) {
                disordered++;
                log.add(FindingKind.ORDER, time, () -> "stands after a later bar");
            }
            latest = Math.max(latest, time);
        }
        return disordered;
    }
}
