package dev.barista.load;

import dev.barista.market.Adjustment;
import dev.barista.market.ContractFilter;
import dev.barista.market.DateRange;
import dev.barista.market.Feed;
import dev.barista.market.InvalidInputException;
import dev.barista.market.OccSymbol;
import dev.barista.market.Symbol;
import dev.barista.market.Timeframe;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a user asks for, checked once and for all. Immutable.
 *
 * @param symbols 1–2,000 in the order of asking; a symbol given twice is taken once
 * @param range days
 * @param timeframe width of a bar
 * @param adjustment corrections applied by the source
 * @param feed whose trades; null leaves it to the source
 * @param kinds what is loaded of each symbol; bars of contracts need the chain
 * @param contracts which option contracts
 */
public record LoadRequest(
        List<Symbol> symbols,
        DateRange range,
        Timeframe timeframe,
        Adjustment adjustment,
        @Nullable Feed feed,
        Set<LoadKind> kinds,
        ContractFilter contracts) {
    /** Most symbols of one load. */
    public static final int MAX_SYMBOLS = 2000;

    public LoadRequest {
        symbols = symbols.stream().distinct().toList();
        kinds = Collections.unmodifiableSet(EnumSet.copyOf(kinds));
        if (kinds.contains(LoadKind.OPTION_BARS) && !kinds.contains(LoadKind.CHAIN)) {
            throw new IllegalArgumentException("bars of option contracts without the chain that names them");
        }
        if (symbols.isEmpty()) {
            throw new InvalidInputException("no symbols to load. Name at least one, such as SPY");
        }
        if (symbols.size() > MAX_SYMBOLS) {
            throw new InvalidInputException(
                    "a load takes at most " + MAX_SYMBOLS + " symbols, got " + symbols.size() + ". Load them in parts");
        }
        symbols.stream().filter(Symbol::isContract).findFirst().ifPresent(contract -> {
            throw new InvalidInputException(contract + " is an option contract, not a stock. Try: %option_bars "
                    + OccSymbol.parse(contract.value()).root());
        });
    }

    /** Stock bars alone. */
    public LoadRequest(
            List<Symbol> symbols, DateRange range, Timeframe timeframe, Adjustment adjustment, @Nullable Feed feed) {
        this(symbols, range, timeframe, adjustment, feed, EnumSet.of(LoadKind.BARS), ContractFilter.ALL);
    }

    /** The same for some of its symbols and days. */
    LoadRequest only(List<Symbol> some, DateRange days) {
        return new LoadRequest(some, days, timeframe, adjustment, feed, kinds, contracts);
    }

    /** All rows of the progress: kind by kind, symbols in the order of asking. */
    List<Item> items() {
        return kinds.stream()
                .flatMap(kind -> symbols.stream().map(symbol -> new Item(kind, symbol)))
                .toList();
    }

    /** What the progress shows before anything has begun. */
    public List<SymbolProgress> rows() {
        return items().stream().map(item -> new SymbolTrack(item).progress()).toList();
    }
}
