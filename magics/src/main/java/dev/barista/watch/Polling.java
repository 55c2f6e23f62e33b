package dev.barista.watch;

import dev.barista.market.Bars;
import dev.barista.market.BarsQuery;
import dev.barista.market.Outcome;
import dev.barista.market.Symbol;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Asks a source for new bars, waits, and asks again; after a failure less and less often. Made by {@link Watch}; all is
 * done on its executor, one after another.
 */
final class Polling {
    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(30);

    private final WatchRequest request;
    private final LiveSource source;
    private final ScheduledExecutorService executor;
    private final Listener listener;
    private volatile @Nullable CompletableFuture<Outcome> call;
    private volatile boolean ended;
    private Duration retry = FIRST_RETRY;

    /** Who is told. */
    interface Listener {
        /** When the oldest of the symbols' last bars begins: from then on bars are asked for. */
        Instant last();

        /** Bars have come, or none: all that there are from {@link #last} on, or the next of several pages of them. */
        void page(Map<Symbol, Bars> bars);

        /** It goes on later, and why not now. */
        void note(String text);

        /** It cannot go on. */
        void fail(Throwable failure);
    }

    Polling(WatchRequest request, LiveSource source, ScheduledExecutorService executor, Listener listener) {
        this.request = request;
        this.source = source;
        this.executor = executor;
        this.listener = listener;
    }

    String pace() {
        return source.pace();
    }

    void ask() {
        if (ended) {
            return;
        }
        Instant start = listener.last();
        Instant end = source.clock().instant();
        if (end.isBefore(start)) {
            askAgain(source.every());
            return;
        }
        send(new BarsQuery(
                request.symbols(),
                request.timeframe(),
                start,
                end,
                request.adjustment(),
                request.feed(),
                BarsQuery.MAX_LIMIT,
                null));
    }

    private void send(BarsQuery query) {
        CompletableFuture<Outcome> asked = source.data().ask(query);
        call = asked;
        var unused = asked.whenCompleteAsync((outcome, failure) -> take(query, outcome, failure), executor);
    }

    private void askAgain(Duration wait) {
        if (!ended) {
            var unused = executor.schedule(this::ask, wait.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void take(BarsQuery query, @Nullable Outcome outcome, @Nullable Throwable failure) {
        if (ended) {
            return;
        }
        if (outcome instanceof Outcome.BarsPage page) {
            retry = FIRST_RETRY;
            String next = page.nextPageToken();
            // Before anyone is told: the watch goes on even if a listener fails.
            if (next == null) {
                askAgain(source.every());
            } else {
                send(query.page(next));
            }
            listener.page(page.bars());
        } else if (outcome instanceof Outcome.Refused refused) {
            listener.fail(new IllegalStateException("refused: " + refused.message()));
        } else {
            Duration wait = retry;
            retry = wait.multipliedBy(2).compareTo(LONGEST_RETRY) < 0 ? wait.multipliedBy(2) : LONGEST_RETRY;
            askAgain(wait);
            listener.note(why(outcome, failure) + "; asks again in " + wait.toSeconds() + " s");
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

    /** Ends the call that is under way, and gives the source back. Does nothing at its end. */
    void end() {
        if (ended) {
            return;
        }
        ended = true;
        CompletableFuture<Outcome> open = call;
        if (open != null) {
            open.cancel(true);
        }
        source.release().run();
    }
}
