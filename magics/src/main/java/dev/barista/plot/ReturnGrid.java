package dev.barista.plot;

import dev.barista.market.Symbol;
import dev.barista.market.Timeframe;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Where a symbol's returns come from: of intraday bars by time of the day and day, of longer ones by month and year.
 *
 * @param clock tells times
 * @param timeframe width of a bar
 */
record ReturnGrid(BarClock clock, Timeframe timeframe) {
    private static final int MOST_DAYS = 130;
    private static final int SLOT_MINUTES = 30;

    Chart chart(ChartTitle title, Aligned closes, Symbol symbol) {
        double[] returns = closes.returns().values().getOrDefault(symbol, new double[0]);
        List<LocalDateTime> times = clock.times(closes.times());
        if (!timeframe.isIntraday()) {
            return grid(
                    title,
                    times,
                    returns,
                    new Side("year", time -> Integer.toString(time.getYear())),
                    new Side("month", time -> String.format(Locale.ROOT, "%02d", time.getMonthValue())));
        }
        long days = times.stream().map(LocalDateTime::toLocalDate).distinct().count();
        Side day = days <= MOST_DAYS
                ? new Side("day", time -> time.toLocalDate().toString())
                : new Side("month", time -> YearMonth.from(time).toString());
        String note = " · what happens over night counts for the first bar";
        return grid(title.withDetails(note), times, returns, new Side("time of the day", this::slot), day);
    }

    /** Half an hour, or the bar's own beginning if bars are longer. */
    private String slot(LocalDateTime time) {
        boolean isFine = timeframe.intradayWidth().toMinutes() < SLOT_MINUTES;
        int minute = isFine ? time.getMinute() / SLOT_MINUTES * SLOT_MINUTES : time.getMinute();
        return String.format(Locale.ROOT, "%02d:%02d", time.getHour(), minute);
    }

    private record Side(String name, Function<LocalDateTime, String> place) {}

    private static Chart grid(ChartTitle title, List<LocalDateTime> times, double[] returns, Side rows, Side columns) {
        List<String> across = places(times, columns);
        List<String> down = places(times, rows);
        double[][] sums = new double[down.size()][across.size()];
        for (double[] row : sums) {
            Arrays.fill(row, Double.NaN);
        }
        for (int i = 0; i < returns.length; i++) {
            if (Double.isFinite(returns[i])) {
                int row = Collections.binarySearch(down, rows.place().apply(times.get(i)));
                int column = Collections.binarySearch(across, columns.place().apply(times.get(i)));
                double before = sums[row][column];
                sums[row][column] = returns[i] + (Double.isFinite(before) ? before : 0);
            }
        }
        return new GridChart(
                        title,
                        new GridChart.Names(columns.name(), across),
                        new GridChart.Names(rows.name(), down),
                        sums,
                        GridColors.AROUND_ZERO,
                        false)
                .chart();
    }

    private static List<String> places(List<LocalDateTime> times, Side side) {
        return new ArrayList<>(new TreeSet<>(times.stream().map(side.place()).toList()));
    }
}
