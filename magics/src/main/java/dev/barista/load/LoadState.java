package dev.barista.load;

import dev.barista.market.Bars;
import dev.barista.market.BarsQuery;
import dev.barista.market.Outcome;
import dev.barista.market.Symbol;
import dev.barista.quality.SymbolQuality;
import dev.barista.store.StoredBars;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a load at this moment: written by {@link LoadRun}, read and waited for through {@link Load}. Safe
 * for threads; listeners are called outside the lock.
 */
final class LoadState {
    private final Ticker ticker;
    private final long startNanos;
    private final Map<Item, SymbolTrack> tracks = new LinkedHashMap<>();
    private final Listeners listeners = new Listeners();
    private final List<String> notes = new ArrayList<>();
    private final List<Item> complete = new ArrayList<>();
    private final InFlight inFlight = new InFlight();
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private long endNanos;
    private long firstNanos;
    private boolean ended;
    private boolean cancelled;
    private final CallTally calls = new CallTally();

    LoadState(List<Item> items, Ticker ticker) {
        this.ticker = ticker;
        this.startNanos = ticker.nanos();
        items.forEach(item -> tracks.put(item, new SymbolTrack(item)));
    }

    CompletableFuture<Void> done() {
        return done;
    }

    void onChange(Runnable listener) {
        listeners.add(listener);
    }

    synchronized <T> T read(Function<Collection<SymbolTrack>, T> question) {
        return question.apply(tracks.values());
    }

    synchronized @Nullable SymbolTrack track(Item item) {
        return tracks.get(item);
    }

    synchronized boolean isEnded() {
        return ended;
    }

    /** In the order of asking. */
    synchronized List<String> symbols() {
        return tracks.keySet().stream()
                .map(item -> item.symbol().value())
                .distinct()
                .toList();
    }

    /** What is complete by now, in the order in which that happened. */
    synchronized List<Item> complete() {
        return List.copyOf(complete);
    }

    /** Whether nothing more of {@code kind} will come. */
    synchronized boolean areEnded(LoadKind kind) {
        return tracks.values().stream()
                .filter(track -> track.item().kind() == kind)
                .allMatch(track -> track.state().isEnded());
    }

    synchronized int callsMade() {
        return calls.made();
    }

    /** Waits, without a bound of its own: whoever waits can be interrupted, and every load can be cancelled. */
    synchronized void await(BooleanSupplier reached) throws InterruptedException {
        while (!reached.getAsBoolean()) {
            wait();
        }
    }

    /** Calls that are to be made; with -1 in place of 1 calls that will not. */
    void planned(Collection<PlannedCall> some, int times) {
        change(() -> some.forEach(call -> {
            calls.planned(call.kind(), times);
            call.items().forEach(item -> at(item).callsPlanned(times));
        }));
    }

    /** Bars of {@code item} that need not be asked for. */
    void found(Item item, Map<Symbol, StoredBars> stored) {
        change(() -> stored.forEach((symbol, bars) -> at(item).found(symbol, bars)));
    }

    /** Pages of {@code item}, of which no more come. */
    synchronized Ready ready(Item item) {
        return new Ready(item, at(item).pages().copy());
    }

    /** A call turned out to need {@code more} further ones. */
    void furtherCalls(PlannedCall call, int more) {
        change(() -> calls.planned(call.kind(), more));
    }

    /** Whether anybody still needs the answer. */
    synchronized boolean wants(PlannedCall call) {
        return !ended
                && call.items().stream().anyMatch(item -> !at(item).state().isEnded());
    }

    /** Counts a request that is made at once, if anybody still needs its answer; listeners are to be told after it. */
    synchronized boolean takes(PlannedCall call) {
        if (!wants(call)) {
            return false;
        }
        calls.made(call.kind());
        inFlight.sent(call, ticker.nanos());
        call.items().forEach(item -> at(item).callMade());
        return true;
    }

    /** The request made last for {@code call} was answered, whatever the answer. */
    synchronized void requestAnswered(PlannedCall call) {
        inFlight.answered(call, ticker.nanos());
    }

    /** Whether no request of this load was answered since. */
    synchronized boolean isSilentSince(long nanos) {
        return inFlight.isSilentSince(nanos);
    }

    long nanos() {
        return ticker.nanos();
    }

    void pageArrived(PlannedCall call, int number, Outcome.Page page) {
        change(() -> {
            calls.answered(call.kind(), page.bytes());
            if (page instanceof Outcome.ChainPage chain) {
                at(call.items().get(0)).pageArrived(number, chain.contracts());
            } else if (page instanceof Outcome.BarsPage some && !call.isForPrices()) {
                Instant start = ((BarsQuery) call.query()).start();
                some.bars().forEach((symbol, bars) -> at(call.itemOf(symbol)).pageArrived(start, number, symbol, bars));
            }
        });
    }

    /** The bars that {@code call} brought, of those that are loaded for themselves. */
    synchronized Map<Symbol, Bars> arrived(PlannedCall call) {
        Map<Symbol, Bars> bars = new LinkedHashMap<>();
        if (call.query() instanceof BarsQuery query && !call.isForPrices()) {
            call.items().forEach(item -> bars.putAll(at(item).pages().of(query.start(), query.symbols())));
        }
        return bars;
    }

    /** One call less to wait for; the symbols whose last it was. */
    synchronized List<Ready> callDone(PlannedCall call) {
        calls.ended(call.kind());
        return call.items().stream()
                .map(this::at)
                .filter(SymbolTrack::callDone)
                .map(track -> new Ready(track.item(), track.pages().copy()))
                .toList();
    }

    void callGivenUp(PlannedCall call) {
        change(() -> {
            inFlight.ended(call);
            calls.ended(call.kind());
        });
    }

    /** So many bars of a symbol were read so far, without calls. */
    void barsCounted(Symbol symbol, int bars) {
        change(() -> at(Item.bars(symbol)).counted(bars));
    }

    /** These bars of a symbol were read so far, without calls. */
    void barsArrived(Symbol symbol, Bars bars) {
        change(() -> at(Item.bars(symbol)).arrived(bars));
    }

    void note(String sentence) {
        change(() -> notes.add(sentence));
    }

    synchronized List<String> notes() {
        return List.copyOf(notes);
    }

    void symbolDone(Item item, Content content, @Nullable SymbolQuality quality) {
        change(() -> {
            if (!at(item).state().isEnded()) {
                at(item).done(content, quality);
                firstNanos = complete.isEmpty() ? ticker.nanos() : firstNanos;
                complete.add(item);
            }
        });
    }

    /** What is complete need not be kept in memory any more. */
    synchronized void leftToStore(Item item, Content same) {
        at(item).leftToStore(same);
    }

    /** Where a chain fails, so do the bars of its contracts. */
    void symbolsFailed(Collection<Item> items, Failure why) {
        change(() -> items.forEach(item -> {
            fail(tracks.get(item), why);
            if (item.kind() == LoadKind.CHAIN) {
                fail(tracks.get(new Item(LoadKind.OPTION_BARS, item.symbol())), Failures.noChain());
            }
        }));
    }

    private static void fail(@Nullable SymbolTrack track, Failure why) {
        if (track != null && !track.state().isEnded()) {
            track.failed(why);
        }
    }

    void cancel() {
        change(() -> {
            cancelled |= !ended;
            tracks.values().stream().filter(track -> !track.state().isEnded()).forEach(SymbolTrack::cancelled);
        });
    }

    /** Has listeners look again, if only at the time that the load takes. */
    void tell() {
        listeners.tell();
    }

    synchronized LoadProgress progress(Load.Origin origin, @Nullable Pace pace) {
        long elapsed = (ended ? endNanos : ticker.nanos()) - startNanos;
        return new LoadProgress(
                origin.source(),
                origin.practice(),
                origin.fromFiles(),
                tracks.values().stream().map(SymbolTrack::progress).toList(),
                calls.progress(tracks.values(), ended),
                Duration.ofNanos(elapsed),
                complete.isEmpty() ? null : Duration.ofNanos(firstNanos - startNanos),
                ended ? Duration.ZERO : pace == null ? null : calls.remaining(elapsed, pace),
                pace == null ? null : pace.budget(),
                ended || pace == null ? "" : waitingFor(pace),
                ended,
                cancelled);
    }

    private String waitingFor(Pace pace) {
        String budget = pace.note();
        String stalled = inFlight.note(ticker.nanos());
        return budget.isEmpty() || stalled.isEmpty() ? budget + stalled : budget + "; " + stalled;
    }

    private SymbolTrack at(Item item) {
        SymbolTrack track = tracks.get(item);
        if (track == null) {
            throw new IllegalStateException(item.label() + " is not in this load");
        }
        return track;
    }

    private void change(Runnable change) {
        boolean justEnded;
        synchronized (this) {
            change.run();
            justEnded = !ended
                    && tracks.values().stream().allMatch(track -> track.state().isEnded());
            if (justEnded) {
                ended = true;
                endNanos = ticker.nanos();
            }
            notifyAll();
        }
        if (justEnded) {
            done.complete(null);
        }
        listeners.tell();
    }
}
