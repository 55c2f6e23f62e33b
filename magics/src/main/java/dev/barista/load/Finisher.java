package dev.barista.load;

import dev.barista.market.Bars;
import dev.barista.market.Outcome;
import dev.barista.market.Symbol;
import dev.barista.quality.QualityChecker;
import dev.barista.quality.SymbolQuality;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Puts the pages of complete symbols together, judges them, and tells what is to be asked next. Made by {@link LoadRun};
 * threads may share it.
 */
final class Finisher {
    private static final Logger LOG = Logger.getLogger(Finisher.class.getName());

    private final LoadRequest request;
    private final OptionsPlan options;
    private final QualityChecker checker;
    private final Shelf shelf;
    private final LoadState state;
    private final Memory memory;
    private final Cuts cuts;
    private final Map<Symbol, Double> prices = new ConcurrentHashMap<>();
    private final Queue<CompletableFuture<Void>> leaving = new ConcurrentLinkedQueue<>();

    Finisher(LoadRequest request, Preparation prepared, LoadState state) {
        this.request = request;
        this.options = prepared.options();
        this.checker = prepared.checker();
        this.shelf = prepared.shelf();
        this.state = state;
        this.memory = prepared.memory();
        this.cuts = prepared.cuts();
    }

    /** Cuts calls anew that have not been made yet. */
    Cuts cuts() {
        return cuts;
    }

    /** Prices of underlyings have arrived: their last close counts. */
    void priced(Outcome.BarsPage page) {
        page.bars().forEach((symbol, bars) -> prices.put(symbol, bars.close(bars.size() - 1)));
    }

    /** Keeps what {@code call} brought; completes when it is kept, or cannot be. */
    CompletableFuture<Void> keep(PlannedCall call) {
        return shelf.add(call, () -> state.arrived(call));
    }

    /**
     * Ends {@code items}, what is too large for memory by {@code executor} when that which ended before has left it.
     *
     * @return the calls that follow from them
     */
    CompletableFuture<List<PlannedCall>> finish(PlannedCall call, List<Ready> items, Executor executor) {
        CompletableFuture<Void> left = left();
        return left.isDone()
                ? CompletableFuture.completedFuture(finish(call, items))
                : left.thenApplyAsync(nothing -> finish(call, items), executor);
    }

    private List<PlannedCall> finish(PlannedCall call, List<Ready> items) {
        boolean pricesAlone = call.isForPrices();
        return items.stream()
                .flatMap(ready -> (pricesAlone ? chainAt(ready.item()) : finish(ready)).stream())
                .toList();
    }

    /** Ends the symbols of which the store has everything. */
    void finishFound() {
        shelf.complete().parallelStream().forEach(item -> finish(state.ready(item)));
    }

    private List<PlannedCall> chainAt(Item item) {
        Double price = prices.get(item.symbol());
        if (price == null || !(price > 0)) {
            state.symbolsFailed(List.of(item), Failures.noPrice());
            return List.of();
        }
        return List.of(options.chain(item.symbol(), price));
    }

    private List<PlannedCall> finish(Ready ready) {
        Item item = ready.item();
        if (item.kind() == LoadKind.BARS && !shelf.addWhatIsThere(item.symbol(), ready.pages())) {
            state.symbolsFailed(List.of(item), Failures.notInStore());
            return List.of();
        }
        if (memory.isFull()) {
            state.symbolsFailed(request.items(), memory.failure());
            return List.of();
        }
        Content content = ready.pages().join();
        if (content.isEmpty()) {
            state.symbolsFailed(List.of(item), Failures.nothing(item, request));
            return List.of();
        }
        if (item.kind() == LoadKind.BARS) {
            Bars bars = content.bars().getOrDefault(item.symbol(), Bars.EMPTY);
            // Given to the store first: whoever asks for the same again as soon as this load ends is to find it there.
            CompletableFuture<Boolean> kept = shelf.keep(item.symbol(), bars);
            state.symbolDone(item, content, quality(item.symbol(), bars));
            makeRoom(item, bars, kept);
        } else {
            state.symbolDone(item, content, null);
        }
        return item.kind() == LoadKind.CHAIN && request.kinds().contains(LoadKind.OPTION_BARS)
                ? optionBars(item.symbol(), OptionsPlan.names(content.contracts()))
                : List.of();
    }

    private List<PlannedCall> optionBars(Symbol underlying, List<Symbol> contracts) {
        Item item = new Item(LoadKind.OPTION_BARS, underlying);
        ContractShelf.Found found = shelf.contracts().find(underlying, contracts);
        state.found(item, found.there());
        List<PlannedCall> calls = new ArrayList<>();
        found.missing()
                .forEach((ranges, some) -> ranges.forEach(days -> calls.addAll(options.bars(underlying, some, days))));
        return calls.isEmpty() ? finish(state.ready(item)) : calls;
    }

    private void makeRoom(Item item, Bars bars, CompletableFuture<Boolean> kept) {
        if (!shelf.isForMoreThanMemory()) {
            memory.add(bars.size());
            return;
        }
        leaving.add(kept.thenAccept(isKept -> {
            if (isKept) {
                state.leftToStore(item, shelf.leftToStore(item.symbol(), bars));
            } else {
                memory.add(bars.size());
            }
        }));
    }

    /** Completes when the store has what memory is too small for, as far as it is complete by now. */
    CompletableFuture<Void> left() {
        leaving.removeIf(CompletableFuture::isDone);
        return CompletableFuture.allOf(leaving.toArray(CompletableFuture<?>[]::new));
    }

    /** Null rather than a lost symbol, should a check fail on bars that nobody thought of. */
    private @Nullable SymbolQuality quality(Symbol symbol, Bars bars) {
        try {
            return checker.check(symbol, bars);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "no quality of " + symbol, e);
            return null;
        }
    }
}
