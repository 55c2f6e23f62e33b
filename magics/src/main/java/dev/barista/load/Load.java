package dev.barista.load;

import dev.barista.market.Bars;
import dev.barista.market.InvalidInputException;
import dev.barista.market.Symbol;
import dev.barista.quality.QualityReport;
import dev.barista.table.BarTables;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/**
 * Bars on their way, or arrived: what a user holds from the moment of asking. Made by {@link Loader}; any thread may
 * use it. Methods that wait can be interrupted; the load itself goes on then.
 */
public final class Load {
    /**
     * Where the bars come from.
     *
     * @param source name
     * @param practice whether they are made up
     * @param fromFiles whether they are read from files, without calls
     * @param title of tables and the quality report
     */
    record Origin(String source, boolean practice, boolean fromFiles, String title) {}

    private final Origin origin;
    private final LoadState state;
    private final @Nullable Pace pace;
    private final WaitScope scope;
    private final Runnable canceller;

    Load(Origin origin, LoadState state, @Nullable Pace pace, WaitScope scope, Runnable canceller) {
        this.origin = origin;
        this.state = state;
        this.pace = pace;
        this.scope = scope;
        this.canceller = canceller;
    }

    /**
     * The bars of one symbol, by time; waits for them.
     *
     * @throws InvalidInputException if the symbol is not in this load
     * @throws LoadFailedException if they will not come
     * @throws CancellationException if the waiting thread is interrupted
     */
    public Table table(String symbol) {
        SymbolTrack track = state.track(Symbol.parse(symbol));
        if (track == null) {
            throw new InvalidInputException(
                    Symbol.parse(symbol) + " is not in this load, which has " + String.join(", ", symbols()));
        }
        waitFor(() -> track.state().isEnded());
        Bars bars = state.read(all -> track.complete());
        if (bars == null) {
            throw new LoadFailedException(state.read(all -> why(track)));
        }
        return BarTables.of(track.symbol() + " " + origin.title(), bars);
    }

    /**
     * The bars of all symbols, a {@code symbol} column first, by symbol and time; waits for them. After
     * {@link #cancel} those of the symbols that were complete.
     *
     * @throws LoadFailedException if a symbol failed, or none is complete
     * @throws CancellationException if the waiting thread is interrupted
     */
    public Table table() {
        await();
        Map<String, String> failures = failures();
        if (!failures.isEmpty()) {
            throw new LoadFailedException(failures.size() + " of " + symbols().size() + " symbols failed: "
                    + failures.values().stream().limit(3).collect(Collectors.joining("; "))
                    + (failures.size() > 3 ? "; …" : "") + ". soFar() has the others");
        }
        Map<Symbol, Bars> complete = bars();
        if (complete.isEmpty()) {
            throw new LoadFailedException("cancelled before a symbol was complete. soFar() has what arrived");
        }
        return BarTables.of(origin.title(), complete);
    }

    /**
     * What has arrived so far, also of symbols that are not complete or failed on the way, like {@link #table()}; never
     * waits.
     */
    public Table soFar() {
        Map<Symbol, Bars> arrived = state.read(tracks -> tracks.stream()
                .filter(track -> track.bars() > 0)
                .collect(Collectors.toMap(SymbolTrack::symbol, SymbolTrack::soFar)));
        return BarTables.of(origin.title(), arrived);
    }

    /** The bars of the symbols that are complete by now, in the order of asking; never waits. */
    public Map<Symbol, Bars> bars() {
        return state.read(tracks -> {
            Map<Symbol, Bars> complete = new LinkedHashMap<>();
            tracks.stream()
                    .filter(track -> track.complete() != null)
                    .forEach(track -> complete.put(track.symbol(), Objects.requireNonNull(track.complete())));
            return complete;
        });
    }

    /**
     * How good the bars of the symbols that are complete are; waits for all to end.
     *
     * @throws CancellationException if the waiting thread is interrupted
     */
    public QualityReport quality() {
        await();
        return new QualityReport(origin.title(), state.read(tracks -> tracks.stream()
                .map(SymbolTrack::quality)
                .filter(Objects::nonNull)
                .toList()));
    }

    /** HTTP requests made so far, retries included. */
    public int requests() {
        return state.callsMade();
    }

    /** Why symbols failed so far, with dates and what to do, in the order of asking. */
    public Map<String, String> failures() {
        return state.read(tracks -> {
            Map<String, String> failed = new LinkedHashMap<>();
            tracks.stream()
                    .filter(track -> track.failure() != null)
                    .forEach(track -> failed.put(track.symbol().value(), why(track)));
            return failed;
        });
    }

    /**
     * Waits until nothing more will come, whether all arrived or not.
     *
     * @throws CancellationException if the waiting thread is interrupted
     */
    public Load await() {
        waitFor(state::isEnded);
        return this;
    }

    /** Ends the load: no request is in flight afterwards, and what arrived is kept. Does nothing at its end. */
    public void cancel() {
        canceller.run();
    }

    /** In the order of asking. */
    public List<String> symbols() {
        return state.read(
                tracks -> tracks.stream().map(track -> track.symbol().value()).toList());
    }

    /** Whether nothing more will come. */
    public boolean isDone() {
        return state.isEnded();
    }

    /** Completes when nothing more will come, whether all arrived or not; never exceptionally. */
    public CompletionStage<?> done() {
        return state.done().minimalCompletionStage();
    }

    /** How far it is now. */
    public LoadProgress progress() {
        return state.progress(origin, pace);
    }

    /** Has {@code listener} called after each change, often and by any thread: it must be quick. */
    public void onProgress(Runnable listener) {
        state.onChange(listener);
    }

    /** What the user should know so far, one sentence each, such as rows of a file that could not be read. */
    public List<String> notes() {
        return state.notes();
    }

    /** Such as {@code "Load of 3 symbols from Alpaca: 2 done, 1 failed, 3,024 bars, 10 requests"}. */
    @Override
    public String toString() {
        LoadProgress now = progress();
        StringBuilder text = new StringBuilder("Load of ")
                .append(
                        now.symbols().size() == 1
                                ? symbols().get(0)
                                : now.symbols().size() + " symbols")
                .append(now.practice() ? ", practice data: " : " from " + now.source() + ": ");
        for (SymbolState each : SymbolState.values()) {
            if (now.count(each) > 0) {
                text.append(now.count(each))
                        .append(' ')
                        .append(each.name().toLowerCase(java.util.Locale.ROOT))
                        .append(", ");
            }
        }
        return text.append(String.format(java.util.Locale.ROOT, "%,d bars, %,d requests", now.bars(), now.callsMade()))
                .toString();
    }

    private static String why(SymbolTrack track) {
        Failure failure = track.failure();
        if (failure == null) {
            return track.symbol() + ": cancelled before it was complete. soFar() has what arrived";
        }
        return failure.full().startsWith(track.symbol().value() + " ")
                ? failure.full()
                : track.symbol() + ": " + failure.full();
    }

    private void waitFor(BooleanSupplier ended) {
        if (state.read(all -> ended.getAsBoolean())) {
            return;
        }
        WaitScope.Waiting waiting = scope.enter();
        try {
            state.await(ended);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while waiting for bars; the load goes on");
        } finally {
            waiting.close();
        }
    }
}
