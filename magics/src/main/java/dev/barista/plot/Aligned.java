package dev.barista.plot;

import dev.barista.market.Bars;
import dev.barista.market.Symbol;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * One value of each bar of several symbols, over the times of all of them; NaN where a symbol has none. Of bars with the
 * same time the last counts. Immutable; whoever makes it leaves its numbers alone.
 */
final class Aligned {
    /** Takes a value out of a bar; NaN for none. */
    @FunctionalInterface
    interface Value {
        double of(Bars bars, int row);
    }

    private final long[] times;
    private final Map<Symbol, double[]> values;

    private Aligned(long[] times, Map<Symbol, double[]> values) {
        this.times = times;
        this.values = values;
    }

    /** Closes above zero: those that are not have no return. */
    static Aligned closes(Map<Symbol, Bars> bars) {
        return of(bars, (some, row) -> some.close(row) > 0 ? some.close(row) : Double.NaN);
    }

    static Aligned volumes(Map<Symbol, Bars> bars) {
        return of(bars, (some, row) -> some.volume(row) == Bars.MISSING ? Double.NaN : (double) some.volume(row));
    }

    private static Aligned of(Map<Symbol, Bars> bars, Value value) {
        long[] times = times(bars.values(), value);
        Map<Symbol, double[]> values = new LinkedHashMap<>();
        bars.forEach((symbol, some) -> values.put(symbol, along(times, some, value)));
        return new Aligned(times, values);
    }

    private static long[] times(Collection<Bars> all, Value value) {
        long[] times = all.stream()
                .flatMapToLong(some -> IntStream.range(0, some.size())
                        .filter(row -> Double.isFinite(value.of(some, row)))
                        .mapToLong(some::timeMillis))
                .toArray();
        Arrays.sort(times);
        return LongStream.range(0, times.length)
                .mapToInt(i -> (int) i)
                .filter(i -> i == 0 || times[i] != times[i - 1])
                .mapToLong(i -> times[i])
                .toArray();
    }

    private static double[] along(long[] times, Bars bars, Value value) {
        double[] values = new double[times.length];
        Arrays.fill(values, Double.NaN);
        int at = 0;
        for (int row = 0; row < bars.size(); row++) {
            double each = value.of(bars, row);
            if (!Double.isFinite(each)) {
                continue;
            }
            long time = bars.timeMillis(row);
            // Bars are in order nearly always: the place is the next one.
            while (at < times.length && times[at] < time) {
                at++;
            }
            if (at == times.length || times[at] != time) {
                at = Arrays.binarySearch(times, time);
            }
            values[at] = each;
        }
        return values;
    }

    long[] times() {
        return times;
    }

    Map<Symbol, double[]> values() {
        return values;
    }

    /** Log returns in percent, each from the value before it, however long ago. */
    Aligned returns() {
        Map<Symbol, double[]> returns = new LinkedHashMap<>();
        values.forEach((symbol, closes) -> returns.put(symbol, returns(closes)));
        return new Aligned(times, returns);
    }

    /** Each symbol's first value set to 100. */
    Aligned rebased() {
        Map<Symbol, double[]> rebased = new LinkedHashMap<>();
        values.forEach((symbol, closes) -> {
            double first =
                    Arrays.stream(closes).filter(Double::isFinite).findFirst().orElse(1);
            rebased.put(
                    symbol,
                    Arrays.stream(closes).map(close -> 100 * close / first).toArray());
        });
        return new Aligned(times, rebased);
    }

    private static double[] returns(double[] closes) {
        double[] returns = new double[closes.length];
        double before = Double.NaN;
        for (int i = 0; i < closes.length; i++) {
            returns[i] = 100 * Math.log(closes[i] / before);
            before = Double.isFinite(closes[i]) ? closes[i] : before;
        }
        return returns;
    }
}
