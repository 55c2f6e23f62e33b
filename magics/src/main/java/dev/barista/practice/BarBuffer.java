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
        long minuteOpen = from.open[minute];
        long minuteHigh = from.high[minute];
        long minuteLow = from.low[minute];
        long minuteClose = from.close[minute];
        long shares = from.volume[minute];
        long average = (minuteOpen + minuteHigh + minuteLow + minuteClose) >> 2;
        add(minuteOpen, minuteHigh, minuteLow, minuteClose, shares, from.trades[minute], average * shares);
    }

    /** Adds a day to the bar that was begun. */
    void addDay(WholeDays.Day day) {
        add(day.open(), day.high(), day.low(), day.close(), day.volume(), day.trades(), day.value());
    }

    /** What has been added to the bar that was begun, as a day. */
    WholeDays.Day begun() {
        return new WholeDays.Day(open[size], high[size], low[size], close[size], volume[size], trades[size], value);
    }

    private void add(long first, long highest, long lowest, long last, long shares, long tradeCount, long worth) {
        if (tradeCount == 0) {
            return;
        }
        if (trades[size] == 0) {
            open[size] = first;
            high[size] = highest;
            low[size] = lowest;
        }
        high[size] = Math.max(high[size], highest);
        low[size] = Math.min(low[size], lowest);
        close[size] = last;
        volume[size] += shares;
        trades[size] += tradeCount;
        value += worth;
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
