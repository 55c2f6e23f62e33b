package dev.barista.load;

import dev.barista.market.BudgetReport;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * When calls may be made: the budget of one source, shared by all its loads. Any thread may use it; none waits.
 *
 * <p>The budget of a window is spent, not metered out: while the window allows, calls go at once. What the server says
 * corrects it: another limit, fewer calls left, another end of the window. After a 429 nothing goes until
 * {@code Retry-After}, or the window's reset, or, if neither was sent, a second, two, four …; then a single call tries
 * whether the server has calmed down before others follow.
 */
public final class Pace {
    /** Alpaca's budget without a subscription, assumed until an answer names another. */
    public static final int DEFAULT_CALLS = 200;
    /** Alpaca counts by the minute. */
    public static final Duration WINDOW = Duration.ofMinutes(1);
    /** A window ends that much later for us than by our count, for calls that were longer on their way than later ones. */
    private static final Duration MARGIN = Duration.ofMillis(250);
    /** Longest time that a server's reset is believed to be away. */
    private static final Duration MAX_WAIT = Duration.ofMinutes(5);

    private final Ticker ticker;
    private final Clock clock;
    private final ScheduledExecutorService scheduler;
    private final Deque<Waiter> waiters = new ArrayDeque<>();
    private final BudgetWindow window;
    private @Nullable SharedGate shared;
    private @Nullable Instant reset;
    private @Nullable Future<?> wakeUp;
    private int underWay;
    private int throttledInARow;

    /** 200 calls a minute until the server says otherwise. */
    public Pace(Ticker ticker, Clock clock, ScheduledExecutorService scheduler) {
        this(ticker, clock, scheduler, DEFAULT_CALLS, WINDOW);
    }

    /**
     * Another budget to begin with.
     *
     * @param clock only asked where a server sends a time without its own
     * @param scheduler runs what waits for a new window; its tasks are short
     */
    public Pace(Ticker ticker, Clock clock, ScheduledExecutorService scheduler, int calls, Duration window) {
        this.ticker = ticker;
        this.clock = clock;
        this.scheduler = scheduler;
        this.window = new BudgetWindow(ticker, calls, window.plus(MARGIN));
    }

    /** Makes calls wait for a budget, too, that other kernels share; to be called before the first call. */
    public Pace sharing(SharedBudget budget) {
        shared = new SharedGate(budget, ticker, scheduler, window.length());
        return this;
    }

    private static final class Waiter extends CompletableFuture<Permit> {}

    /** Leave for one call. Exactly one of its methods must be called when the call is over. */
    public final class Permit {
        private final int windowNumber;

        private Permit(int windowNumber) {
            this.windowNumber = windowNumber;
        }

        /** The call was answered, or failed. */
        public void answered(BudgetReport report) {
            end(this, report, false);
        }

        /** The call was answered with 429. */
        public void throttled(BudgetReport report) {
            end(this, report, true);
        }

        /** The call was not made. */
        public void unused() {
            synchronized (Pace.this) {
                window.putBack(windowNumber);
                underWay--;
            }
            grant();
        }
    }

    /** Completes as soon as a call may be made, first come, first served; cancel it to give the place up. */
    public CompletableFuture<Permit> acquire() {
        Waiter waiter = new Waiter();
        synchronized (this) {
            waiters.add(waiter);
        }
        grant();
        SharedGate gate = shared;
        return gate == null ? waiter : gate.after(waiter, this::limit, Permit::unused);
    }

    /** What calls wait for, such as {@code "waiting 23 s for budget: 200 of 200 calls used this minute"}; empty if none waits. */
    public String note() {
        SharedGate gate = shared;
        String others = gate == null ? "" : gate.note();
        String own = ownNote();
        return others.isEmpty() || own.isEmpty() ? others + own : own + "; " + others;
    }

    private synchronized int limit() {
        return window.limit();
    }

    private synchronized String ownNote() {
        waiters.removeIf(Future::isDone);
        if (waiters.isEmpty() || window.left() > 0) {
            return "";
        }
        long seconds = TimeUnit.NANOSECONDS.toSeconds(window.nanosToEnd() + 999_999_999);
        return throttledInARow > 0
                ? "waiting " + seconds + " s: the server asked to hold back"
                : "waiting " + seconds + " s for budget: " + window.limit() + " of " + window.limit() + " calls used "
                        + (isMinute() ? "this minute" : "in this window");
    }

    private boolean isMinute() {
        return window.length().minus(MARGIN).equals(WINDOW);
    }

    /** What is left of the budget now. */
    public synchronized LoadProgress.Budget budget() {
        return new LoadProgress.Budget(window.left(), window.limit());
    }

    /** How long it takes at least until {@code calls} more calls may have been made. */
    public synchronized Duration estimate(int calls) {
        int tooMany = calls - window.left();
        if (tooMany <= 0) {
            return Duration.ZERO;
        }
        long furtherWindows = (tooMany - 1L) / window.limit();
        return Duration.ofNanos(window.nanosToEnd()).plus(window.length().multipliedBy(furtherWindows));
    }

    private void end(Permit permit, BudgetReport report, boolean throttled) {
        synchronized (this) {
            underWay--;
            if (report.limit() != null && report.limit() != window.limit()) {
                window.changeLimit(report.limit());
            }
            if (throttled) {
                holdBack(permit, report);
            } else {
                correct(permit, report);
            }
        }
        grant();
    }

    private void correct(Permit permit, BudgetReport report) {
        if (permit.windowNumber != window.number()) {
            return; // It speaks of a window that is over.
        }
        throttledInARow = 0;
        if (report.remaining() != null) {
            window.leaveAtMost(report.remaining());
        }
        long wait = nanosToReset(report);
        // The server's clock is known to the second, so every answer errs on the late side: the earliest is nearest.
        if (wait > 0 && (!Objects.equals(reset, report.reset()) || wait < window.nanosToEnd())) {
            reset = report.reset();
            window.endIn(wait);
        }
    }

    private void holdBack(Permit permit, BudgetReport report) {
        boolean first = permit.windowNumber == window.number();
        if (first) {
            throttledInARow++;
        }
        long wait = nanosToHold(report);
        // Further refusals of the same burst only make the wait longer, if at all.
        if (first || (throttledInARow > 0 && window.left() == 0 && wait > window.nanosToEnd())) {
            window.close(wait);
        }
    }

    private long nanosToHold(BudgetReport report) {
        if (report.retryAfterMillis() != null) {
            return TimeUnit.MILLISECONDS.toNanos(report.retryAfterMillis());
        }
        long toReset = nanosToReset(report);
        return toReset > 0 ? toReset : TimeUnit.SECONDS.toNanos(1L << Math.min(throttledInARow - 1, 6));
    }

    /** 0 if the report does not say when, or nothing that can be. */
    private long nanosToReset(BudgetReport report) {
        if (report.reset() == null) {
            return 0;
        }
        Instant now = report.serverTime() == null ? clock.instant() : report.serverTime();
        Duration wait = Duration.between(now, report.reset());
        return wait.isNegative() || wait.compareTo(MAX_WAIT) > 0 ? 0 : wait.toNanos();
    }

    /** Hands out what the window allows. Waiters go on outside the lock. */
    private void grant() {
        List<Waiter> granted = new ArrayList<>();
        List<Permit> permits = new ArrayList<>();
        synchronized (this) {
            waiters.removeIf(Future::isDone);
            while (!waiters.isEmpty() && (throttledInARow == 0 || underWay == 0)) {
                if (!window.take()) {
                    break;
                }
                underWay++;
                granted.add(waiters.remove());
                permits.add(new Permit(window.number()));
            }
            wakeUpLater();
        }
        for (int i = 0; i < granted.size(); i++) {
            if (!granted.get(i).complete(permits.get(i))) {
                permits.get(i).unused();
            }
        }
    }

    private void wakeUpLater() {
        if (wakeUp != null) {
            wakeUp.cancel(false);
            wakeUp = null;
        }
        if (!waiters.isEmpty() && window.left() == 0) {
            wakeUp = scheduler.schedule(this::grant, window.nanosToEnd(), TimeUnit.NANOSECONDS);
        }
    }
}
