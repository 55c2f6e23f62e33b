package dev.barista.market;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What one answer said of the budget of calls; each part is missing where the server did not send it or sent
 * something that makes no sense.
 *
 * @param limit calls allowed in a window ({@code X-RateLimit-Limit})
 * @param remaining calls left in this window ({@code X-RateLimit-Remaining})
 * @param reset when the window ends, by the server's clock ({@code X-RateLimit-Reset}, epoch seconds)
 * @param serverTime the server's clock ({@code Date} header), to turn {@code reset} into a duration
 * @param retryAfterMillis how long to hold back ({@code Retry-After})
 * @param tripMillis from the call's leaving this machine to the answer's first byte; missing if not measured
 */
public record BudgetReport(
        @Nullable Integer limit,
        @Nullable Integer remaining,
        @Nullable Instant reset,
        @Nullable Instant serverTime,
        @Nullable Long retryAfterMillis,
        @Nullable Long tripMillis) {
    /** An answer that said nothing of the budget. */
    public static final BudgetReport NONE = new BudgetReport(null, null, null, null, null);

    /** Without a measured trip. */
    public BudgetReport(
            @Nullable Integer limit,
            @Nullable Integer remaining,
            @Nullable Instant reset,
            @Nullable Instant serverTime,
            @Nullable Long retryAfterMillis) {
        this(limit, remaining, reset, serverTime, retryAfterMillis, null);
    }

    /** {@link #tripMillis} in nanoseconds; endless if it was not measured. */
    public long tripNanos() {
        return tripMillis == null ? Long.MAX_VALUE : TimeUnit.MILLISECONDS.toNanos(tripMillis);
    }

    /** The same of a call that took so long; a clock that jumped meanwhile may say less than nothing. */
    public BudgetReport after(long millis) {
        return millis < 0 ? this : new BudgetReport(limit, remaining, reset, serverTime, retryAfterMillis, millis);
    }
}
