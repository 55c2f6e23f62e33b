package dev.barista.quality;

import dev.barista.market.Bars;
import java.util.List;

/** The checks of the user's, each made for each bar; what they throw is the user's to see. */
record OwnChecks(List<QualityRules.Own> checks) implements Check {
    OwnChecks {
        checks = List.copyOf(checks);
    }

    /** A bar that several checks find counts once. */
    @Override
    public long run(Subject subject, FindingLog log) {
        Bars bars = subject.bars();
        long bad = 0;
        for (int row = 0; row < bars.size(); row++) {
            boolean faulty = false;
            for (QualityRules.Own each : checks) {
                if (each.check().isFaulty(bars, row)) {
                    faulty = true;
                    log.add(FindingKind.OWN, bars.timeMillis(row), each::name);
                }
            }
            bad += faulty ? 1 : 0;
        }
        return bad;
    }
}
