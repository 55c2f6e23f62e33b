package dev.barista.load;

import dev.barista.market.BarsQuery;
import dev.barista.market.BudgetReport;
import dev.barista.market.InvalidInputException;
import dev.barista.market.MarketData;
import dev.barista.market.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Works off the plan of one load: so many calls at once, pages, retries, failures. Made by {@link Loader}. Everything
 * here runs on the loader's executor or on the caller of {@link #cancel}; nothing waits.
 */
final class LoadRun {
    private static final Logger LOG = Logger.getLogger(LoadRun.class.getName());
    /** Calls of one load under way or waiting for budget; enough to hide latency, and loads take turns. */
    static final int MAX_UNDER_WAY = 48;

    private static final int MAX_TRIES = 4;

    private final MarketData data;
    private final Pace pace;
    private final ScheduledExecutorService executor;
    private final LoadRequest request;
    private final LoadState state;
    private final Lane lane = new Lane();
    private final CallQueue queue = new CallQueue();
    private final PendingWaits waits = new PendingWaits();
    private volatile @Nullable Finisher finisher;
    private volatile boolean brokenOff;
    private int underWay;
    /** Of those, how many wait for leave to take a call from the queue. */
    private int waiting;

    LoadRun(MarketData data, Pace pace, ScheduledExecutorService executor, LoadRequest request, LoadState state) {
        this.data = data;
        this.pace = pace;
        this.executor = executor;
        this.request = request;
        this.state = state;
    }

    /** Begins; {@code preparation} may take long. */
    void start(Supplier<Preparation> preparation) {
        executor.execute(() -> {
            try {
                Preparation prepared = preparation.get();
                Finisher ending = new Finisher(request, prepared, state);
                finisher = ending;
                var found = prepared.shelf().found();
                found.forEach((symbol, bars) -> state.found(Item.bars(symbol), Map.of(symbol, bars)));
                follow(prepared.calls());
                fill();
                ending.finishFound();
            } catch (InvalidInputException e) {
                state.symbolsFailed(request.items(), Failures.of(e));
            } catch (RuntimeException | Error e) {
                brokenOff(request.items(), e);
            }
        });
    }

    private void follow(List<PlannedCall> calls) {
        if (calls.isEmpty()) {
            return;
        }
        data.connect();
        state.planned(calls, 1);
        lane.planned(calls.size());
        queue.add(calls);
    }

    /** No call is under way afterwards, none follows, and what has arrived is kept. */
    void cancel() {
        waits.cancel(() -> {
            queue.close();
            state.cancel();
        });
    }

    private void fill() {
        int more;
        synchronized (this) {
            int room = Math.min(MAX_UNDER_WAY - underWay, queue.size() - waiting);
            more = waits.isCancelled() ? 0 : Math.max(0, room);
            underWay += more;
            waiting += more;
        }
        for (int i = 0; i < more; i++) {
            whenLeft(this::sendNext);
        }
    }

    private void ask(Attempt attempt) {
        whenLeft(permit -> guarded(attempt, it -> send(it, permit)));
    }

    /** Has {@code then} done when a call may be made. */
    private void whenLeft(Consumer<Pace.Permit> then) {
        var leave = pace.acquire(lane);
        waits.add(leave);
        var unused = leave.whenCompleteAsync(
                (permit, failure) -> {
                    if (permit != null) {
                        then.accept(permit);
                    }
                },
                executor);
    }

    /** Which call is next is decided now: calls may have been cut anew meanwhile. */
    private void sendNext(Pace.Permit permit) {
        PlannedCall call = queue.next(state::wants, state::callGivenUp);
        synchronized (this) {
            waiting--;
            underWay -= call == null ? 1 : 0;
        }
        if (call == null) {
            permit.unused();
        } else {
            guarded(new Attempt(call, state.nanos()), attempt -> send(attempt, permit));
        }
        fill();
    }

    private void send(Attempt attempt, Pace.Permit permit) {
        // In one with the look at the end: none is made, or counted, once cancel() has returned.
        CompletableFuture<Outcome> answer = waits.begin(() -> state.takes(attempt.call()) ? request(attempt) : null);
        if (answer == null) {
            permit.unused();
            state.callGivenUp(attempt.call());
            over(attempt);
            return;
        }
        state.tell();
        var unused = answer.whenCompleteAsync(
                (outcome, failure) -> guarded(attempt, it -> answered(it, permit, outcome, failure)), executor);
    }

    private CompletableFuture<Outcome> request(Attempt attempt) {
        try {
            return data.ask(attempt.query());
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** A fault of ours, or no memory, ends in failed symbols, never in a load without an end. */
    private void guarded(Attempt attempt, Consumer<Attempt> step) {
        try {
            step.accept(attempt);
        } catch (RuntimeException | Error e) {
            brokenOff(attempt.call().items(), e);
            over(attempt);
        }
    }

    private void answered(Attempt attempt, Pace.Permit permit, @Nullable Outcome outcome, @Nullable Throwable failure) {
        if (!(outcome instanceof Outcome.Unavailable)) {
            state.requestAnswered(attempt.call());
        }
        try {
            // First, for there may be fewer calls then that wait for leave.
            Objects.requireNonNull(finisher).cuts().answered(attempt, outcome, queue, this::replaced);
        } finally {
            if (outcome instanceof Outcome.Throttled throttled) {
                permit.throttled(throttled.budget());
            } else {
                permit.answered(outcome == null ? BudgetReport.NONE : outcome.budget());
            }
        }
        if (outcome == null) {
            if (!state.isEnded() && failure != null) {
                brokenOff(attempt.call().items(), failure);
            }
            over(attempt);
            return;
        }
        if (outcome instanceof Outcome.Page page) {
            pageArrived(attempt, page);
        } else if (outcome instanceof Outcome.Throttled) {
            retryOrFail(attempt, attempt.throttled(), 0, "over budget", Failures.throttled());
        } else if (outcome instanceof Outcome.Unavailable unavailable) {
            unavailable(attempt, unavailable);
        } else if (outcome instanceof Outcome.Unreadable unreadable) {
            retryOrFail(
                    attempt,
                    attempt.unreadable(),
                    Attempt.backoffMillis(1),
                    "unreadable answer",
                    Failures.unreadable(unreadable));
        } else if (outcome instanceof Outcome.Refused refused) {
            refused(attempt, refused);
        }
    }

    private void replaced(List<PlannedCall> before, List<PlannedCall> after) {
        state.planned(after, 1);
        state.planned(before, -1); // second, so that no symbol seems to be complete meanwhile
        lane.planned(after.size() - before.size());
    }

    private void unavailable(Attempt attempt, Outcome.Unavailable outcome) {
        int tries = attempt.failed();
        boolean goesOn = tries < MAX_TRIES && !attempt.isTooOld(state.nanos());
        String full = Failures.unavailable(outcome, tries);
        if (!goesOn && state.isSilentSince(attempt.sinceNanos())) {
            // A server that answers nobody: what has not been asked for yet need not wait as long.
            request.items()
                    .forEach(item -> state.symbolsFailed(
                            List.of(item), Failures.of(item, request.range(), "not reachable", full)));
        }
        retryOrFail(attempt, goesOn, Attempt.backoffMillis(tries), "not reachable", full);
    }

    private void pageArrived(Attempt attempt, Outcome.Page page) {
        PlannedCall call = attempt.call();
        Finisher ending = Objects.requireNonNull(finisher);
        String token = page.nextPageToken();
        state.pageArrived(call, attempt.page(), page);
        if (call.isForPrices() && page instanceof Outcome.BarsPage prices) {
            ending.priced(prices);
        }
        if (token == null) {
            // Until it is on disk a call counts as under way: so many at most are made again after a crash.
            var kept = ending.keep(call);
            var next = ending.finish(call, state.callDone(call), executor).thenAccept(this::follow);
            // What is too large for memory is not asked for faster than it is written.
            var unused = CompletableFuture.allOf(kept, next)
                    .thenCompose(nothing -> ending.left())
                    .whenComplete((nothing, failure) -> {
                        if (failure != null) {
                            brokenOff(call.items(), failure);
                        }
                        guarded(attempt, this::over);
                    });
        } else if (attempt.next(token, state.nanos())) {
            state.furtherCalls(call, 1);
            state.callGivenUp(call);
            ask(attempt);
        } else {
            fail(attempt, "endless pages", Failures.endless());
        }
    }

    /** A call for several symbols is made anew for each of them, so that only the one to blame fails. */
    private void refused(Attempt attempt, Outcome.Refused refused) {
        int items = attempt.call().items().size();
        if (!Failures.isAboutTheQuery(refused) || items == 1 || !(attempt.call().query() instanceof BarsQuery query)) {
            fail(attempt, Failures.brief(refused), Failures.refused(refused));
            return;
        }
        Objects.requireNonNull(finisher).cuts().stop();
        state.furtherCalls(attempt.call(), items - 1);
        queue.addFirst(Failures.split(attempt.call(), query));
        over(attempt);
    }

    private void retryOrFail(Attempt attempt, boolean retry, long afterMillis, String brief, String full) {
        if (!retry) {
            fail(attempt, brief, full);
        } else if (afterMillis == 0) {
            ask(attempt);
        } else {
            waits.add(executor.schedule(() -> ask(attempt), afterMillis, TimeUnit.MILLISECONDS));
        }
    }

    private void fail(Attempt attempt, String brief, String full) {
        PlannedCall call = attempt.call();
        call.items().forEach(item -> state.symbolsFailed(List.of(item), Failures.of(call, item, brief, full)));
        state.callGivenUp(call);
        over(attempt);
    }

    private void brokenOff(List<Item> items, Throwable failure) {
        LOG.log(brokenOff ? Level.FINE : Level.WARNING, "a load broke off", failure); // the first one tells enough
        brokenOff = true;
        state.symbolsFailed(items, Failures.ofOurs(failure));
    }

    private void over(Attempt attempt) {
        if (attempt.end()) {
            synchronized (this) {
                underWay--;
            }
            fill();
        }
    }
}
