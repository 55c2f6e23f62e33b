package dev.barista.load;

import dev.barista.market.Adjustment;
import dev.barista.market.DateRange;
import dev.barista.market.Feed;
import dev.barista.market.InvalidInputException;
import dev.barista.market.Symbol;
import dev.barista.market.Timeframe;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a user asks for, checked once and for all. Immutable.
 *
 * @param symbols 1–2,000 in the order of asking; a symbol given twice is taken once
 * @param range days
 * @param timeframe width of a bar
 * @param adjustment corrections applied by the source
 * @param feed whose trades; null leaves it to the source
 */
public record LoadRequest(
        List<Symbol> symbols,
        DateRange range,
        Timeframe timeframe,
        Adjustment adjustment,
        @Nullable Feed feed) {
    /** Most symbols of one load. */
    public static final int MAX_SYMBOLS = 2000;

    public LoadRequest {
        symbols = symbols.stream().distinct().toList();
        if (symbols.isEmpty()) {
            throw new InvalidInputException("no symbols to load. Name at least one, such as SPY");
        }
        if (symbols.size() > MAX_SYMBOLS) {
            throw new InvalidInputException(
                    "a load takes at most " + MAX_SYMBOLS + " symbols, got " + symbols.size() + ". Load them in parts");
        }
    }
}
