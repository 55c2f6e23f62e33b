package dev.barista.plot;

import dev.barista.market.Bars;
import dev.barista.market.BarsBuilder;
import dev.barista.market.InvalidInputException;
import dev.barista.market.Symbol;
import dev.barista.market.Timeframe;
import dev.barista.market.Timeframe.Unit;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.columns.Column;

/**
 * A table with columns {@code open}, {@code high}, {@code low}, {@code close} and a time, as bars.
 *
 * @param all the table
 * @param by the column that tells symbols apart; null for {@code symbol}, or one symbol if there is none
 * @param zone by whose clock instants are told
 */
record TableBars(TableColumns all, @Nullable String by, ZoneId zone) {
    private static final long MINUTE_MILLIS = 60_000;
    private static final int HOUR_MINUTES = 60;

    BarCharts charts(boolean isLog) {
        if (!all.has("open", "high", "low", "close")) {
            throw new InvalidInputException(all.name() + " has no columns open, high, low and close. Try: %plot "
                    + all.name() + " --kind line --x COLUMN --y COLUMN");
        }
        TableColumns.Times times =
                TableColumns.times(all.pick(null, "a bar's time", "(a date or time)", TableColumns::isTime), zone);
        Map<Symbol, BarsBuilder> bars = new LinkedHashMap<>();
        Column<?> names = by != null || all.has("symbol") ? all.find(by == null ? "symbol" : by) : null;
        double[] open = numbers("open");
        double[] high = numbers("high");
        double[] low = numbers("low");
        double[] close = numbers("close");
        double[] volume = all.has("volume") ? numbers("volume") : new double[0];
        for (int row = 0; row < open.length; row++) {
            long time = times.millis()[row];
            if (time != Long.MIN_VALUE) {
                long shares =
                        row < volume.length && Double.isFinite(volume[row]) ? Math.round(volume[row]) : Bars.MISSING;
                bars.computeIfAbsent(symbol(names, row), symbol -> new BarsBuilder(16))
                        .add(time, open[row], high[row], low[row], close[row], shares, Bars.MISSING, Double.NaN);
            }
        }
        Map<Symbol, Bars> built = new LinkedHashMap<>();
        bars.forEach((symbol, builder) -> built.put(symbol, builder.build()));
        return new BarCharts(
                built,
                timeframe(times),
                source(),
                all.isPractice(),
                isLog,
                times.clock().zone());
    }

    private String source() {
        String title = all.table().name();
        return title == null || title.isBlank() ? all.name() : title;
    }

    private double[] numbers(String column) {
        return TableColumns.numbers(all.pick(column, column, "numbers", TableColumns::isNumber));
    }

    private Symbol symbol(@Nullable Column<?> names, int row) {
        return Symbol.parse(names == null ? "BARS" : TableColumns.word(names, row));
    }

    /** The width that bars seem to have: the least time between two that follow each other. */
    private static Timeframe timeframe(TableColumns.Times times) {
        long least = Long.MAX_VALUE;
        for (int row = 1; row < times.millis().length; row++) {
            long apart = times.millis()[row] - times.millis()[row - 1];
            least = apart > 0 && times.millis()[row - 1] != Long.MIN_VALUE ? Math.min(least, apart) : least;
        }
        long minutes = Math.max(1, least / MINUTE_MILLIS);
        if (times.clock().isDaily() || minutes >= 24 * HOUR_MINUTES) {
            return new Timeframe(1, Unit.DAY);
        }
        return minutes < HOUR_MINUTES
                ? new Timeframe((int) minutes, Unit.MINUTE)
                : new Timeframe((int) (minutes / HOUR_MINUTES), Unit.HOUR);
    }
}
