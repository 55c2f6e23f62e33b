package dev.barista.practice;

/** A few bars in a row as primitive columns, reused period by period. For one thread. Prices as {@link SessionMinutes}. */
final class BarBuffer {
    int size;
    final long[] times;
    final long[] open;
    final long[] high;
    final long[] low;
    final long[] close;
    final long[] volume;
    final long[] trades;
    final long[] vwap;

    private long value;

    /** @param mostBars how many bars a period can have; each may come twice */
    BarBuffer(int mostBars) {
        // A bar without trades is begun behind the last one.
        int capacity = 2 * mostBars + 1;
        times = new long[capacity];
        open = new long[capacity];
        high = new long[capacity];
        low = new long[capacity];
        close = new long[capacity];
        volume = new long[capacity];
        trades = new long[capacity];
        vwap = new long[capacity];
    }

    void clear() {
        size = 0;
    }

    /** Begins a bar at {@code timeMillis}, without any trade so far. */
    void begin(long timeMillis) {
        times[size] = timeMillis;
        volume[size] = 0;
        trades[size] = 0;
        value = 0;
    }

    /** Adds a minute to the bar that was begun. */
    void addMinute(SessionMinutes from, int minute) {
        if (from.trades[minute] == 0) {
            return;
        }
        long minuteHigh = from.high[minute];
        long minuteLow = from.low[minute];
        if (trades[size] == 0) {
            open[size] = from.open[minute];
            high[size] = minuteHigh;
            low[size] = minuteLow;
        }
        high[size] = Math.max(high[size], minuteHigh);
        low[size] = Math.min(low[size], minuteLow);
        close[size] = from.close[minute];
        volume[size] += from.volume[minute];
        trades[size] += from.trades[minute];
        long average = (from.open[minute] + minuteHigh + minuteLow + from.close[minute]) >> 2;
        value += average * from.volume[minute];
    }

    /** Ends the bar; returns whether there is one: without trades there is none. */
    boolean end() {
        if (trades[size] == 0) {
            return false;
        }
        vwap[size] = value / volume[size];
        size++;
        return true;
    }

    void dropLast() {
        size--;
    }

    /** Repeats the last bar. */
    void repeatLast() {
        int from = size - 1;
        begin(times[from]);
        open[size] = open[from];
        high[size] = high[from];
        low[size] = low[from];
        close[size] = close[from];
        volume[size] = volume[from];
        trades[size] = trades[from];
        vwap[size] = vwap[from];
        size++;
    }
}
