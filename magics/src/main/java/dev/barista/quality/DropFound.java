package dev.barista.quality;

import dev.barista.market.Bars;
import dev.barista.market.BarsBuilder;

/**
 * Bars that a check finds are dropped.
 *
 * @param check finds them
 * @param kind which of its findings count
 * @param repair what the changes are called
 */
record DropFound(Check check, FindingKind kind, String repair) implements RepairStep {
    @Override
    public Bars apply(Subject subject, ChangeLog log) {
        Bars bars = subject.bars();
        FindingLog found = FindingLog.ofAll();
        check.run(subject, found);
        var findings = found.findings().stream()
                .filter(finding -> finding.kind() == kind)
                .iterator();
        Finding next = findings.hasNext() ? findings.next() : null;
        BarsBuilder kept = new BarsBuilder(bars.size());
        for (int row = 0; row < bars.size(); row++) {
            long time = bars.timeMillis(row);
            while (next != null && next.to().toEpochMilli() < time) {
                next = findings.hasNext() ? findings.next() : null;
            }
            if (next != null && next.from().toEpochMilli() <= time) {
                log.dropped(bars, row, repair);
            } else {
                kept.add(bars, row);
            }
        }
        return kept.build();
    }
}
