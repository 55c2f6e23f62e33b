package dev.barista.store;

import dev.barista.market.Bars;
import dev.barista.market.BarsBuilder;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Mends daily bars whose dates were written as midnight UTC, which in New York is the evening before: if every bar of a
 * symbol begins at midnight UTC, its times are dates, and move to the exchange's midnight.
 */
final class DatesInUtc {
    private static final long MILLIS_A_DAY = 86_400_000;

    private DatesInUtc() {}

    static Bars atMidnightOf(ZoneId zone, Bars bars) {
        for (int row = 0; row < bars.size(); row++) {
            if (Math.floorMod(bars.timeMillis(row), MILLIS_A_DAY) != 0) {
                return bars;
            }
        }
        BarsBuilder moved = new BarsBuilder(bars.size());
        for (int row = 0; row < bars.size(); row++) {
            LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(bars.timeMillis(row), MILLIS_A_DAY));
            moved.add(
                    day.atStartOfDay(zone).toInstant().toEpochMilli(),
                    bars.open(row),
                    bars.high(row),
                    bars.low(row),
                    bars.close(row),
                    bars.volume(row),
                    bars.tradeCount(row),
                    bars.vwap(row));
        }
        return moved.build();
    }
}
