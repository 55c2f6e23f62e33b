package dev.barista.load;

import dev.barista.market.Symbol;
import java.util.List;

/**
 * One row of a load's progress: what is loaded of one symbol. Immutable.
 *
 * @param symbol the stock, which of options is the underlying
 */
record Item(LoadKind kind, Symbol symbol) {

    static Item bars(Symbol symbol) {
        return new Item(LoadKind.BARS, symbol);
    }

    static List<Item> bars(List<Symbol> symbols) {
        return symbols.stream().map(Item::bars).toList();
    }

    /** Such as {@code "SPY"} or {@code "SPY chain"}. */
    String label() {
        return symbol + kind.suffix();
    }
}
