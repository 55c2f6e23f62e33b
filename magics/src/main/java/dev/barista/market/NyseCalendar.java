package dev.barista.market;

import de.focus_shift.jollyday.core.HolidayCalendar;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;

/**
 * The New York Stock Exchange's sessions, with early closes, early and late trading. Make one and share it; immutable
 * to its callers, safe for threads.
 *
 * <p>Holidays and days of mourning come from jollyday, hours from {@link NyseHours}. Exact for 2000 to 2026 (compared
 * with the exchange's announcements); later years follow today's rules, earlier ones too, without the closures of their
 * time. Early trading begins at 04:00; late trading ends at 20:00, at 17:00 after an early close.
 *
 * <p>The first question costs about 300 ms, because jollyday parses its rules with JAXB: ask it off any thread that
 * must not wait.
 */
public final class NyseCalendar extends ExchangeCalendar {
    /** Time zone of the exchange. */
    public static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private static final LocalTime EXTENDED_OPEN = LocalTime.of(4, 0);
    private static final LocalTime EXTENDED_CLOSE = LocalTime.of(20, 0);
    private static final LocalTime EXTENDED_CLOSE_ON_SHORT_DAY = LocalTime.of(17, 0);

    private final NyseHours hours = new NyseHours();

    @Override
    public ZoneId zone() {
        return NEW_YORK;
    }

    @Override
    Set<LocalDate> closed(int year) {
        return holidays(HolidayCalendar.NYSE, year);
    }

    @Override
    Session session(LocalDate date) {
        NyseHours.Bells bells = hours.bells(date);
        return new Session(
                date,
                date.atTime(EXTENDED_OPEN).atZone(NEW_YORK).toInstant(),
                date.atTime(bells.open()).atZone(NEW_YORK).toInstant(),
                date.atTime(bells.close()).atZone(NEW_YORK).toInstant(),
                date.atTime(bells.isEarlyClose() ? EXTENDED_CLOSE_ON_SHORT_DAY : EXTENDED_CLOSE)
                        .atZone(NEW_YORK)
                        .toInstant());
    }
}
