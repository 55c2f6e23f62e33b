package dev.barista.load;

import dev.barista.market.MarketQuery;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** One call of the plan on its way through pages and retries. Used by one thread at a time; any may end it. */
final class Attempt {
    /** A page that tells of another one after so many is a server gone wrong: no planned call overflows that much. */
    private static final int MAX_PAGES = 200;

    private static final int MAX_THROTTLES = 20;
    private static final int MAX_UNREADABLE = 2;

    /** After so long without the page no further try begins: two calls that time out are within half a minute. */
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(12);

    private static final long FIRST_BACKOFF_MILLIS = 250;

    private final PlannedCall call;
    private final Set<String> tokens = new HashSet<>();
    private MarketQuery query;
    private long sinceNanos;
    private int page;
    private int failures;
    private int throttles;
    private int unreadable;
    private final AtomicBoolean over = new AtomicBoolean();

    /** @param nowNanos when it begins */
    Attempt(PlannedCall call, long nowNanos) {
        this.call = call;
        this.sinceNanos = nowNanos;
        this.query = call.query();
    }

    /** Doubles from a quarter of a second, with half of it left to chance so that retries do not come in step. */
    static long backoffMillis(int tries) {
        long most = FIRST_BACKOFF_MILLIS << (tries - 1);
        return most / 2 + ThreadLocalRandom.current().nextLong(most / 2 + 1);
    }

    PlannedCall call() {
        return call;
    }

    /** The page to ask for now. */
    MarketQuery query() {
        return query;
    }

    int page() {
        return page;
    }

    /** Goes on to the page of {@code token}; false if that cannot end well. */
    boolean next(String token, long nowNanos) {
        if (!tokens.add(token) || page + 1 >= MAX_PAGES) {
            return false;
        }
        query = call.query().page(token);
        page++;
        sinceNanos = nowNanos;
        failures = 0;
        unreadable = 0;
        throttles = 0;
        return true;
    }

    /** When its page was asked for first. */
    long sinceNanos() {
        return sinceNanos;
    }

    /** Whether it is time to give up what has failed for so long. */
    boolean isTooOld(long nowNanos) {
        return nowNanos - sinceNanos > LONGEST_NANOS;
    }

    /** Nothing more comes of it; whether that is news. */
    boolean end() {
        return over.compareAndSet(false, true);
    }

    int failed() {
        return ++failures;
    }

    /** Its call was over budget; whether it is tried again. */
    boolean throttled() {
        return ++throttles <= MAX_THROTTLES;
    }

    /** Its answer was unreadable; whether it is tried again. */
    boolean unreadable() {
        return ++unreadable < MAX_UNREADABLE;
    }
}
