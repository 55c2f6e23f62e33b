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
 * Xetra's sessions, from 09:00 to 17:30 in Frankfurt. Made by {@link Exchange}; immutable to its callers, safe for threads.
 *
 * <p>Closed on the days on which TARGET is (jollyday) and on Christmas Eve and New Year's Eve; besides, by Deutsche Börse's
 * yearly trading calendars, on Whit Monday (2007, and 2015 to 2021), on the Day of German Unity (2000, and 2014 to 2021) and
 * on Reformation Day of 2017. Since 2010 the last session of a year ends at 14:00. The closing auction's five minutes are late trading.
 * Exact for 2002 to 2026.
 */
final class XetraCalendar extends ExchangeCalendar {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalTime OPEN = LocalTime.of(9, 0);
    private static final LocalTime CLOSE = LocalTime.of(17, 30);
    private static final LocalTime LAST_CLOSE_OF_THE_YEAR = LocalTime.of(14, 0);
    private static final int FIRST_YEAR_OF_EARLY_CLOSES = 2010;
    private static final int AUCTION_MINUTES = 5;

    @Override
    public ZoneId zone() {
        return BERLIN;
    }

    @Override
    Set<LocalDate> closed(int year) {
        Set<LocalDate> closed = new HashSet<>(holidays(HolidayCalendar.TARGET, year));
        closed.add(LocalDate.of(year, 12, 24));
        closed.add(LocalDate.of(year, 12, 31));
        if (year == 2007 || (year >= 2015 && year <= 2021)) {
            closed.addAll(whitMonday(year));
        }
        if (year >= 2014 && year <= 2021) {
            closed.add(LocalDate.of(year, 10, 3));
        }
        if (year == 2017) {
            closed.add(LocalDate.of(2017, 10, 31));
        }
        return closed;
    }

    private Set<LocalDate> whitMonday(int year) {
        Set<LocalDate> german = new HashSet<>(holidays(HolidayCalendar.GERMANY, year));
        german.removeIf(date -> date.getDayOfWeek() != DayOfWeek.MONDAY
                || date.isBefore(LocalDate.of(year, Month.MAY, 10))
                || date.isAfter(LocalDate.of(year, Month.JUNE, 14)));
        return german;
    }

    @Override
    Session session(LocalDate date) {
        // 31 December is never a session, and neither is a weekend: the last one is the 30th or the Friday before.
        boolean isLast = date.getYear() >= FIRST_YEAR_OF_EARLY_CLOSES
                && date.getMonth() == Month.DECEMBER
                && (date.getDayOfMonth() == 30
                        || (date.getDayOfWeek() == DayOfWeek.FRIDAY && date.getDayOfMonth() >= 28));
        LocalTime close = isLast ? LAST_CLOSE_OF_THE_YEAR : CLOSE;
        return new Session(
                date,
                date.atTime(OPEN).atZone(BERLIN).toInstant(),
                date.atTime(OPEN).atZone(BERLIN).toInstant(),
                date.atTime(close).atZone(BERLIN).toInstant(),
                date.atTime(close.plusMinutes(AUCTION_MINUTES)).atZone(BERLIN).toInstant());
    }
}
