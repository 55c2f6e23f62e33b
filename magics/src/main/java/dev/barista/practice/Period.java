package dev.barista.practice;

import dev.barista.market.Timeframe;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/**
 * What is made in one go: a session for minute, hour and day bars, else all sessions of a week or of months.
 *
 * @param first number of its first session
 * @param last number of its last session
 * @param startMillis the exchange's midnight that begins it, epoch milliseconds
 * @param slot running number of the week or month bar, of the session else
 */
record Period(int first, int last, long startMillis, long slot) {

    /** The period around {@code session}. */
    static Period around(int session, Timeframe timeframe, TradedDays days) {
        if (timeframe.isIntraday() || timeframe.unit() == Timeframe.Unit.DAY) {
            return new Period(session, session, days.midnightMillis(session), session);
        }
        LocalDate start = start(days.session(session).date(), timeframe);
        boolean weeks = timeframe.unit() == Timeframe.Unit.WEEK;
        LocalDate next = weeks ? start.plusWeeks(1) : start.plusMonths(timeframe.amount());
        long startMillis = days.midnightMillis(start);
        return new Period(
                days.firstFrom(startMillis),
                days.firstFrom(days.midnightMillis(next)) - 1,
                startMillis,
                weeks
                        ? ChronoUnit.WEEKS.between(LocalDate.EPOCH, start)
                        : ChronoUnit.MONTHS.between(LocalDate.EPOCH, start) / timeframe.amount());
    }

    private static LocalDate start(LocalDate date, Timeframe timeframe) {
        if (timeframe.unit() == Timeframe.Unit.WEEK) {
            return date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        }
        int past = (date.getMonthValue() - 1) % timeframe.amount();
        return date.withDayOfMonth(1).minusMonths(past);
    }
}
