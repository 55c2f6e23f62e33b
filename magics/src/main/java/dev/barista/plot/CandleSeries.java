package dev.barista.plot;

import dev.barista.market.Bars;
import dev.barista.market.BarsBuilder;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Candles ready to be drawn: in order of time, none without prices, and not more than asked for. Immutable.
 *
 * @param candles one row each
 * @param barsPerCandle how many bars in a row were put together into one candle; 1 if none were
 * @param bars how many bars the candles are made of
 * @param lastMillis when the last of the bars begins, epoch milliseconds; 0 if there are none
 * @param withoutPrices bars left out because a price of theirs is not a number
 */
record CandleSeries(Bars candles, int barsPerCandle, int bars, long lastMillis, int withoutPrices) {
    /**
     * Orders {@code source} and, if it has more than {@code maxCandles} bars, puts each so many bars in a row
     * together: the first open, the highest high, the lowest low, the last close and the sum of the volumes.
     */
    static CandleSeries of(Bars source, int maxCandles) {
        return of(source, rowsByTime(source), maxCandles);
    }

    /** The same of these rows of {@code source} alone, which are in order of time and have prices. */
    static CandleSeries of(Bars source, int[] rows, int maxCandles) {
        int size = Math.max(1, divideUp(rows.length, maxCandles));
        BarsBuilder candles = new BarsBuilder(divideUp(rows.length, size));
        for (int from = 0; from < rows.length; from += size) {
            addCandle(candles, source, rows, from, Math.min(from + size, rows.length));
        }
        long lastMillis = rows.length == 0 ? 0 : source.timeMillis(rows[rows.length - 1]);
        return new CandleSeries(candles.build(), size, rows.length, lastMillis, source.size() - rows.length);
    }

    boolean isEmpty() {
        return candles.isEmpty();
    }

    int size() {
        return candles.size();
    }

    /** When each candle begins, epoch milliseconds. */
    long[] candleTimes() {
        return IntStream.range(0, size()).mapToLong(candles::timeMillis).toArray();
    }

    boolean isUp(int row) {
        return candles.close(row) >= candles.open(row);
    }

    double highest() {
        return IntStream.range(0, size())
                .mapToDouble(row -> Math.max(Math.max(candles.open(row), candles.close(row)), candles.high(row)))
                .max()
                .orElse(1);
    }

    double lowest() {
        return IntStream.range(0, size())
                .mapToDouble(row -> Math.min(Math.min(candles.open(row), candles.close(row)), candles.low(row)))
                .min()
                .orElse(0);
    }

    long largestVolume() {
        return IntStream.range(0, size()).mapToLong(candles::volume).max().orElse(0);
    }

    private static int divideUp(int dividend, int divisor) {
        return (dividend + divisor - 1) / divisor;
    }

    /** Which bar each candle begins with, counted from {@code from}. */
    StretchRows rows(int from) {
        return new StretchRows(
                from + bars,
                IntStream.range(0, size())
                        .map(candle -> from + candle * barsPerCandle)
                        .toArray());
    }

    /** The rows that have prices, by time. */
    static int[] rowsByTime(Bars source) {
        boolean ordered =
                IntStream.range(1, source.size()).allMatch(row -> source.timeMillis(row - 1) <= source.timeMillis(row));
        IntStream priced = IntStream.range(0, source.size()).filter(row -> hasPrices(source, row));
        return ordered
                ? priced.toArray()
                : priced.boxed()
                        .sorted(Comparator.comparingLong(source::timeMillis))
                        .mapToInt(Integer::intValue)
                        .toArray();
    }

    private static boolean hasPrices(Bars source, int row) {
        return Double.isFinite(source.open(row) + source.high(row) + source.low(row) + source.close(row));
    }

    private static void addCandle(BarsBuilder candles, Bars source, int[] rows, int from, int to) {
        double high = Double.NEGATIVE_INFINITY;
        double low = Double.POSITIVE_INFINITY;
        long volume = Bars.MISSING;
        for (int i = from; i < to; i++) {
            high = Math.max(high, source.high(rows[i]));
            low = Math.min(low, source.low(rows[i]));
            long shares = source.volume(rows[i]);
            if (shares != Bars.MISSING) {
                volume = volume == Bars.MISSING ? shares : volume + shares;
            }
        }
        candles.add(
                source.timeMillis(rows[from]),
                source.open(rows[from]),
                high,
                low,
                source.close(rows[to - 1]),
                volume,
                Bars.MISSING,
                Double.NaN);
    }
}
