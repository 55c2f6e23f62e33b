package dev.barista.load;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets calls that the kernel's own budget allows pass as the shared one allows; where that cannot be reached, a quarter of
 * what is allowed in all, so that as many kernels as usually share one do no harm. Made by {@link Pace}; safe for
 * threads; none waits.
 */
final class SharedGate {
    /** The part of the budget that a kernel takes while it knows nothing of the others. */
    private static final int SHARES = 4;

    private static final long BETWEEN_TRIES_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final SharedBudget budget;
    private final Ticker ticker;
    private final ScheduledExecutorService scheduler;
    private final Duration window;
    private @Nullable BudgetWindow share;
    private int limit;
    private boolean lost;
    private long nextTryNanos;
    private int waiting;
    private long waitingUntilNanos;

    SharedGate(SharedBudget budget, Ticker ticker, ScheduledExecutorService scheduler, Duration window) {
        this.budget = budget;
        this.ticker = ticker;
        this.scheduler = scheduler;
        this.window = window;
    }

    /**
     * Completes as {@code local} does, but not before the shared budget allows it; to be cancelled in its place.
     *
     * @param calls allowed in a window now
     * @param giveBack takes what nobody waits for any more
     */
    <P> CompletableFuture<P> after(CompletableFuture<P> local, IntSupplier calls, Consumer<P> giveBack) {
        CompletableFuture<P> gated = new CompletableFuture<>();
        var unusedCancelling = gated.whenComplete((permit, failure) -> local.cancel(false));
        var unusedPassing = local.whenComplete((permit, failure) -> {
            if (permit != null) {
                pass(gated, permit, calls, giveBack);
            } else {
                gated.cancel(false);
            }
        });
        return gated;
    }

    private <P> void pass(CompletableFuture<P> gated, P permit, IntSupplier calls, Consumer<P> giveBack) {
        if (gated.isDone()) {
            giveBack.accept(permit);
            return;
        }
        var unused = take(calls.getAsInt()).thenAccept(nanos -> {
            if (nanos > 0) {
                later(nanos, () -> pass(gated, permit, calls, giveBack));
            } else if (!gated.complete(permit)) {
                giveBack.accept(permit);
            }
        });
    }

    private void later(long nanos, Runnable again) {
        synchronized (this) {
            waiting++;
            waitingUntilNanos = ticker.nanos() + nanos;
        }
        try {
            var unused = scheduler.schedule(
                    () -> {
                        synchronized (this) {
                            waiting--;
                        }
                        again.run();
                    },
                    nanos,
                    TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            // The kernel is shutting down.
        }
    }

    private CompletableFuture<Long> take(int calls) {
        synchronized (this) {
            limit = calls;
            if (lost && ticker.nanos() < nextTryNanos) {
                return CompletableFuture.completedFuture(ofShare());
            }
            nextTryNanos = ticker.nanos() + BETWEEN_TRIES_NANOS;
        }
        return budget.take(calls, window).handle((nanos, failure) -> {
            synchronized (this) {
                lost = failure != null;
                if (lost) {
                    return ofShare();
                }
                share = null;
                return nanos;
            }
        });
    }

    /** 0 if a call may be made of this kernel's share, else nanoseconds until it is worth asking again. */
    private long ofShare() {
        BudgetWindow own = share;
        if (own == null || own.limit() != shareOf(limit)) {
            own = new BudgetWindow(ticker, shareOf(limit), window);
            share = own;
        }
        // No longer than to the next try of the shared budget.
        return own.take() ? 0 : Math.max(1, Math.min(own.nanosToEnd(), BETWEEN_TRIES_NANOS));
    }

    private static int shareOf(int calls) {
        return Math.max(1, calls / SHARES);
    }

    /** What calls wait for, or make do with; empty while all goes on. */
    synchronized String note() {
        if (lost) {
            return "the shared budget at " + budget.name() + " does not answer: up to " + shareOf(limit) + " of "
                    + limit + " calls in a window meanwhile";
        }
        long left = waitingUntilNanos - ticker.nanos();
        return waiting > 0 && left > 0
                ? WaitingCalls.waiting(left) + " for the shared budget: all " + limit + " calls used in this window"
                : "";
    }
}
