package dev.barista.practice;

import dev.barista.market.DateRange;
import dev.barista.market.Session;
import dev.barista.market.Timeframe;
import dev.barista.market.TradingCalendar;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A clock for a practice market that is to be seen moving: it runs in the exchange's regular hours, as much faster than
 * another clock as it takes for one bar each so many seconds, and skips all others, early and late ones, in which hardly
 * anything trades, among them. Made by whoever starts such a market; safe for threads.
 */
public final class FastClock extends Clock {
    private static final int DAYS_AHEAD = 40;
    private static final Duration DAY = Duration.ofMinutes(390);
    private static final int DAYS_A_WEEK = 5;
    private static final int DAYS_A_MONTH = 21;

    private final TradingCalendar calendar;
    private final Clock real;
    private final double speed;
    private final Deque<Session> ahead = new ArrayDeque<>();
    private LocalDate asked;
    private long realMillis;
    private Instant now;

    /**
     * @param real against which it runs
     * @param from what time it shows first
     * @param bars width of the bars
     * @param each how long a bar takes by the other clock
     */
    public FastClock(TradingCalendar calendar, Clock real, Instant from, Timeframe bars, Duration each) {
        this.calendar = calendar;
        this.real = real;
        speed = (double) tradingTime(bars).toMillis() / each.toMillis();
        now = from;
        asked = LocalDate.ofInstant(from, calendar.zone()).minusDays(1);
        realMillis = real.millis();
    }

    private static Duration tradingTime(Timeframe bars) {
        return switch (bars.unit()) {
            case MINUTE, HOUR -> bars.intradayWidth();
            case DAY -> DAY;
            case WEEK -> DAY.multipliedBy(DAYS_A_WEEK);
            case MONTH -> DAY.multipliedBy((long) DAYS_A_MONTH * bars.amount());
        };
    }

    /** How many times as fast as the other clock it runs while the exchange trades. */
    public long speed() {
        return Math.round(speed);
    }

    @Override
    public synchronized Instant instant() {
        long millis = real.millis();
        Duration left = Duration.ofMillis((long) ((millis - realMillis) * speed));
        realMillis = millis;
        while (left.compareTo(Duration.ZERO) > 0) {
            Session session = session();
            if (now.isBefore(session.open())) {
                now = session.open();
            }
            Duration rest = Duration.between(now, session.close());
            Duration step = rest.compareTo(left) < 0 ? rest : left;
            now = now.plus(step);
            left = left.minus(step);
        }
        return now;
    }

    /** The first one that is not over. */
    private Session session() {
        while (!ahead.isEmpty() && !ahead.getFirst().close().isAfter(now)) {
            ahead.removeFirst();
        }
        while (ahead.isEmpty()) {
            LocalDate from = asked.plusDays(1);
            asked = asked.plusDays(DAYS_AHEAD);
            calendar.sessions(new DateRange(from, asked)).stream()
                    .filter(session -> session.close().isAfter(now))
                    .forEach(ahead::add);
        }
        return ahead.getFirst();
    }

    @Override
    public ZoneId getZone() {
        return calendar.zone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("a fast clock has the exchange's zone");
    }
}
