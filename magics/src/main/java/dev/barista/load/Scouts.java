package dev.barista.load;

import java.util.concurrent.TimeUnit;

/**
 * The last two calls of the first budget that does not suffice, which go a little later than the others: what they are
 * told shows whether the server refills bit by bit. They cost no time, since a window has to be waited for anyway. Not
 * safe for threads: {@link Pace} guards it.
 */
final class Scouts {
    /** How long the last call, and the last but one, are held back. */
    private static final int[] MILLIS = {2000, 200};

    private static final int LEAST_LIMIT = 10;

    private int firstScarceWindow = -1;
    private long lastSentNanos;

    void sent(long nowNanos) {
        lastSentNanos = nowNanos;
    }

    /** How long the next call is held back; 0 or less if it is not. */
    long heldBackNanos(BudgetWindow window, int waiting, long nowNanos) {
        int left = window.left();
        boolean scarce = left > 0 && left <= MILLIS.length && waiting > left && window.limit() >= LEAST_LIMIT;
        if (!scarce || (firstScarceWindow >= 0 && firstScarceWindow != window.number())) {
            return 0;
        }
        firstScarceWindow = window.number();
        long hold = Math.min(TimeUnit.MILLISECONDS.toNanos(MILLIS[left - 1]), window.nanosToEnd() / 3);
        return lastSentNanos + hold - nowNanos;
    }
}
