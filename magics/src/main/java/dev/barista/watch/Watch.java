package dev.barista.watch;

import dev.barista.market.Bars;
import dev.barista.market.InvalidInputException;
import dev.barista.market.Symbol;
import dev.barista.table.BarTables;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/**
 * The newest bars of one symbol or several, as they come up: asks its source for what has been added, until it is cancelled
 * or its time is over. What a user holds of {@code %watch}. Made by {@link #start}; any thread may use it, and none waits.
 */
public final class Watch {
    /** How many bars of a symbol are kept, the newest. */
    public static final int MOST_BARS = 10_000;

    private final WatchRequest request;
    private final ScheduledExecutorService executor;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final long startNanos = System.nanoTime();
    private final Reader reader;
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private volatile @Nullable Polling polling;
    private volatile Seen seen = new Seen(Map.of(), 0, Instant.EPOCH, "waits for the load");

    /**
     * What has been seen.
     *
     * @param bars the newest ones of each symbol, by time; empty before the load is there
     * @param arrived how many of them are newer than what was known at first
     * @param asOf what time it was at the source when they came
     * @param note what the reader should know, such as why nothing comes; empty if there is nothing
     */
    public record Seen(Map<Symbol, Bars> bars, int arrived, Instant asOf, String note) {
        public Seen {
            bars = Collections.unmodifiableMap(new LinkedHashMap<>(bars));
        }

        private Seen with(String text) {
            return new Seen(bars, arrived, asOf, text);
        }
    }

    private Watch(WatchRequest request, ScheduledExecutorService executor) {
        this.request = request;
        this.executor = executor;
        reader = new Reader(executor, () -> end("ended, since its notebook was closed"));
    }

    /**
     * Starts watching, once what is known is there.
     *
     * @param known the bars of each symbol until now, by time; if they fail, so does the watch
     * @param source made once from when the bars to ask for begin
     * @param executor on which all is done, one after another
     */
    public static Watch start(
            WatchRequest request,
            CompletionStage<Map<Symbol, Bars>> known,
            Function<Instant, LiveSource> source,
            ScheduledExecutorService executor) {
        Watch watch = new Watch(request, executor);
        var unused = known.whenCompleteAsync((bars, failure) -> watch.begin(bars, failure, source), executor);
        return watch;
    }

    private void begin(
            @Nullable Map<Symbol, Bars> known, @Nullable Throwable failure, Function<Instant, LiveSource> maker) {
        try {
            Map<Symbol, Bars> bars = new LinkedHashMap<>();
            for (Symbol symbol : request.symbols()) {
                Bars of = known == null ? Bars.EMPTY : known.getOrDefault(symbol, Bars.EMPTY);
                if (of.isEmpty()) {
                    throw failure != null ? failure : new IllegalStateException("there are no bars of " + symbol);
                }
                bars.put(symbol, of);
            }
            if (done.isDone()) {
                return;
            }
            seen = new Seen(bars, 0, Instant.EPOCH, "");
            LiveSource source = maker.apply(last());
            seen = new Seen(bars, 0, source.clock().instant(), "");
            Polling begun = new Polling(request, source, executor, new Arrivals(source));
            polling = begun;
            changed();
            long millis = request.time().toMillis();
            var unused = executor.schedule(() -> end("ended after " + minutes()), millis, TimeUnit.MILLISECONDS);
            begun.ask();
        } catch (Throwable e) {
            fail(e);
        }
    }

    private String minutes() {
        return request.time().toMinutes() + " minutes; run the cell again to go on";
    }

    private Instant last() {
        long least = seen.bars().values().stream()
                .mapToLong(bars -> bars.timeMillis(bars.size() - 1))
                .min()
                .orElseThrow();
        return Instant.ofEpochMilli(least);
    }

    /** What the source says goes here. */
    private final class Arrivals implements Polling.Listener {
        private final LiveSource source;

        Arrivals(LiveSource source) {
            this.source = source;
        }

        @Override
        public Instant last() {
            return Watch.this.last();
        }

        @Override
        public void page(Map<Symbol, Bars> page) {
            Seen before = seen;
            Map<Symbol, Bars> all = new LinkedHashMap<>(before.bars());
            int arrived = before.arrived();
            boolean isNew = !before.note().isEmpty();
            for (Symbol symbol : request.symbols()) {
                Bars known = before.bars().getOrDefault(symbol, Bars.EMPTY);
                Bars added = page.getOrDefault(symbol, Bars.EMPTY);
                Bars joined = NewBars.joined(known, added);
                isNew |= joined != known;
                arrived += NewBars.later(known, added);
                all.put(symbol, joined);
            }
            if (isNew) {
                seen = new Seen(all, arrived, source.clock().instant(), "");
                changed();
            }
        }

        @Override
        public void note(String text) {
            seen = seen.with(text);
            changed();
        }

        @Override
        public void fail(Throwable failure) {
            Watch.this.fail(failure);
        }
    }

    private void changed() {
        listeners.forEach(Runnable::run);
    }

    private void fail(Throwable failure) {
        Throwable cause = failure.getCause();
        Throwable why = failure instanceof CompletionException && cause != null ? cause : failure;
        finish(String.valueOf(why.getMessage()), why);
    }

    private void end(String note) {
        if (!done.isDone()) {
            finish(note, null);
        }
    }

    /** @param why it ends against its will; null if it does not */
    private void finish(String note, @Nullable Throwable why) {
        seen = seen.with(note);
        release();
        if (why == null) {
            done.complete(null);
        } else {
            done.completeExceptionally(why);
        }
    }

    /** Gives everything back; what is waiting for the end is not told. Called when nothing runs on the executor any longer. */
    public void release() {
        reader.end();
        Polling used = polling;
        polling = null;
        if (used != null) {
            used.end();
        }
    }

    /**
     * Someone has it on the screen. Once that has been said, it has to be said again: a watch that nobody has open any
     * longer ends by itself after a few minutes.
     */
    public void seenByReader() {
        reader.isThere();
    }

    /** Ends it soon. */
    public void cancel() {
        executor.execute(() -> {
            if (!done.isDone()) {
                finish("cancelled", new CancellationException("cancelled"));
            }
        });
    }

    /** Completes when it has ended: exceptionally if it was cancelled, or cannot go on. */
    public CompletionStage<Void> done() {
        return done.minimalCompletionStage();
    }

    /** Has {@code listener} called after each change, on the executor. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /** How much of its time is over, 0 to 1. */
    public double timeUsed() {
        return Math.min(
                1, (System.nanoTime() - startNanos) / (double) request.time().toNanos());
    }

    /** What has been seen by now. */
    public Seen seen() {
        return seen;
    }

    /** Whose bars they are, such as {@code "SPY, QQQ"}. */
    public String symbols() {
        return request.symbols().stream().map(Symbol::value).collect(Collectors.joining(", "));
    }

    /** How the source's time goes, for the reader; empty before it is asked and after the end. */
    public String pace() {
        Polling now = polling;
        return now == null ? "" : now.pace();
    }

    /** The bars seen by now, by time, of the only symbol, or of the first of several. */
    public Table table() {
        return table(request.symbols().get(0));
    }

    /**
     * The bars of one of the symbols seen by now, by time.
     *
     * @throws InvalidInputException if it is not watched
     */
    public Table table(String symbol) {
        return table(Symbol.parse(symbol));
    }

    private Table table(Symbol symbol) {
        if (!request.symbols().contains(symbol)) {
            throw new InvalidInputException(symbol + " is not watched; there is: " + symbols());
        }
        return BarTables.of(symbol + " " + request.timeframe(), seen.bars().getOrDefault(symbol, Bars.EMPTY));
    }

    @Override
    public String toString() {
        Seen now = seen;
        int bars = now.bars().values().stream().mapToInt(Bars::size).sum();
        return "watch of " + symbols() + ": " + bars + " bars, " + now.arrived() + " new";
    }
}
