package dev.barista.load;

import dev.barista.market.Bars;
import dev.barista.market.Symbol;

/** How good the bars of one complete symbol are. Called on the loader's threads. */
@FunctionalInterface
public interface BarsScore {
    /** From 0 (unusable) to 1, or NaN if that cannot be told. */
    double of(LoadRequest request, Symbol symbol, Bars bars);
}
