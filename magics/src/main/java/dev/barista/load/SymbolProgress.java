package dev.barista.load;

import dev.barista.market.Symbol;
import java.util.OptionalDouble;

/**
 * How far one row of a load is. Immutable.
 *
 * @param kind what is loaded of the symbol
 * @param symbol whose bars or contracts
 * @param state where it stands
 * @param bars how many arrived so far; of a chain, contracts
 * @param quality its score, 0–1, once it is complete and was judged
 * @param message why it failed, in a few words; empty otherwise
 */
public record SymbolProgress(
        LoadKind kind, Symbol symbol, SymbolState state, long bars, OptionalDouble quality, String message) {
    /** Such as {@code "SPY"} or {@code "SPY chain"}. */
    public String label() {
        return symbol + kind.suffix();
    }
}
