package dev.barista.load;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.Instant;

/**
 * A number of calls in a window of time, all of which may be made at its beginning; a Bucket4j bucket that is refilled
 * at the window's end. Not safe for threads: {@link Pace} guards it.
 */
final class BudgetWindow {
    private final Ticker ticker;
    private final long originNanos;
    private final Duration length;
    private Bucket bucket;
    private int limit;
    private long endNanos;
    private int number;

    BudgetWindow(Ticker ticker, int limit, Duration length) {
        this.ticker = ticker;
        this.originNanos = ticker.nanos();
        this.length = length;
        this.limit = limit;
        this.endNanos = length.toNanos();
        this.bucket = bucket(limit, endNanos);
    }

    /** Takes one call out of the budget, if there is one. */
    boolean take() {
        roll();
        if (left() == limit) {
            // A window that nobody used yet begins with its first call.
            restart(limit, limit, length.toNanos());
        }
        return bucket.tryConsume(1);
    }

    /** Puts back a call of window {@code number} that was not made. */
    void putBack(int windowNumber) {
        roll();
        if (windowNumber == number) {
            bucket.addTokens(1);
        }
    }

    /** Counts windows, so that an answer can be told from one of an earlier window. */
    int number() {
        roll();
        return number;
    }

    int limit() {
        return limit;
    }

    Duration length() {
        return length;
    }

    int left() {
        return (int) bucket.getAvailableTokens();
    }

    long nanosToEnd() {
        roll();
        return endNanos - now();
    }

    /** The server's word on what is left, when it has counted all of ours. */
    void leave(int calls) {
        leaveAtMost(calls);
        int fewer = Math.min(calls, limit) - left();
        if (fewer > 0) {
            bucket.addTokens(fewer);
        }
    }

    /** The server counted more calls than we did. */
    void leaveAtMost(int calls) {
        long tooMany = left() - (long) calls;
        if (tooMany > 0) {
            bucket.tryConsumeAsMuchAsPossible(tooMany);
        }
    }

    /** The server allows another number of calls in a window; those already used stay used. */
    void changeLimit(int newLimit) {
        int used = limit - left();
        limit = newLimit;
        bucket = bucket(Math.max(0, newLimit - used), endNanos);
    }

    /** The window ends at another time than we thought. */
    void endIn(long nanos) {
        endNanos = now() + nanos;
        bucket = bucket(left(), endNanos);
    }

    /** No more calls for {@code nanos}; then a new window begins. */
    void close(long nanos) {
        number++;
        restart(limit, 0, nanos);
    }

    private void restart(int newLimit, int tokens, long nanos) {
        limit = newLimit;
        endNanos = now() + nanos;
        bucket = bucket(tokens, endNanos);
    }

    private void roll() {
        if (now() >= endNanos) {
            long past = (now() - endNanos) / length.toNanos();
            endNanos += (past + 1) * length.toNanos();
            number++;
        }
    }

    private long now() {
        return ticker.nanos() - originNanos;
    }

    private Bucket bucket(int tokens, long firstRefillNanos) {
        // Bucket4j takes whole milliseconds here; a millisecond early would be a call too early for the server.
        Instant firstRefill = Instant.ofEpochMilli(firstRefillNanos / 1_000_000 + 1);
        endNanos = firstRefill.toEpochMilli() * 1_000_000;
        return Bucket.builder()
                .addLimit(limits -> limits.capacity(limit)
                        .refillIntervallyAligned(limit, length, firstRefill)
                        .initialTokens(tokens))
                .withCustomTimePrecision(new Meter())
                .build();
    }

    private final class Meter implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return now();
        }

        /** Aligned refills ask for it; ours are aligned to this very meter. */
        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
