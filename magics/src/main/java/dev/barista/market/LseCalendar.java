package dev.barista.market;

import de.focus_shift.jollyday.core.HolidayCalendar;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Set;

/**
 * The London Stock Exchange's sessions, from 08:00 to 16:30 in London. Made by {@link Exchange}; immutable to its callers, safe
 * for threads.
 *
 * <p>Closed on the bank holidays of England, those that were proclaimed once included (jollyday, which lacks the Golden Jubilee
 * of 2002). By the exchange's "Business
 * days" the last sessions before Christmas and New Year's Day end at 12:30. The closing auction's five minutes are late
 * trading.
 */
final class LseCalendar extends ExchangeCalendar {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final LocalTime OPEN = LocalTime.of(8, 0);
    private static final LocalTime CLOSE = LocalTime.of(16, 30);
    private static final LocalTime EARLY_CLOSE = LocalTime.of(12, 30);
    private static final int GOLDEN_JUBILEE = 2002;
    private static final int AUCTION_MINUTES = 5;

    @Override
    public ZoneId zone() {
        return LONDON;
    }

    @Override
    Set<LocalDate> closed(int year) {
        Set<LocalDate> closed = new HashSet<>(holidays(HolidayCalendar.UNITED_KINGDOM, year, "eng"));
        if (year == GOLDEN_JUBILEE) {
            closed.remove(LocalDate.of(year, 5, 27));
            closed.add(LocalDate.of(year, 6, 3));
            closed.add(LocalDate.of(year, 6, 4));
        }
        return closed;
    }

    @Override
    Session session(LocalDate date) {
        LocalTime close = isBefore(date, 24) || isBefore(date, 31) ? EARLY_CLOSE : CLOSE;
        return new Session(
                date,
                date.atTime(OPEN).atZone(LONDON).toInstant(),
                date.atTime(OPEN).atZone(LONDON).toInstant(),
                date.atTime(close).atZone(LONDON).toInstant(),
                date.atTime(close.plusMinutes(AUCTION_MINUTES)).atZone(LONDON).toInstant());
    }

    /** Whether the day is that one of December, or the Friday before if that is on a weekend. */
    private static boolean isBefore(LocalDate date, int eve) {
        boolean isFriday = date.getDayOfWeek() == DayOfWeek.FRIDAY;
        int day = date.getDayOfMonth();
        return date.getMonth() == Month.DECEMBER && (day == eve || (isFriday && day < eve && day >= eve - 2));
    }
}
