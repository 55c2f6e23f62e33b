package dev.barista.load;

import dev.barista.market.Symbol;
import java.util.OptionalDouble;

/**
 * How far one symbol is. Immutable.
 *
 * @param symbol whose bars
 * @param state where it stands
 * @param bars how many arrived so far
 * @param quality its score, 0–1, once it is complete and was judged
 * @param message why it failed, in a few words; empty otherwise
 */
public record SymbolProgress(Symbol symbol, SymbolState state, long bars, OptionalDouble quality, String message) {}
