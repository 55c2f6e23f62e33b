package dev.barista.quality;

import dev.barista.market.Bars;
import dev.barista.market.Timeframe;

/**
 * What the checks look at. Immutable.
 *
 * @param bars of one symbol
 * @param timeframe their width
 * @param expectation the bars that there should be
 * @param attendance which of those there are
 */
record Subject(Bars bars, Timeframe timeframe, Expectation expectation, Attendance attendance) {
    /** Latest beginning of a bar; {@code Long.MIN_VALUE} without bars. */
    long latestMillis() {
        long latest = Long.MIN_VALUE;
        for (int row = 0; row < bars.size(); row++) {
            latest = Math.max(latest, bars.timeMillis(row));
        }
        return latest;
    }
}
