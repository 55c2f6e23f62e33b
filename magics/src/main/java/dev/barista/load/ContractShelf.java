package dev.barista.load;

import dev.barista.market.Bars;
import dev.barista.market.BarsQuery;
import dev.barista.market.DateRange;
import dev.barista.market.DayRanges;
import dev.barista.market.Symbol;
import dev.barista.store.ContractSet;
import dev.barista.store.ContractStore;
import dev.barista.store.StoredBars;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What one load takes from the store of the bars of option contracts, and puts into it. Chains are not kept: they are
 * what is quoted at this moment. Made by {@link Shelf}; threads may share it.
 */
final class ContractShelf {
    private final @Nullable ContractStore store;
    private final LoadRequest request;
    private final DaysOver over;
    private final Consumer<String> notes;
    private int looked;
    private int whole;

    ContractShelf(@Nullable ContractStore store, LoadRequest request, DaysOver over, Consumer<String> notes) {
        this.store = store;
        this.request = request;
        this.over = over;
        this.notes = notes;
    }

    /**
     * What there is of contracts, and what is to be asked for.
     *
     * @param missing the contracts of each set of days that are not there
     */
    record Found(Map<Symbol, StoredBars> there, Map<List<DateRange>, List<Symbol>> missing) {}

    /** Looks for {@code contracts} of {@code underlying}. */
    Found find(Symbol underlying, List<Symbol> contracts) {
        Map<Symbol, StoredBars> there = read(underlying, contracts);
        Map<List<DateRange>, List<Symbol>> missing = new LinkedHashMap<>();
        for (Symbol contract : contracts) {
            StoredBars stored = there.get(contract);
            List<DateRange> rest = stored == null
                    ? List.of(request.range())
                    : DayRanges.without(request.range(), stored.days()).stream()
                            .filter(over::hasBegun)
                            .toList();
            if (!rest.isEmpty()) {
                missing.computeIfAbsent(rest, first -> new ArrayList<>()).add(contract);
            }
        }
        announce(missing.isEmpty());
        return new Found(there, missing);
    }

    private Map<Symbol, StoredBars> read(Symbol underlying, List<Symbol> contracts) {
        if (store == null) {
            return Map.of();
        }
        try {
            return store.read(set(underlying), contracts, request.range(), notes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while reading the store");
        }
    }

    /** One sentence for all underlyings, once the last is known. */
    private void announce(boolean isWhole) {
        int symbols = request.symbols().size();
        int came;
        synchronized (this) {
            looked++;
            whole += isWhole ? 1 : 0;
            came = looked == symbols ? whole : 0;
        }
        if (came > 0) {
            notes.accept("option bars of " + came + " of " + symbols + (symbols == 1 ? " symbol" : " symbols")
                    + " came from the store, without a call");
        }
    }

    /**
     * Keeps what {@code call} brought of its contracts, as far as it is of sessions that are over.
     *
     * @return completes when it is kept, or cannot be
     */
    CompletableFuture<Void> add(PlannedCall call, Map<Symbol, Bars> bars) {
        if (store == null || !(call.query() instanceof BarsQuery query)) {
            return CompletableFuture.completedFuture(null);
        }
        Symbol underlying = call.items().get(0).symbol();
        return store.add(set(underlying), query.symbols(), over.of(List.of(call.days())), bars, notes)
                .thenAccept(kept -> {});
    }

    private ContractSet set(Symbol underlying) {
        return new ContractSet(request.timeframe(), underlying);
    }
}
