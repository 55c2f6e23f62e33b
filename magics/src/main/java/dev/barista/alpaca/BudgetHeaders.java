package dev.barista.alpaca;

import dev.barista.market.BudgetReport;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Reads what an answer's headers say of the budget: {@code X-RateLimit-Limit}, {@code -Remaining}, {@code -Reset} and
 * {@code Retry-After}. What makes no sense is ignored. Threads may share it.
 */
final class BudgetHeaders {
    /**
     * The longest {@code Retry-After} that is believed. Alpaca's windows last a minute; a server that asks for days has
     * a wrong clock or a wrong setting, and what it says of the window's reset is the better advice.
     */
    static final Duration MAX_RETRY_AFTER = Duration.ofMinutes(5);

    private static final Pattern COUNT = Pattern.compile("\\d{1,9}");
    private static final Pattern EPOCH_SECONDS = Pattern.compile("\\d{10}");
    private static final Pattern SECONDS = Pattern.compile("\\d{1,18}(\\.\\d{1,9})?");

    private final Clock clock;

    BudgetHeaders(Clock clock) {
        this.clock = clock;
    }

    BudgetReport read(Headers headers) {
        Instant serverTime = httpDate(headers.get("Date"));
        Integer limit = count(headers.get("X-RateLimit-Limit"));
        return new BudgetReport(
                limit != null && limit == 0 ? null : limit,
                count(headers.get("X-RateLimit-Remaining")),
                epochSeconds(headers.get("X-RateLimit-Reset")),
                serverTime,
                retryAfterMillis(headers.get("Retry-After"), serverTime == null ? clock.instant() : serverTime));
    }

    private static @Nullable Integer count(@Nullable String text) {
        return text != null && COUNT.matcher(text.strip()).matches() ? Integer.valueOf(text.strip()) : null;
    }

    private static @Nullable Instant epochSeconds(@Nullable String text) {
        return text != null && EPOCH_SECONDS.matcher(text.strip()).matches()
                ? Instant.ofEpochSecond(Long.parseLong(text.strip()))
                : null;
    }

    private static @Nullable Long retryAfterMillis(@Nullable String text, Instant now) {
        if (text == null) {
            return null;
        }
        if (SECONDS.matcher(text.strip()).matches()) {
            return believed(Double.parseDouble(text.strip()) * 1000);
        }
        Instant at = httpDate(text);
        return at == null ? null : believed(at.getEpochSecond() * 1000.0 - now.toEpochMilli());
    }

    private static @Nullable Long believed(double millis) {
        return millis > MAX_RETRY_AFTER.toMillis() ? null : Long.valueOf((long) Math.max(millis, 0));
    }

    private static @Nullable Instant httpDate(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
