package dev.barista.quality;

import dev.barista.market.Bars;
import java.util.Arrays;

/** A bar is a duplicate if another one, counted before, begins at the same time; values do not matter. */
final class DuplicateCheck implements Check {
    @Override
    public long run(Subject subject, FindingLog log) {
        Bars bars = subject.bars();
        long[] times = new long[bars.size()];
        Arrays.setAll(times, bars::timeMillis);
        // Almost free if they are in order, which is the rule.
        Arrays.sort(times);
        long duplicates = 0;
        for (int row = 1; row < times.length; row++) {
            if (times[row] == times[row - 1]) {
                duplicates++;
                log.add(FindingKind.DUPLICATE, times[row], () -> "a second bar of the same time");
            }
        }
        return duplicates;
    }
}
