package dev.barista.load;

import dev.barista.market.BarsOutcome;
import dev.barista.market.BarsQuery;
import dev.barista.market.DateRange;
import dev.barista.market.Symbol;
import java.util.List;

/** What to say, and what to do, when calls fail for good. */
final class Failures {
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    private Failures() {}

    static Failure noBars(DateRange range) {
        return new Failure(
                "no such symbol",
                "no such symbol, or no trades from " + range.from() + " to " + range.to()
                        + ". Check the spelling, or try other dates");
    }

    static String unavailable(BarsOutcome.Unavailable outcome, int tries) {
        return outcome.reason() + ", " + tries + " times. Load it again later";
    }

    static String unreadable(BarsOutcome.Unreadable outcome) {
        return "the server sent " + outcome.reason() + ", twice. Check for a proxy between here and the server";
    }

    static String throttled() {
        return "the server went on refusing calls as over budget. Does another program use the same keys?";
    }

    static String endless() {
        return "the server repeated a page or sent pages without end. Load it again later";
    }

    static String brief(BarsOutcome.Refused outcome) {
        return "refused (" + outcome.status() + ")" + (outcome.message().isEmpty() ? "" : ": " + outcome.message());
    }

    static String refused(BarsOutcome.Refused outcome) {
        boolean keys = outcome.status() == UNAUTHORIZED || outcome.status() == FORBIDDEN;
        return brief(outcome)
                + (keys
                        ? ". Check the keys and whether the subscription includes this feed"
                        : ". Check symbol, dates and timeframe");
    }

    /** {@code query} for one of its symbols. */
    static BarsQuery only(BarsQuery query, Symbol symbol) {
        return new BarsQuery(
                List.of(symbol),
                query.timeframe(),
                query.start(),
                query.end(),
                query.adjustment(),
                query.feed(),
                query.limit(),
                null);
    }
}
