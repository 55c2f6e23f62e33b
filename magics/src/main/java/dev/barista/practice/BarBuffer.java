package dev.barista.practice;

import java.util.Arrays;

/** A few bars in a row as primitive columns, reused period by period. For one thread. Prices as {@link SessionMinutes}. */
final class BarBuffer {
    int size;
    long[] times = new long[64];
    long[] open = new long[64];
    long[] high = new long[64];
    long[] low = new long[64];
    long[] close = new long[64];
    long[] volume = new long[64];
    long[] trades = new long[64];
    long[] vwap = new long[64];

    private long value;

    void clear() {
        size = 0;
    }

    /** Begins a bar at {@code timeMillis}, without any trade so far. */
    void begin(long timeMillis) {
        if (size == times.length) {
            grow(2 * size);
        }
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

    private void grow(int capacity) {
        times = Arrays.copyOf(times, capacity);
        open = Arrays.copyOf(open, capacity);
        high = Arrays.copyOf(high, capacity);
        low = Arrays.copyOf(low, capacity);
        close = Arrays.copyOf(close, capacity);
        volume = Arrays.copyOf(volume, capacity);
        trades = Arrays.copyOf(trades, capacity);
        vwap = Arrays.copyOf(vwap, capacity);
    }
}
