package dev.barista.load;

import dev.barista.market.BudgetReport;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * When calls may be made: the budget of one source and key, shared by all its loads. Any thread may use it; none waits.
 *
 * <p>A budget is spent, not metered out: while it allows, calls go at once. Nothing is known of it beforehand, so a few
 * calls go first, and what the server says to them decides: the limit, the calls left, the window's end, or that it
 * refills bit by bit ({@link Refill}). After a wait for a new window one call goes before others, should the limit have
 * changed. After a 429 nothing goes until {@code Retry-After}, or the window's reset, or, if neither was sent, a second,
 * two, four …; then a single call tries whether the server has calmed down before others follow.
 */
public final class Pace {
    /** Alpaca's budget without a subscription, assumed until an answer names another. */
    public static final int DEFAULT_CALLS = 200;
    /** Alpaca counts by the minute. */
    public static final Duration WINDOW = Duration.ofMinutes(1);
    /** Calls before the first answer: enough to keep a small bucket from overflowing meanwhile, and few enough for it. */
    static final int FIRST_CALLS = 8;

    private static final int FIRST_CALLS_AFTER_A_WAIT = 1;
    /** A window ends that much later for us than by our count, for calls that were longer on their way than later ones. */
    private static final Duration MARGIN = Duration.ofMillis(250);

    private final Ticker ticker;
    private final ScheduledExecutorService scheduler;
    private final ResetTimes resets;
    private final WaitingCalls<Permit> waiters = new WaitingCalls<>();
    private final Lane single = new Lane();
    private final BudgetWindow window;
    private final Refill refill = new Refill();
    private final Scouts scouts = new Scouts();
    private @Nullable SharedGate gate;
    private @Nullable Future<?> wakeUp;
    private int underWay;
    private int throttledInARow;
    private int windowHeardOf = -1;
    private int windowCounted;
    private int mayGoUnheard = FIRST_CALLS;

    /** 200 calls a minute until the server says otherwise. */
    public Pace(Ticker ticker, Clock clock, ScheduledExecutorService scheduler) {
        this(ticker, clock, scheduler, DEFAULT_CALLS, WINDOW);
    }

    /**
     * Another budget to begin with.
     *
     * @param clock only asked where a server sends a time of its own
     * @param scheduler runs what waits for budget; its tasks are short
     */
    public Pace(Ticker ticker, Clock clock, ScheduledExecutorService scheduler, int calls, Duration window) {
        this.ticker = ticker;
        this.resets = new ResetTimes(clock);
        this.scheduler = scheduler;
        this.window = new BudgetWindow(ticker, calls, window.plus(MARGIN));
    }

    /** Makes calls wait for a budget, too, that other kernels share; to be called before the first call. */
    public Pace sharing(SharedBudget budget) {
        gate = new SharedGate(budget, ticker, scheduler, window.length());
        return this;
    }

    /** Leave for one call. Exactly one of its methods must be called when the call is over. */
    public final class Permit {
        private final int windowNumber;
        private final Refill.Sent sent;

        private Permit(int windowNumber, Refill.Sent sent) {
            this.windowNumber = windowNumber;
            this.sent = sent;
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
                refill.unsent();
                mayGoUnheard++;
                underWay--;
            }
            grant(false);
        }
    }

    /** {@link #acquire(Lane)} for whoever makes single calls. */
    public CompletableFuture<Permit> acquire() {
        return acquire(single);
    }

    /** Completes as soon as {@code lane} may make a call; cancel it to give the place up. */
    CompletableFuture<Permit> acquire(Lane lane) {
        CompletableFuture<Permit> waiter = new CompletableFuture<>();
        synchronized (this) {
            waiters.add(lane, waiter);
        }
        grant(false);
        SharedGate others = gate;
        return others == null ? waiter : others.after(waiter, this::limit, Permit::unused);
    }

    private synchronized int limit() {
        return window.limit();
    }

    /** What calls wait for, such as {@code "waiting 23 s for budget: 200 of 200 calls used this minute"}; empty if none waits. */
    public String note() {
        SharedGate others = gate;
        String shared = others == null ? "" : others.note();
        String own = ownNote();
        return shared.isEmpty() || own.isEmpty() ? shared + own : own + "; " + shared;
    }

    private synchronized String ownNote() {
        waiters.clean();
        long nanos = nanosToNext();
        if (waiters.isEmpty() || nanos <= 0 || (refill.isBucket() && nanos < TimeUnit.SECONDS.toNanos(1))) {
            return "";
        }
        String wait = WaitingCalls.waiting(nanos);
        if (throttledInARow > 0) {
            return wait + ": the server asked to hold back";
        }
        boolean minute = window.length().minus(MARGIN).equals(WINDOW);
        return refill.isBucket()
                ? wait + " for budget, which the server refills bit by bit"
                : wait + " for budget: " + window.limit() + " of " + window.limit() + " calls used "
                        + (minute ? "this minute" : "in this window");
    }

    /** What is left of the budget now. */
    public synchronized LoadProgress.Budget budget() {
        int left = refill.isBucket() ? (int) Math.max(0, refill.left(ticker.nanos())) : window.left();
        return new LoadProgress.Budget(Math.min(left, window.limit()), window.limit());
    }

    /** How long it takes at least until {@code calls} more calls may have been made. */
    public synchronized Duration estimate(int calls) {
        if (refill.isBucket()) {
            double tooMany = Math.max(0, calls - refill.left(ticker.nanos()));
            return Duration.ofNanos((long) (tooMany / Math.max(refill.perNano(), 1e-12)));
        }
        int tooMany = calls - window.left();
        if (tooMany <= 0) {
            return Duration.ZERO;
        }
        long furtherWindows = (tooMany - 1L) / window.limit();
        return Duration.ofNanos(window.nanosToEnd()).plus(window.length().multipliedBy(furtherWindows));
    }

    /** 0 if a call may be made now. */
    private long nanosToNext() {
        // Asked first: the window may end before what is left is known.
        long toEnd = window.nanosToEnd();
        return refill.isBucket()
                ? refill.nanosToNext(ticker.nanos())
                : window.left() > 0 ? Math.max(0, heldBackNanos(ticker.nanos())) : toEnd;
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
        grant(false);
    }

    private void correct(Permit permit, BudgetReport report) {
        if (permit.windowNumber != window.number() && !refill.isBucket()) {
            return; // It speaks of a window that is over.
        }
        throttledInARow = 0;
        windowHeardOf = window.number();
        Integer left = report.remaining();
        if (left != null) {
            boolean allCounted =
                    refill.answered(permit.sent, left, window.limit(), underWay, ticker.nanos(), report.tripNanos());
            if (allCounted) {
                window.leave(refill.certainlyLeft());
            } else if (left < window.left()) {
                window.leaveAtMost(Math.max(0, left - underWay));
            }
        }
        long wait = resets.newEndNanos(report, window.nanosToEnd());
        if (wait > 0) {
            window.endIn(wait);
        }
    }

    private void holdBack(Permit permit, BudgetReport report) {
        boolean first = permit.windowNumber == window.number();
        throttledInARow += first ? 1 : 0;
        refill.restart();
        long wait = resets.holdNanos(report, throttledInARow);
        // Further refusals of the same burst only make the wait longer, if at all.
        if (first || (throttledInARow > 0 && window.left() == 0 && wait > window.nanosToEnd())) {
            window.close(wait);
        }
    }

    /** Hands out what the budget allows. Waiters go on outside the lock. */
    private void grant(boolean afterAWait) {
        List<CompletableFuture<Permit>> granted = new ArrayList<>();
        List<Permit> permits = new ArrayList<>();
        synchronized (this) {
            waiters.clean();
            countAnew(afterAWait);
            while (!waiters.isEmpty() && mayGo() && take()) {
                underWay++;
                mayGoUnheard--;
                granted.add(waiters.next());
                permits.add(new Permit(window.number(), refill.sent(ticker.nanos())));
            }
            wakeUpLater();
        }
        for (int i = 0; i < granted.size(); i++) {
            if (!granted.get(i).complete(permits.get(i))) {
                permits.get(i).unused();
            }
        }
    }

    private void countAnew(boolean afterAWait) {
        if (window.number() != windowCounted && !refill.isBucket()) {
            windowCounted = window.number();
            mayGoUnheard = afterAWait ? FIRST_CALLS_AFTER_A_WAIT : FIRST_CALLS;
            // Those that have just gone may be counted in this window: they are, until it is known.
            window.leaveAtMost(window.limit() - Math.min(underWay, refill.sentLately(ticker.nanos())));
            refill.restart();
        }
    }

    private boolean mayGo() {
        if (throttledInARow > 0) {
            return underWay == 0;
        }
        return refill.isBucket() || windowHeardOf == window.number() || mayGoUnheard > 0;
    }

    private boolean take() {
        long now = ticker.nanos();
        if (refill.isBucket() ? refill.left(now) < 1 : heldBackNanos(now) > 0 || !window.take()) {
            return false;
        }
        scouts.sent(now);
        return true;
    }

    private long heldBackNanos(long now) {
        return scouts.heldBackNanos(window, waiters.size(), now);
    }

    private void wakeUpLater() {
        if (wakeUp != null) {
            wakeUp.cancel(false);
        }
        if (waiters.isEmpty()) {
            return;
        }
        if (refill.isBucket() && underWay == 0 && refill.nanosToNext(ticker.nanos()) == Long.MAX_VALUE) {
            // Nothing is added any more, and no answer will say so: it is a window after all.
            refill.restart();
            window.leave(0);
        }
        long nanos = nanosToNext();
        // What may go by now, and could not a moment ago, has nobody else who sees to it.
        if (nanos < Long.MAX_VALUE && (nanos > 0 || mayGo())) {
            wakeUp = scheduler.schedule(() -> grant(true), nanos, TimeUnit.NANOSECONDS);
        }
    }
}
