package dev.barista.market;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * A calendar that is worked out year by year and remembered. Subclasses say on which weekdays the exchange is closed, and
 * when it opens on the others. Immutable to its callers, safe for threads.
 */
abstract class ExchangeCalendar implements TradingCalendar {
    /** Years outside are worked out each time they are asked for, so that the cache is bounded. */
    private static final int FIRST_CACHED_YEAR = 1970;

    private static final int LAST_CACHED_YEAR = 2099;

    private final Map<Integer, List<Session>> sessionsByYear = new ConcurrentHashMap<>();

    /** The days of {@code year} on which the exchange is closed; weekends need not be among them. */
    abstract Set<LocalDate> closed(int year);

    /** The session of a day on which the exchange trades. */
    abstract Session session(LocalDate date);

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
        Set<LocalDate> closed = closed(year);
        return LocalDate.of(year, 1, 1)
                .datesUntil(LocalDate.of(year + 1, 1, 1))
                .filter(date -> date.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0)
                .filter(date -> !closed.contains(date))
                .map(this::session)
                .toList();
    }

    /** One thread at a time: jollyday does not say that threads may share its managers. */
    final synchronized Set<LocalDate> holidays(HolidayCalendar calendar, int year, String... region) {
        return HolidayManager.getInstance(ManagerParameters.create(calendar))
                .getHolidays(Year.of(year), region)
                .stream()
                .map(Holiday::getDate)
                .collect(Collectors.toUnmodifiableSet());
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
