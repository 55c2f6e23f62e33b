package dev.barista.load;

import dev.barista.market.MarketQuery;
import java.util.HashSet;
import java.util.Set;

/** One call of the plan on its way through pages and retries. Used by one thread at a time. */
final class Attempt {
    /** A page that tells of another one after so many is a server gone wrong: no planned call overflows that much. */
    private static final int MAX_PAGES = 200;

    private final PlannedCall call;
    private final Set<String> tokens = new HashSet<>();
    private MarketQuery query;
    private int page;
    private int failures;
    private int throttles;
    private int unreadable;

    Attempt(PlannedCall call) {
        this.call = call;
        this.query = call.query();
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
    boolean next(String token) {
        if (!tokens.add(token) || page + 1 >= MAX_PAGES) {
            return false;
        }
        query = call.query().page(token);
        page++;
        failures = 0;
        unreadable = 0;
        throttles = 0;
        return true;
    }

    int failed() {
        return ++failures;
    }

    int throttled() {
        return ++throttles;
    }

    int unreadable() {
        return ++unreadable;
    }
}
