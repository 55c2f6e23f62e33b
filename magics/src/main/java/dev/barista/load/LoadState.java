package dev.barista.load;

import dev.barista.market.Bars;
import dev.barista.market.BarsOutcome;
import dev.barista.market.BarsQuery;
import dev.barista.market.Symbol;
import dev.barista.quality.SymbolQuality;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a load at this moment: written by {@link LoadRun}, read and waited for through {@link Load}. Safe
 * for threads; listeners are called outside the lock.
 */
final class LoadState {
    private static final Logger LOG = Logger.getLogger(LoadState.class.getName());

    /** Pages, by symbol, that are all there but not yet put together. */
    record Ready(Symbol symbol, List<Bars> pages) {}

    private final Ticker ticker;
    private final long startNanos;
    private final Map<Symbol, SymbolTrack> tracks = new LinkedHashMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private long endNanos;
    private boolean ended;
    private boolean cancelled;
    private int callsMade;
    private int callsPlanned;
    private int callsLeft;
    private long bytes;

    LoadState(List<Symbol> symbols, Ticker ticker) {
        this.ticker = ticker;
        this.startNanos = ticker.nanos();
        symbols.forEach(symbol -> tracks.put(symbol, new SymbolTrack(symbol)));
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

    synchronized @Nullable SymbolTrack track(Symbol symbol) {
        return tracks.get(symbol);
    }

    synchronized boolean isEnded() {
        return ended;
    }

    synchronized int callsMade() {
        return callsMade;
    }

    /** Waits, without a bound of its own: whoever waits can be interrupted, and every load can be cancelled. */
    synchronized void await(BooleanSupplier reached) throws InterruptedException {
        while (!reached.getAsBoolean()) {
            wait();
        }
    }

    void planned(Collection<BarsQuery> calls) {
        change(() -> {
            callsPlanned += calls.size();
            callsLeft += calls.size();
            calls.forEach(call -> call.symbols().forEach(symbol -> at(symbol).callPlanned()));
        });
    }

    /** A call turned out to need {@code more} further ones. */
    void furtherCalls(int more) {
        change(() -> {
            callsPlanned += more;
            callsLeft += more;
        });
    }

    /** Whether anybody still needs the answer. */
    synchronized boolean wants(BarsQuery call) {
        return !ended
                && call.symbols().stream()
                        .anyMatch(symbol -> !at(symbol).state().isEnded());
    }

    void requestMade(BarsQuery call) {
        change(() -> {
            callsMade++;
            call.symbols().forEach(symbol -> at(symbol).callMade());
        });
    }

    void pageArrived(BarsQuery call, int number, BarsOutcome.Page page) {
        change(() -> {
            bytes += page.bytes();
            page.bars().forEach((symbol, bars) -> at(symbol).pageArrived(call.start(), number, bars));
        });
    }

    /** One call less to wait for; the symbols whose last it was. */
    synchronized List<Ready> callDone(BarsQuery call) {
        callsLeft--;
        return call.symbols().stream()
                .map(this::at)
                .filter(SymbolTrack::callDone)
                .map(track -> new Ready(track.symbol(), List.copyOf(track.pages())))
                .toList();
    }

    void callGivenUp() {
        change(() -> callsLeft--);
    }

    /** So many bars of a symbol were read so far, without calls. */
    void barsCounted(Symbol symbol, int bars) {
        change(() -> at(symbol).counted(bars));
    }

    /** These bars of a symbol were read so far, without calls. */
    void barsArrived(Symbol symbol, Bars bars) {
        change(() -> at(symbol).arrived(bars));
    }

    void note(String sentence) {
        change(() -> notes.add(sentence));
    }

    synchronized List<String> notes() {
        return List.copyOf(notes);
    }

    void symbolDone(Symbol symbol, Bars bars, @Nullable SymbolQuality quality) {
        change(() -> {
            if (!at(symbol).state().isEnded()) {
                at(symbol).done(bars, quality);
            }
        });
    }

    void symbolsFailed(Collection<Symbol> symbols, Failure why) {
        change(() -> symbols.stream()
                .map(this::at)
                .filter(track -> !track.state().isEnded())
                .forEach(track -> track.failed(why)));
    }

    void cancel() {
        change(() -> {
            cancelled |= !ended;
            tracks.values().stream().filter(track -> !track.state().isEnded()).forEach(SymbolTrack::cancelled);
        });
    }

    /** Nothing changed but the time that the load takes. */
    void timePassed() {
        listeners.forEach(LoadState::tell);
    }

    synchronized LoadProgress progress(Load.Origin origin, @Nullable Pace pace) {
        long elapsed = (ended ? endNanos : ticker.nanos()) - startNanos;
        return new LoadProgress(
                origin.source(),
                origin.practice(),
                origin.fromFiles(),
                tracks.values().stream().map(SymbolTrack::progress).toList(),
                callsMade,
                callsPlanned,
                ended ? 0 : callsLeft,
                tracks.values().stream().mapToLong(SymbolTrack::bars).sum(),
                bytes,
                Duration.ofNanos(elapsed),
                remaining(elapsed, pace),
                ended || pace == null ? "" : pace.note(),
                ended,
                cancelled);
    }

    /** By the calls so far, but no less than the budget takes. */
    private @Nullable Duration remaining(long elapsedNanos, @Nullable Pace pace) {
        if (ended) {
            return Duration.ZERO;
        }
        int over = callsPlanned - callsLeft;
        if (over <= 0 || pace == null) {
            return null;
        }
        Duration likely = Duration.ofNanos((long) ((double) elapsedNanos / over * callsLeft));
        Duration least = pace.estimate(callsLeft);
        return likely.compareTo(least) > 0 ? likely : least;
    }

    private SymbolTrack at(Symbol symbol) {
        SymbolTrack track = tracks.get(symbol);
        if (track == null) {
            throw new IllegalStateException(symbol + " is not in this load");
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
        listeners.forEach(LoadState::tell);
    }

    private static void tell(Runnable listener) {
        try {
            listener.run();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "a listener of a load's progress failed", e);
        }
    }
}
