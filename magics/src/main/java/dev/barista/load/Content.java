package dev.barista.load;

import dev.barista.market.Bars;
import dev.barista.market.OptionSnapshot;
import dev.barista.market.Symbol;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What there is of one {@link Item}, in memory, or left to the store and read from it whenever it is asked for. Immutable;
 * threads may share it.
 */
final class Content {
    static final Content NONE = new Content(Map.of(), List.of());

    private final Supplier<Map<Symbol, Bars>> bars;
    private final long barCount;
    private final List<OptionSnapshot> contracts;
    private final @Nullable LeftToStore leftToStore;

    private Content(
            Supplier<Map<Symbol, Bars>> bars,
            long barCount,
            List<OptionSnapshot> contracts,
            @Nullable LeftToStore leftToStore) {
        this.bars = bars;
        this.barCount = barCount;
        this.contracts = List.copyOf(contracts);
        this.leftToStore = leftToStore;
    }

    /** In memory. */
    Content(Map<Symbol, Bars> bars, List<OptionSnapshot> contracts) {
        this(
                constant(Map.copyOf(bars)),
                bars.values().stream().mapToLong(Bars::size).sum(),
                contracts,
                null);
    }

    private static Supplier<Map<Symbol, Bars>> constant(Map<Symbol, Bars> bars) {
        return () -> bars;
    }

    static Content of(Symbol symbol, Bars bars) {
        return new Content(Map.of(symbol, bars), List.of());
    }

    /** @param reading reads {@code barCount} bars */
    static Content leftToStore(LeftToStore where, long barCount, Supplier<Bars> reading) {
        return new Content(() -> Map.of(where.set().symbol(), reading.get()), barCount, List.of(), where);
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
        return leftToStore != null;
    }

    /** Null for what is in memory. */
    @Nullable LeftToStore leftToStore() {
        return leftToStore;
    }

    boolean isEmpty() {
        return size() == 0;
    }

    /** Bars, or contracts of a chain. */
    long size() {
        return barCount + contracts.size();
    }
}
