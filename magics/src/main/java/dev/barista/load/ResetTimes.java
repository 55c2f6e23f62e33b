package dev.barista.load;

import dev.barista.market.BudgetReport;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Turns the times that a server sends into waits, whatever its clock and ours. Not safe for threads: {@link Pace} guards it. */
final class ResetTimes {
    /** Longest time that a server's reset is believed to be away. */
    private static final Duration MAX_WAIT = Duration.ofMinutes(5);
    /** A {@code Date} is up to a second old when it is sent, and then on its way. */
    private static final Duration AGREEMENT = Duration.ofMillis(1500);

    private static final int MOST_DOUBLINGS = 6;

    private final Clock clock;
    private @Nullable Instant reset;
    private boolean ourClockIsTrusted = true;

    ResetTimes(Clock clock) {
        this.clock = clock;
    }

    /** In how many nanoseconds the window ends, if {@code report} says so and it is news; else 0. */
    long newEndNanos(BudgetReport report, long knownNanos) {
        long wait = nanosToReset(report);
        // What a server's clock tells to the second errs on the late side: the earliest is nearest.
        if (wait > 0 && (!Objects.equals(reset, report.reset()) || wait < knownNanos)) {
            reset = report.reset();
            return wait;
        }
        return 0;
    }

    /** How long to hold back after a refusal, the {@code nth} in a row. */
    long holdNanos(BudgetReport report, int nth) {
        // Perhaps it is a fraction of a second ahead, which cannot be seen otherwise.
        ourClockIsTrusted = false;
        if (report.retryAfterMillis() != null) {
            return TimeUnit.MILLISECONDS.toNanos(report.retryAfterMillis());
        }
        long toReset = nanosToReset(report);
        return toReset > 0 ? toReset : TimeUnit.SECONDS.toNanos(1L << Math.max(0, Math.min(nth - 1, MOST_DOUBLINGS)));
    }

    /** 0 if the report does not say when, or nothing that can be. */
    private long nanosToReset(BudgetReport report) {
        if (report.reset() == null) {
            return 0;
        }
        Duration wait = Duration.between(now(report.serverTime()), report.reset());
        return wait.isNegative() || wait.compareTo(MAX_WAIT) > 0 ? 0 : wait.toNanos();
    }

    /** Our clock, which is finer, where it agrees with the server's; else the server's. */
    private Instant now(@Nullable Instant serverTime) {
        Instant ours = clock.instant();
        if (serverTime == null) {
            return ours;
        }
        Duration ahead = Duration.between(serverTime, ours);
        return !ourClockIsTrusted || ahead.isNegative() || ahead.compareTo(AGREEMENT) > 0 ? serverTime : ours;
    }
}
