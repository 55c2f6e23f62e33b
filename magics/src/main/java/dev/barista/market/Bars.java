package dev.barista.market;

import java.util.Arrays;

/**
 * Bars of one symbol as primitive columns of equal length, in the order in which they arrived. Made by
 * {@link BarsBuilder}; immutable, so threads may share it.
 *
 * <p>A bar's time is its beginning, in milliseconds since the epoch. Volume and trade count are in shares and trades,
 * prices in the quote currency; a missing vwap is NaN, a missing trade count or volume {@link #MISSING}.
 */
public final class Bars {
    /** Stands for a trade count or volume that the source did not give. */
    public static final long MISSING = Long.MIN_VALUE;

    /** No bars. */
    public static final Bars EMPTY = new BarsBuilder(0).build();

    private final long[] times;
    private final double[] open;
    private final double[] high;
    private final double[] low;
    private final double[] close;
    private final long[] volume;
    private final long[] tradeCount;
    private final double[] vwap;

    Bars(BarsBuilder from) {
        int size = from.size;
        times = cut(from.times, size);
        open = cut(from.open, size);
        high = cut(from.high, size);
        low = cut(from.low, size);
        close = cut(from.close, size);
        volume = cut(from.volume, size);
        tradeCount = cut(from.tradeCount, size);
        vwap = cut(from.vwap, size);
    }

    private static long[] cut(long[] column, int size) {
        return column.length == size ? column : Arrays.copyOf(column, size);
    }

    private static double[] cut(double[] column, int size) {
        return column.length == size ? column : Arrays.copyOf(column, size);
    }

    /** Copies all into columns that have room from {@code row} on. */
    void copyTo(BarsBuilder to, int row) {
        System.arraycopy(times, 0, to.times, row, times.length);
        System.arraycopy(open, 0, to.open, row, times.length);
        System.arraycopy(high, 0, to.high, row, times.length);
        System.arraycopy(low, 0, to.low, row, times.length);
        System.arraycopy(close, 0, to.close, row, times.length);
        System.arraycopy(volume, 0, to.volume, row, times.length);
        System.arraycopy(tradeCount, 0, to.tradeCount, row, times.length);
        System.arraycopy(vwap, 0, to.vwap, row, times.length);
    }

    public int size() {
        return times.length;
    }

    public boolean isEmpty() {
        return times.length == 0;
    }

    /** Beginning of bar {@code row}, epoch milliseconds. */
    public long timeMillis(int row) {
        return times[row];
    }

    public double open(int row) {
        return open[row];
    }

    public double high(int row) {
        return high[row];
    }

    public double low(int row) {
        return low[row];
    }

    public double close(int row) {
        return close[row];
    }

    /** Shares traded, or {@link #MISSING}. */
    public long volume(int row) {
        return volume[row];
    }

    /** Trades, or {@link #MISSING}. */
    public long tradeCount(int row) {
        return tradeCount[row];
    }

    /** Volume-weighted average price, or NaN. */
    public double vwap(int row) {
        return vwap[row];
    }
}
