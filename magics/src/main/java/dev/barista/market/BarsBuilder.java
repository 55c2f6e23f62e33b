package dev.barista.market;

import java.util.Arrays;
import java.util.Collection;

/** Grows the columns of one symbol, bar by bar, without an object per bar. Not for more than one thread. */
public final class BarsBuilder {
    int size;
    long[] times;
    double[] open;
    double[] high;
    double[] low;
    double[] close;
    long[] volume;
    long[] tradeCount;
    double[] vwap;
    private boolean lent;

    /** @param expected how many bars will probably come */
    public BarsBuilder(int expected) {
        times = new long[expected];
        open = new double[expected];
        high = new double[expected];
        low = new double[expected];
        close = new double[expected];
        volume = new long[expected];
        tradeCount = new long[expected];
        vwap = new double[expected];
    }

    /**
     * Appends one bar; see {@link Bars} for units and missing values.
     *
     * @return this builder
     */
    public BarsBuilder add(
            long timeMillis, double o, double h, double l, double c, long shares, long trades, double averagePrice) {
        if (size == times.length) {
            grow(Math.max(16, size + (size >> 1)));
        }
        times[size] = timeMillis;
        open[size] = o;
        high[size] = h;
        low[size] = l;
        close[size] = c;
        volume[size] = shares;
        tradeCount[size] = trades;
        vwap[size] = averagePrice;
        size++;
        return this;
    }

    /** Appends bar {@code row} of {@code other}. */
    public BarsBuilder add(Bars other, int row) {
        return add(
                other.timeMillis(row),
                other.open(row),
                other.high(row),
                other.low(row),
                other.close(row),
                other.volume(row),
                other.tradeCount(row),
                other.vwap(row));
    }

    /** Bars one after another; every bar is kept, duplicates too. */
    public static Bars joined(Collection<Bars> some) {
        if (some.size() == 1) {
            return some.iterator().next();
        }
        BarsBuilder all = new BarsBuilder(some.stream().mapToInt(Bars::size).sum());
        some.forEach(all::addAll);
        return all.build();
    }

    /** Appends all of {@code other}. */
    public BarsBuilder addAll(Bars other) {
        int more = other.size();
        if (size + more > times.length) {
            grow(Math.max(size + more, size + (size >> 1)));
        }
        other.copyTo(this, size);
        size += more;
        return this;
    }

    /**
     * Appends columns of one length; see {@link Bars} for units and missing values.
     *
     * @return this builder
     */
    public BarsBuilder addAll(
            long[] timeMillis,
            double[] o,
            double[] h,
            double[] l,
            double[] c,
            long[] shares,
            long[] trades,
            double[] averagePrice) {
        int more = timeMillis.length;
        if (size + more > times.length) {
            grow(Math.max(size + more, size + (size >> 1)));
        }
        System.arraycopy(timeMillis, 0, times, size, more);
        System.arraycopy(o, 0, open, size, more);
        System.arraycopy(h, 0, high, size, more);
        System.arraycopy(l, 0, low, size, more);
        System.arraycopy(c, 0, close, size, more);
        System.arraycopy(shares, 0, volume, size, more);
        System.arraycopy(trades, 0, tradeCount, size, more);
        System.arraycopy(averagePrice, 0, vwap, size, more);
        size += more;
        return this;
    }

    public int size() {
        return size;
    }

    /** Forgets its bars, and keeps the room that they took unless bars that were built live there. */
    public void clear() {
        size = 0;
        if (lent) {
            lent = false;
            grow(times.length);
        }
    }

    /** The bars so far; the builder may go on. */
    public Bars build() {
        // Columns without room to spare are not copied: what is added next makes the builder move out of them.
        lent |= size == times.length;
        return new Bars(this);
    }

    private void grow(int capacity) {
        times = Arrays.copyOf(times, capacity);
        open = Arrays.copyOf(open, capacity);
        high = Arrays.copyOf(high, capacity);
        low = Arrays.copyOf(low, capacity);
        close = Arrays.copyOf(close, capacity);
        volume = Arrays.copyOf(volume, capacity);
        tradeCount = Arrays.copyOf(tradeCount, capacity);
        vwap = Arrays.copyOf(vwap, capacity);
    }
}
