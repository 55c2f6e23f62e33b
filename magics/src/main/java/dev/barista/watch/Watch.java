package dev.barista.watch;

import dev.barista.market.Adjustment;
import dev.barista.market.Bars;
import dev.barista.market.BarsQuery;
import dev.barista.market.Feed;
import dev.barista.market.Outcome;
import dev.barista.market.Symbol;
import dev.barista.market.Timeframe;
import dev.barista.table.BarTables;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/**
 * The newest bars of a symbol, as they come up: asks its source for what has been added, until it is cancelled or its time
 * is over. What a user holds of {@code %watch}. Made by {@link #start}; any thread may use it, and none waits.
 */
public final class Watch {
    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(30);

    /** Pages in the background are let speak once a minute. */
    private static final int READER_TICKS = 3;

    private static final long READER_TICK_SECONDS = 60;
    private static final long NOBODY = -1;

    private final Request request;
    private final ScheduledExecutorService executor;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final long startNanos = System.nanoTime();
    private final AtomicLong ticks = new AtomicLong();
    private final AtomicLong reader = new AtomicLong(NOBODY);
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private volatile @Nullable LiveSource source;
    private volatile @Nullable CompletableFuture<Outcome> call;
    private Duration retry = FIRST_RETRY;
    private volatile Seen seen = new Seen(Bars.EMPTY, 0, "waits for the load");

    /**
     * What is watched.
     *
     * @param feed whose trades; null leaves it to the source
     * @param time after which the watch ends by itself
     */
    public record Request(
            Symbol symbol,
            Timeframe timeframe,
            Adjustment adjustment,
            @Nullable Feed feed,
            Duration time) {}

    /**
     * What has been seen.
     *
     * @param bars the newest ones, by time
     * @param arrived how many of them are newer than what was known at first
     * @param note what the reader should know, such as why nothing comes; empty if there is nothing
     */
    public record Seen(Bars bars, int arrived, String note) {}

    private Watch(Request request, ScheduledExecutorService executor) {
        this.request = request;
        this.executor = executor;
    }

    /**
     * Starts watching, once what is known is there.
     *
     * @param known the bars until now, by time; if they fail, so does the watch
     * @param source made once from when the bars to ask for begin
     * @param executor on which all is done, one after another
     */
    public static Watch start(
            Request request,
            CompletionStage<Bars> known,
            Function<Instant, LiveSource> source,
            ScheduledExecutorService executor) {
        Watch watch = new Watch(request, executor);
        var unused = known.whenCompleteAsync((bars, failure) -> watch.begin(bars, failure, source), executor);
        return watch;
    }

    private void begin(@Nullable Bars bars, @Nullable Throwable failure, Function<Instant, LiveSource> maker) {
        try {
            if (bars == null || bars.isEmpty()) {
                throw failure != null ? failure : new IllegalStateException("there are no bars of " + request.symbol());
            }
            if (done.isDone()) {
                return;
            }
            seen = new Seen(bars, 0, "");
            LiveSource made = maker.apply(Instant.ofEpochMilli(bars.timeMillis(bars.size() - 1)));
            source = made;
            changed();
            long millis = request.time().toMillis();
            var unused = executor.schedule(() -> end("ended after " + minutes()), millis, TimeUnit.MILLISECONDS);
            ask(made);
        } catch (Throwable e) {
            fail(e);
        }
    }

    private String minutes() {
        return request.time().toMinutes() + " minutes; run the cell again to go on";
    }

    private void ask(LiveSource from) {
        if (done.isDone()) {
            return;
        }
        Bars known = seen.bars();
        Instant start = Instant.ofEpochMilli(known.timeMillis(known.size() - 1));
        Instant end = from.clock().instant();
        if (end.isBefore(start)) {
            askAgain(from, from.every());
            return;
        }
        CompletableFuture<Outcome> asked = from.data()
                .ask(new BarsQuery(
                        List.of(request.symbol()),
                        request.timeframe(),
                        start,
                        end,
                        request.adjustment(),
                        request.feed(),
                        BarsQuery.MAX_LIMIT,
                        null));
        call = asked;
        var unused = asked.whenCompleteAsync((outcome, failure) -> take(from, outcome, failure), executor);
    }

    private void askAgain(LiveSource from, Duration wait) {
        if (!done.isDone()) {
            var unused = executor.schedule(() -> ask(from), wait.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void take(LiveSource from, @Nullable Outcome outcome, @Nullable Throwable failure) {
        if (done.isDone()) {
            return;
        }
        if (outcome instanceof Outcome.BarsPage page) {
            retry = FIRST_RETRY;
            // Before anyone is told: the watch goes on even if a listener fails.
            askAgain(from, from.every());
            add(page.bars().getOrDefault(request.symbol(), Bars.EMPTY));
        } else if (outcome instanceof Outcome.Refused refused) {
            fail(new IllegalStateException("refused: " + refused.message()));
        } else {
            Duration wait = retry;
            retry = wait.multipliedBy(2).compareTo(LONGEST_RETRY) < 0 ? wait.multipliedBy(2) : LONGEST_RETRY;
            askAgain(from, wait);
            note(why(outcome, failure) + "; asks again in " + wait.toSeconds() + " s");
        }
    }

    private static String why(@Nullable Outcome outcome, @Nullable Throwable failure) {
        if (outcome instanceof Outcome.Unavailable gone) {
            return gone.reason();
        }
        if (outcome instanceof Outcome.Unreadable unreadable) {
            return "the answer was " + unreadable.reason();
        }
        return outcome instanceof Outcome.Throttled ? "the budget of calls is used up" : "the call failed: " + failure;
    }

    private void add(Bars page) {
        Seen before = seen;
        Bars all = NewBars.joined(before.bars(), page);
        if (all != before.bars() || !before.note().isEmpty()) {
            seen = new Seen(all, before.arrived() + NewBars.later(before.bars(), page), "");
            changed();
        }
    }

    private void note(String text) {
        seen = new Seen(seen.bars(), seen.arrived(), text);
        changed();
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
        seen = new Seen(seen.bars(), seen.arrived(), note);
        release();
        if (why == null) {
            done.complete(null);
        } else {
            done.completeExceptionally(why);
        }
    }

    /** Gives everything back; what is waiting for the end is not told. Called when nothing runs on the executor any longer. */
    public void release() {
        CompletableFuture<Outcome> open = call;
        if (open != null) {
            open.cancel(true);
        }
        LiveSource used = source;
        source = null;
        if (used != null) {
            used.release().run();
        }
    }

    /**
     * Someone has it on the screen. Once that has been said, it has to be said again: a watch that nobody has open any
     * longer ends by itself after a few minutes.
     */
    public void seenByReader() {
        if (reader.getAndSet(ticks.get()) == NOBODY) {
            executor.execute(this::checkReader);
        }
    }

    private void checkReader() {
        if (ticks.getAndIncrement() - reader.get() >= READER_TICKS) {
            end("ended, since its notebook was closed");
        } else if (!done.isDone()) {
            var unused = executor.schedule(this::checkReader, READER_TICK_SECONDS, TimeUnit.SECONDS);
        }
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

    /** Whose bars they are. */
    public Symbol symbol() {
        return request.symbol();
    }

    /** How the source's time goes, for the reader; empty before it is asked and after the end. */
    public String pace() {
        LiveSource now = source;
        return now == null ? "" : now.pace();
    }

    /** The bars seen by now, by time. */
    public Table table() {
        return BarTables.of(request.symbol() + " " + request.timeframe(), seen.bars());
    }

    @Override
    public String toString() {
        return "watch of " + request.symbol() + ": " + seen.bars().size() + " bars, " + seen.arrived() + " new";
    }
}
