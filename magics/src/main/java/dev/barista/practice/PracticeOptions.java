package dev.barista.practice;

import dev.barista.market.TradingCalendar;
import java.time.Clock;
import java.time.Duration;

/**
 * How a practice market behaves. Immutable.
 *
 * @param clock what time it is: the newest bar and the budget's window follow it
 * @param calendar when its stocks trade; asked at the first request, not at the start
 * @param callsPerWindow calls allowed in a window, at least 1
 * @param window length of a window, more than zero
 * @param latency how long each answer takes at least
 */
public record PracticeOptions(
        Clock clock, TradingCalendar calendar, int callsPerWindow, Duration window, Duration latency) {

    public PracticeOptions {
        if (callsPerWindow < 1 || window.isNegative() || window.isZero() || latency.isNegative()) {
            throw new IllegalArgumentException("a practice market with " + callsPerWindow + " calls in " + window
                    + " and a latency of " + latency + " makes no sense");
        }
    }

    /** Like Alpaca without a subscription: 200 calls a minute, 50 ms each. */
    public static PracticeOptions basic(TradingCalendar calendar, Clock clock) {
        return new PracticeOptions(clock, calendar, 200, Duration.ofMinutes(1), Duration.ofMillis(50));
    }

    /** The same with another budget. */
    public PracticeOptions withBudget(int calls, Duration perWindow) {
        return new PracticeOptions(clock, calendar, calls, perWindow, latency);
    }

    /** The same with another latency. */
    public PracticeOptions withLatency(Duration answerAfter) {
        return new PracticeOptions(clock, calendar, callsPerWindow, window, answerAfter);
    }
}
