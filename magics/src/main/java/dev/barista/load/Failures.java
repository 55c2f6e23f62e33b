package dev.barista.load;

import dev.barista.market.BarsQuery;
import dev.barista.market.DateRange;
import dev.barista.market.InvalidInputException;
import dev.barista.market.Outcome;
import dev.barista.market.Symbol;
import java.util.List;

/** What to say, and what to do, when calls fail for good. */
final class Failures {
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    private Failures() {}

    /** There is nothing of {@code item}. */
    static Failure nothing(Item item, LoadRequest request) {
        DateRange range = request.range();
        return switch (item.kind()) {
            case BARS ->
                new Failure(
                        "no such symbol",
                        "no such symbol, or no trades from " + range.from() + " to " + range.to()
                                + ". Check the spelling, or try other dates");
            case CHAIN ->
                new Failure(
                        "no such contracts",
                        "there are no " + request.contracts() + ". Check the symbol, or widen --expiry and --strikes");
            case OPTION_BARS ->
                new Failure(
                        "no trades",
                        "none of its contracts traded from " + range.from() + " to " + range.to()
                                + ". Try more days, or strikes nearer to the price");
        };
    }

    /** Strikes relative to a price that nobody knows. */
    static Failure noPrice() {
        return new Failure(
                "no such symbol",
                "no such symbol, or no trade in ten days that strikes could be relative to. Check the spelling, or try"
                        + " strikes in dollars, such as --strikes 550..650");
    }

    /** The store said that it had them. */
    static Failure notInStore() {
        return new Failure(
                "not in the store",
                "the store cannot read bars that it kept, for a file of it was damaged or removed. Load it again: they will "
                        + "be asked for");
    }

    /** A mistake of the user's that shows when a load begins. */
    static Failure of(InvalidInputException mistake) {
        String message = String.valueOf(mistake.getMessage());
        return new Failure(message, message);
    }

    /** A fault of ours, or of the machine. */
    static Failure ofOurs(Throwable fault) {
        return new Failure(
                "broke off", "the load broke off (" + fault.getClass().getSimpleName() + "). Load it again");
    }

    /** What is made of a chain does not come without it. */
    static Failure noChain() {
        return new Failure("no chain", "its option chain did not arrive, so its contracts are not known");
    }

    /** {@code full} for one of the symbols of {@code call}. */
    static Failure of(PlannedCall call, Item item, String brief, String full) {
        return of(item, call.days(), brief, full);
    }

    /** {@code full} for {@code item} on {@code range}. */
    static Failure of(Item item, DateRange range, String brief, String full) {
        String days = item.kind() == LoadKind.CHAIN ? "" : " from " + range.from() + " to " + range.to();
        return new Failure(brief, item.label() + days + ": " + full);
    }

    static String unavailable(Outcome.Unavailable outcome, int tries) {
        return outcome.reason() + ", " + tries + " times. Load it again later";
    }

    static String unreadable(Outcome.Unreadable outcome) {
        return "the server sent " + outcome.reason() + ", twice. Check for a proxy between here and the server";
    }

    static String throttled() {
        return "the server went on refusing calls as over budget. Does another program use the same keys?";
    }

    static String endless() {
        return "the server repeated a page or sent pages without end. Load it again later";
    }

    static String brief(Outcome.Refused outcome) {
        return "refused (" + outcome.status() + ")" + (outcome.message().isEmpty() ? "" : ": " + outcome.message());
    }

    static String refused(Outcome.Refused outcome) {
        boolean keys = outcome.status() == UNAUTHORIZED || outcome.status() == FORBIDDEN;
        return brief(outcome)
                + (keys
                        ? ". Check the keys and whether the subscription includes this feed"
                        : ". Check symbol, dates and timeframe");
    }

    /** Whether another query might be answered. */
    static boolean isAboutTheQuery(Outcome.Refused refused) {
        return refused.status() == 400 || refused.status() == 404 || refused.status() == 422;
    }

    /** A call for each item of {@code call}, whose query is {@code query}. */
    static List<PlannedCall> split(PlannedCall call, BarsQuery query) {
        return call.items().stream()
                .map(item -> new PlannedCall(only(query, item.symbol()), call.days(), List.of(item)))
                .toList();
    }

    private static BarsQuery only(BarsQuery query, Symbol symbol) {
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
