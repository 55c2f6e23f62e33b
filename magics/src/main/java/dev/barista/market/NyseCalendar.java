package dev.barista.market;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Year;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

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
public final class NyseCalendar implements TradingCalendar {
    /** Time zone of the exchange. */
    public static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private static final LocalTime EXTENDED_OPEN = LocalTime.of(4, 0);
    private static final LocalTime EXTENDED_CLOSE = LocalTime.of(20, 0);
    private static final LocalTime EXTENDED_CLOSE_ON_SHORT_DAY = LocalTime.of(17, 0);
    /** Years outside are worked out each time they are asked for, so that the cache is bounded. */
    private static final int FIRST_CACHED_YEAR = 1970;

    private static final int LAST_CACHED_YEAR = 2099;

    private final NyseHours hours = new NyseHours();
    private final Map<Integer, List<Session>> sessionsByYear = new ConcurrentHashMap<>();

    @Override
    public ZoneId zone() {
        return NEW_YORK;
    }

    @Override
    public List<Session> sessions(DateRange range) {
        List<Session> found = new ArrayList<>();
        for (int year = range.from().getYear(); year <= range.to().getYear(); year++) {
            List<Session> sessions = year(year);
            found.addAll(sessions.subList(
                    firstNotBefore(sessions, range.from()),
                    firstNotBefore(sessions, range.to().plusDays(1))));
        }
        return List.copyOf(found);
    }

    @Override
    public boolean isSession(LocalDate date) {
        List<Session> sessions = year(date.getYear());
        int at = firstNotBefore(sessions, date);
        return at < sessions.size() && sessions.get(at).date().equals(date);
    }

    private List<Session> year(int year) {
        return year < FIRST_CACHED_YEAR || year > LAST_CACHED_YEAR
                ? compute(year)
                : sessionsByYear.computeIfAbsent(year, this::compute);
    }

    private List<Session> compute(int year) {
        Set<LocalDate> closed = holidays(year);
        return LocalDate.of(year, 1, 1)
                .datesUntil(LocalDate.of(year + 1, 1, 1))
                .filter(date -> date.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0)
                .filter(date -> !closed.contains(date))
                .map(this::session)
                .toList();
    }

    /** One thread at a time: jollyday does not say that threads may share its managers. */
    private synchronized Set<LocalDate> holidays(int year) {
        return HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.NYSE))
                .getHolidays(Year.of(year))
                .stream()
                .map(Holiday::getDate)
                .collect(Collectors.toUnmodifiableSet());
    }

    private Session session(LocalDate date) {
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

    /** Index of the first session on or after {@code date}. */
    private static int firstNotBefore(List<Session> sessions, LocalDate date) {
        int low = 0;
        int high = sessions.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sessions.get(middle).date().isBefore(date)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
