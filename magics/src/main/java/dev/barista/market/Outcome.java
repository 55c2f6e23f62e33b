package dev.barista.market;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How one {@link MarketQuery} ended. A source never throws for these and never answers half a page: what could not be
 * read to its end is {@link Unreadable}.
 */
public sealed interface Outcome {

    /** A whole page, whatever of. */
    sealed interface Page extends Outcome permits BarsPage, ChainPage {
        /** Null on the last page. */
        @Nullable String nextPageToken();

        /** Size of the decoded body. */
        long bytes();
    }

    /**
     * A page of bars.
     *
     * @param bars by symbol, in the order of the answer; symbols without bars are absent
     * @param nextPageToken null on the last page
     * @param bytes size of the decoded body
     * @param budget what the answer said of the budget
     */
    record BarsPage(Map<Symbol, Bars> bars, @Nullable String nextPageToken, long bytes, BudgetReport budget)
            implements Page {}

    /**
     * A page of an option chain.
     *
     * @param contracts in the order of the answer
     */
    record ChainPage(
            List<OptionSnapshot> contracts, @Nullable String nextPageToken, long bytes, BudgetReport budget)
            implements Page {}

    /** 429: over budget; the call may be made again later. */
    record Throttled(BudgetReport budget) implements Outcome {}

    /**
     * Another 4xx: the call must not be made again as it is.
     *
     * @param status HTTP status
     * @param message the server's own words, cut to 200 characters; no key is ever in it
     */
    record Refused(int status, String message, BudgetReport budget) implements Outcome {}

    /** 5xx, or the connection failed or timed out; worth another try. {@code reason} is one clause without URLs. */
    record Unavailable(String reason, BudgetReport budget) implements Outcome {}

    /** 200, but not a page: truncated JSON, HTML, wrong types. {@code reason} says what stood there. */
    record Unreadable(String reason, BudgetReport budget) implements Outcome {}

    /** What the answer said of the budget. */
    BudgetReport budget();
}
