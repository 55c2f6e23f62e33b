package dev.barista.market;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One call for bars: what goes into one HTTP request. Made by the loader's plan; immutable.
 *
 * @param symbols one or more, answered together in this order; either stocks or at most 100 option contracts
 * @param timeframe width of a bar
 * @param start first instant, included
 * @param end last instant, included
 * @param adjustment corrections applied by the source
 * @param feed whose trades; null leaves it to the source's default
 * @param limit most bars in the answer over all symbols, 1–10,000
 * @param pageToken where to go on, from the previous page; null for the first page
 */
public record BarsQuery(
        List<Symbol> symbols,
        Timeframe timeframe,
        Instant start,
        Instant end,
        Adjustment adjustment,
        @Nullable Feed feed,
        int limit,
        @Nullable String pageToken)
        implements MarketQuery {
    /** The API's largest page. */
    public static final int MAX_LIMIT = 10_000;

    /** Most contracts in a call. */
    public static final int MAX_CONTRACTS = 100;

    public BarsQuery {
        symbols = List.copyOf(symbols);
        if (symbols.isEmpty() || limit < 1 || limit > MAX_LIMIT || end.isBefore(start)) {
            throw new IllegalArgumentException("malformed query for " + symbols + " " + start + "–" + end);
        }
        boolean contracts = symbols.get(0).isContract();
        if (symbols.stream().anyMatch(symbol -> symbol.isContract() != contracts)
                || (contracts && symbols.size() > MAX_CONTRACTS)) {
            throw new IllegalArgumentException("stocks and contracts in one call, or too many contracts: " + symbols);
        }
    }

    /** Whether these are bars of option contracts, which have neither feed nor adjustment. */
    public boolean isForContracts() {
        return symbols.get(0).isContract();
    }

    @Override
    public BarsQuery page(String token) {
        return new BarsQuery(symbols, timeframe, start, end, adjustment, feed, limit, token);
    }
}
