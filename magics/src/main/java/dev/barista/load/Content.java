package dev.barista.load;

import dev.barista.market.Bars;
import dev.barista.market.OptionSnapshot;
import dev.barista.market.Symbol;
import java.util.List;
import java.util.Map;

/**
 * What there is of one {@link Item}. Immutable.
 *
 * @param bars of the stock, or of each of its contracts that traded
 * @param contracts of a chain
 */
record Content(Map<Symbol, Bars> bars, List<OptionSnapshot> contracts) {
    static final Content NONE = new Content(Map.of(), List.of());

    Content {
        bars = Map.copyOf(bars);
        contracts = List.copyOf(contracts);
    }

    static Content of(Symbol symbol, Bars bars) {
        return new Content(Map.of(symbol, bars), List.of());
    }

    boolean isEmpty() {
        return size() == 0;
    }

    /** Bars, or contracts of a chain. */
    long size() {
        return bars.values().stream().mapToLong(Bars::size).sum() + contracts.size();
    }
}
