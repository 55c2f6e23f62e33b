package dev.barista.market;

import org.jspecify.annotations.Nullable;

/**
 * One call for a page of an option chain. Made by the loader's plan; immutable.
 *
 * @param underlying the stock
 * @param contracts which of its contracts, strikes in dollars
 * @param limit most contracts in the answer, 1–1,000
 * @param pageToken where to go on, from the previous page; null for the first page
 */
public record ChainQuery(
        Symbol underlying,
        ContractFilter contracts,
        int limit,
        @Nullable String pageToken) implements MarketQuery {
    /** The API's largest page. */
    public static final int MAX_LIMIT = 1000;

    public ChainQuery {
        if (underlying.isContract() || contracts.needsPrice() || limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("malformed query for contracts of " + underlying + " " + contracts);
        }
    }

    @Override
    public ChainQuery page(String token) {
        return new ChainQuery(underlying, contracts, limit, token);
    }
}
