package dev.barista.load;

import dev.barista.market.BarsQuery;
import dev.barista.market.DateRange;
import dev.barista.market.MarketQuery;
import dev.barista.market.Symbol;
import java.util.List;

/**
 * One call of a plan. Immutable.
 *
 * @param query its first page
 * @param days the days it covers
 * @param items what it is for; of stock bars in the order of its symbols
 */
record PlannedCall(MarketQuery query, DateRange days, List<Item> items) {
    PlannedCall {
        items = List.copyOf(items);
    }

    /** What it counts as: prices of underlyings belong to the chain. */
    LoadKind kind() {
        return items.get(0).kind();
    }

    /** Whether its bars tell the prices of underlyings, and are not wanted for themselves. */
    boolean isForPrices() {
        return query instanceof BarsQuery && kind() == LoadKind.CHAIN;
    }

    /** Which of the items bars of {@code symbol} are for. */
    Item itemOf(Symbol symbol) {
        return symbol.isContract() ? items.get(0) : Item.bars(symbol);
    }
}
