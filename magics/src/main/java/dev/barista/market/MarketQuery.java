package dev.barista.market;

/** One call for data: what goes into one HTTP request. Immutable. */
public sealed interface MarketQuery permits BarsQuery, ChainQuery {
    /** The same call, for the page that {@code token} stands for. */
    MarketQuery page(String token);
}
