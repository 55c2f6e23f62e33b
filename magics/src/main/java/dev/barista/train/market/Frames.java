package dev.barista.train.market;

import dev.barista.market.Bars;
import dev.barista.market.InvalidInputException;
import dev.barista.market.Symbol;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Prices of several symbols at common times, from the first time at which all have begun: arrays of
 * {@code [symbol][time]}. Where a symbol has no bar at a time, its last close is carried forward, its volume is 0 and it
 * cannot be traded. Made by {@link #of}; its arrays are not to be changed, so threads may share it.
 *
 * @param symbols in the order of asking
 * @param times beginning of each bar, epoch milliseconds, rising
 * @param open dollars
 * @param high dollars
 * @param low dollars
 * @param close dollars
 * @param volume shares
 * @param traded whether there was a bar
 */
@SuppressWarnings("ArrayRecordComponent") // shared by all who read them
public record Frames(
        List<String> symbols,
        long[] times,
        double[][] open,
        double[][] high,
        double[][] low,
        double[][] close,
        double[][] volume,
        boolean[][] traded) {

    /**
     * Aligns bars. Rows without a positive price are left out, and of two rows of one time the later one.
     *
     * @throws InvalidInputException if there is no symbol, or one without bars
     */
    public static Frames of(Map<Symbol, Bars> bars) {
        if (bars.isEmpty()) {
            throw new InvalidInputException("there are no bars to learn from. Load some by the magic bars");
        }
        List<Column> columns = new ArrayList<>();
        bars.forEach((symbol, some) -> columns.add(new Column(symbol.toString(), some, rows(symbol, some))));
        long begin = columns.stream().mapToLong(Column::first).max().orElseThrow();
        TreeSet<Long> moments = new TreeSet<>();
        columns.forEach(column -> column.addTimes(begin, moments));
        long[] times = moments.stream().mapToLong(Long::longValue).toArray();
        Frames frames = empty(columns.stream().map(Column::name).toList(), times);
        for (int s = 0; s < columns.size(); s++) {
            columns.get(s).fill(frames, s);
        }
        return frames;
    }

    private static Frames empty(List<String> symbols, long[] times) {
        int n = symbols.size();
        int t = times.length;
        return new Frames(
                symbols,
                times,
                new double[n][t],
                new double[n][t],
                new double[n][t],
                new double[n][t],
                new double[n][t],
                new boolean[n][t]);
    }

    private static int[] rows(Symbol symbol, Bars bars) {
        int[] rows = IntStream.range(0, bars.size())
                .filter(row -> bars.open(row) > 0 && bars.high(row) > 0 && bars.low(row) > 0 && bars.close(row) > 0)
                .boxed()
                .sorted(Comparator.comparingLong(bars::timeMillis))
                .mapToInt(Integer::intValue)
                .toArray();
        if (rows.length == 0) {
            throw new InvalidInputException(
                    symbol + " has no bars to learn from. Leave it out, or load more days of it");
        }
        return rows;
    }

    /** How many times. */
    public int size() {
        return times.length;
    }

    /** The row of the first time that is not before {@code millis}; {@link #size} if all are. */
    public int firstNotBefore(long millis) {
        int row = 0;
        while (row < times.length && times[row] < millis) {
            row++;
        }
        return row;
    }

    /** A symbol's bars and the rows to take, by time. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Column(String name, Bars bars, int[] rows) {
        long first() {
            return bars.timeMillis(rows[0]);
        }

        void addTimes(long begin, TreeSet<Long> moments) {
            for (int row : rows) {
                if (bars.timeMillis(row) >= begin) {
                    moments.add(bars.timeMillis(row));
                }
            }
        }

        void fill(Frames to, int s) {
            int next = 0;
            for (int t = 0; t < to.times.length; t++) {
                int latest = -1;
                while (next < rows.length && bars.timeMillis(rows[next]) <= to.times[t]) {
                    latest = next++;
                }
                if (latest >= 0 && bars.timeMillis(rows[latest]) == to.times[t]) {
                    take(to, s, t, rows[latest]);
                } else {
                    // Before the first common time there may be bars of earlier times: their last close stands here.
                    double last = t > 0 ? to.close[s][t - 1] : bars.close(rows[Math.max(0, latest)]);
                    to.open[s][t] = last;
                    to.high[s][t] = last;
                    to.low[s][t] = last;
                    to.close[s][t] = last;
                }
            }
        }

        private void take(Frames to, int s, int t, int row) {
            to.open[s][t] = bars.open(row);
            to.high[s][t] = Math.max(bars.high(row), Math.max(bars.open(row), bars.close(row)));
            to.low[s][t] = Math.min(bars.low(row), Math.min(bars.open(row), bars.close(row)));
            to.close[s][t] = bars.close(row);
            to.volume[s][t] = Math.max(0, bars.volume(row));
            to.traded[s][t] = true;
        }
    }
}
