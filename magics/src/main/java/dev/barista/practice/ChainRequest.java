package dev.barista.practice;

import dev.barista.market.InvalidInputException;
import dev.barista.market.OccSymbol;
import dev.barista.market.OptionType;
import dev.barista.market.Symbol;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A well-formed request for an option chain. Immutable.
 *
 * @param type null for calls and puts
 * @param lowStrike dollars, included
 * @param highStrike dollars, included
 * @param firstExpiry included
 * @param lastExpiry included
 * @param root null for all
 * @param limit contracts in the answer
 * @param after name of the last contract that was sent; empty for the first page
 */
record ChainRequest(
        Symbol underlying,
        @Nullable OptionType type,
        double lowStrike,
        double highStrike,
        LocalDate firstExpiry,
        LocalDate lastExpiry,
        @Nullable String root,
        int limit,
        String after) {
    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_LIMIT = 1000;
    private static final Set<String> FEEDS = Set.of("opra", "indicative");

    static ChainRequest parse(String underlying, Map<String, String> parameters) throws BadRequest {
        String feed = parameters.getOrDefault("feed", "indicative");
        if (!FEEDS.contains(feed)) {
            throw new BadRequest("invalid feed: " + feed);
        }
        String day = parameters.get("expiration_date");
        return new ChainRequest(
                symbol(underlying),
                type(parameters.get("type")),
                number(parameters, "strike_price_gte", 0),
                number(parameters, "strike_price_lte", Double.MAX_VALUE),
                day != null ? date(day) : date(parameters.getOrDefault("expiration_date_gte", "2000-01-01")),
                day != null ? date(day) : date(parameters.getOrDefault("expiration_date_lte", "2099-12-31")),
                parameters.get("root_symbol"),
                (int) limit(parameters),
                after(parameters.getOrDefault("page_token", "")));
    }

    boolean wants(OccSymbol contract) {
        return (type == null || type == contract.type())
                && contract.strike() >= lowStrike
                && contract.strike() <= highStrike
                && !contract.expiry().isBefore(firstExpiry)
                && !contract.expiry().isAfter(lastExpiry)
                && (root == null || root.equals(contract.root()))
                && contract.toString().compareTo(after) > 0;
    }

    /** The token of the page behind {@code last}. */
    static String token(OccSymbol last) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(last.toString().getBytes(StandardCharsets.US_ASCII));
    }

    private static String after(String token) throws BadRequest {
        try {
            return token.isEmpty()
                    ? ""
                    : OccSymbol.parse(new String(Base64.getUrlDecoder().decode(token), StandardCharsets.US_ASCII))
                            .toString();
        } catch (IllegalArgumentException e) {
            throw new BadRequest("invalid page_token");
        }
    }

    private static Symbol symbol(String name) throws BadRequest {
        try {
            Symbol symbol = new Symbol(name);
            if (!symbol.isContract()) {
                return symbol;
            }
        } catch (InvalidInputException e) {
            // Answered below, as are contracts.
        }
        throw new BadRequest("invalid underlying symbol: " + name);
    }

    private static @Nullable OptionType type(@Nullable String name) throws BadRequest {
        if (name == null) {
            return null;
        }
        try {
            return OptionType.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new BadRequest("invalid type: " + name);
        }
    }

    private static double number(Map<String, String> parameters, String name, double otherwise) throws BadRequest {
        String text = parameters.get(name);
        try {
            return text == null ? otherwise : Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new BadRequest("invalid " + name + ": " + text);
        }
    }

    private static double limit(Map<String, String> parameters) throws BadRequest {
        double limit = number(parameters, "limit", DEFAULT_LIMIT);
        if (limit < 1 || limit > MAX_LIMIT || limit != Math.rint(limit)) {
            throw new BadRequest("invalid limit: " + parameters.get("limit") + ", must be 1 to " + MAX_LIMIT);
        }
        return limit;
    }

    private static LocalDate date(String text) throws BadRequest {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new BadRequest("invalid expiration date: " + text);
        }
    }
}
