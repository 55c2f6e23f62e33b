package dev.barista.quality;

import dev.barista.market.Bars;

/**
 * A bar is off session if it lies on the days judged but where the exchange does not trade, not even early or late.
 * Bars of weeks and months always hold a session.
 */
final class OffSessionCheck implements Check {
    @Override
    public long run(Subject subject, FindingLog log) {
        if (!subject.timeframe().isIntraday() && subject.timeframe().unit() != dev.barista.market.Timeframe.Unit.DAY) {
            return 0;
        }
        Bars bars = subject.bars();
        Intervals.Cursor cursor = subject.expectation().trading().new Cursor();
        long off = 0;
        for (int row = 0; row < bars.size(); row++) {
            long time = bars.timeMillis(row);
            if (cursor.locate(time) < 0 && subject.expectation().inRange(time)) {
                off++;
                log.add(FindingKind.OFF_SESSION, time, () -> "the exchange does not trade then");
            }
        }
        return off;
    }
}
