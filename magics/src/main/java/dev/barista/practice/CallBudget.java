package dev.barista.practice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * How many calls may be made: a number in a window that opens with the first call after the one before it ended. Safe
 * for threads.
 */
final class CallBudget {
    /**
     * What became of one call.
     *
     * @param granted false means 429
     * @param remaining calls left in the window
     * @param reset when the window ends
     */
    record Grant(boolean granted, int limit, int remaining, Instant reset) {
        /** Rounded up: a client that waits until then is not too early. */
        long resetEpochSeconds() {
            return reset.getNano() > 0 ? reset.getEpochSecond() + 1 : reset.getEpochSecond();
        }
    }

    private final int limit;
    private final Duration window;
    private final Clock clock;
    private int used;
    private Instant reset = Instant.MIN;

    CallBudget(int limit, Duration window, Clock clock) {
        this.limit = limit;
        this.window = window;
        this.clock = clock;
    }

    synchronized Grant call() {
        Instant now = clock.instant();
        if (!now.isBefore(reset)) {
            used = 0;
            reset = now.plus(window);
        }
        boolean granted = used < limit;
        if (granted) {
            used++;
        }
        return new Grant(granted, limit, limit - used, reset);
    }
}
