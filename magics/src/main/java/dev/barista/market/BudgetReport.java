package dev.barista.market;

import java.time.Instant;
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
 */
public record BudgetReport(
        @Nullable Integer limit,
        @Nullable Integer remaining,
        @Nullable Instant reset,
        @Nullable Instant serverTime,
        @Nullable Long retryAfterMillis) {
    /** An answer that said nothing of the budget. */
    public static final BudgetReport NONE = new BudgetReport(null, null, null, null, null);
}
