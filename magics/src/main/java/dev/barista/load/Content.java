package dev.barista.load;

import dev.barista.market.Bars;
import dev.barista.market.OptionSnapshot;
import dev.barista.market.Symbol;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What there is of one {@link Item}, in memory, or left to the store and read from it whenever it is asked for. Immutable;
 * threads may share it.
 */
final class Content {
    static final Content NONE = new Content(Map.of(), List.of());

    private final Supplier<Map<Symbol, Bars>> bars;
    private final long barCount;
    private final List<OptionSnapshot> contracts;
    private final boolean isLeftToStore;

    private Content(
            Supplier<Map<Symbol, Bars>> bars, long barCount, List<OptionSnapshot> contracts, boolean isLeftToStore) {
        this.bars = bars;
        this.barCount = barCount;
        this.contracts = List.copyOf(contracts);
        this.isLeftToStore = isLeftToStore;
    }

    /** In memory. */
    Content(Map<Symbol, Bars> bars, List<OptionSnapshot> contracts) {
        this(
                constant(Map.copyOf(bars)),
                bars.values().stream().mapToLong(Bars::size).sum(),
                contracts,
                false);
    }

    private static Supplier<Map<Symbol, Bars>> constant(Map<Symbol, Bars> bars) {
        return () -> bars;
    }

    static Content of(Symbol symbol, Bars bars) {
        return new Content(Map.of(symbol, bars), List.of());
    }

    /** @param reading reads {@code barCount} bars */
    static Content leftToStore(Symbol symbol, long barCount, Supplier<Bars> reading) {
        return new Content(() -> Map.of(symbol, reading.get()), barCount, List.of(), true);
    }

    /**
     * Of the stock, or of each of its contracts that traded.
     *
     * @throws LoadFailedException if they were left to the store, which no longer has them
     */
    Map<Symbol, Bars> bars() {
        return bars.get();
    }

    /** Of a chain. */
    List<OptionSnapshot> contracts() {
        return contracts;
    }

    /** Whether asking for its bars reads files. */
    boolean isLeftToStore() {
        return isLeftToStore;
    }

    boolean isEmpty() {
        return size() == 0;
    }

    /** Bars, or contracts of a chain. */
    long size() {
        return barCount + contracts.size();
    }
}
