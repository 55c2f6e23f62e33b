package dev.barista.quality;

import dev.barista.market.Bars;
import dev.barista.market.BarsBuilder;

/** Of bars that begin at the same time the last stays. */
final class DropDuplicates implements RepairStep {
    @Override
    public Bars apply(Subject subject, ChangeLog log) {
        Bars bars = subject.bars();
        BarsBuilder kept = new BarsBuilder(bars.size());
        for (int row = 0; row < bars.size(); row++) {
            if (row + 1 < bars.size() && bars.timeMillis(row) == bars.timeMillis(row + 1)) {
                log.dropped(bars, row, "duplicate dropped");
            } else {
                kept.add(bars, row);
            }
        }
        return kept.build();
    }
}
