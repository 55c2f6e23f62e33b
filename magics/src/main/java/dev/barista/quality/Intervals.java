package dev.barista.quality;

import java.util.Arrays;

/**
 * Rising, disjoint stretches of time, each from its beginning to before its end, in epoch milliseconds. Immutable; a
 * {@link Cursor} belongs to one thread.
 */
final class Intervals {
    private final long[] from;
    private final long[] to;

    Intervals(long[] from, long[] to) {
        this.from = from;
        this.to = to;
    }

    int size() {
        return from.length;
    }

    long from(int index) {
        return from[index];
    }

    /** Finds intervals in time that is constant if questions rise, as bars do, and logarithmic if they jump. */
    final class Cursor {
        private static final int STEPS = 4;

        private int at;

        /** The interval that holds {@code millis}, or -1. */
        int locate(long millis) {
            if (from.length == 0 || millis < from[0]) {
                return -1;
            }
            for (int step = 0; step < STEPS && at + 1 < from.length && from[at + 1] <= millis; step++) {
                at++;
            }
            if (millis < from[at] || (at + 1 < from.length && from[at + 1] <= millis)) {
                int found = Arrays.binarySearch(from, millis);
                at = found >= 0 ? found : -found - 2;
            }
            return millis < to[at] ? at : -1;
        }
    }
}
