package dev.barista.plot;

import dev.barista.quality.Coverage;
import dev.barista.quality.QualityReport;
import dev.barista.quality.SymbolQuality;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;

/**
 * The days of a report side by side, in bins of equal width so that any number of them fits: many bins a day where there
 * are few days of intraday bars, many days a bin where there are many. Weekdays without a session keep their place, so that
 * a holiday can be seen; weekends have none. Bars of weeks and months stand side by side. Immutable.
 *
 * @param days from left to right
 * @param sessions those of them that are expected to have bars
 * @param bins how many bins there are
 * @param binsPerDay more than 1 where a day is divided
 * @param isWholeDays whether bars are a day wide or wider
 * @param startSeconds second of the day at which the first bar of a day begins, where a day is divided
 * @param spanSeconds from there to the end of the last bar
 * @param zone the exchange's time zone
 */
record HeatAxis(
        List<LocalDate> days,
        TreeSet<LocalDate> sessions,
        int bins,
        int binsPerDay,
        boolean isWholeDays,
        int startSeconds,
        int spanSeconds,
        ZoneId zone) {
    /** All days of the symbols of {@code report}, in at most {@code mostBins} bins. */
    static HeatAxis of(QualityReport report, int mostBins, ZoneId zone) {
        TreeSet<LocalDate> sessions = new TreeSet<>();
        boolean whole = true;
        int most = 1;
        int start = 0;
        int span = 1;
        for (SymbolQuality quality : report.symbols()) {
            Coverage coverage = quality.coverage();
            whole &= coverage.isWholeDays();
            for (int session = 0; session < coverage.size(); session++) {
                sessions.add(coverage.day(session));
            }
            int longest = longestSession(coverage);
            if (longest >= 0 && coverage.expected(longest) > most) {
                most = coverage.expected(longest);
                int first = firstSlot(coverage, longest);
                start = secondOfDay(coverage.slotStart(first), zone);
                int next = secondOfDay(coverage.slotStart(first + 1), zone);
                span = secondOfDay(coverage.slotStart(first + most - 1), zone) + next - 2 * start;
            }
        }
        List<LocalDate> days = weekdays(sessions);
        int perDay = whole || days.isEmpty() ? 1 : Math.max(1, Math.min(most, mostBins / days.size()));
        int bins = perDay > 1 ? days.size() * perDay : Math.min(mostBins, days.size());
        return new HeatAxis(days, sessions, bins, perDay, whole, start, span, zone);
    }

    private static int longestSession(Coverage coverage) {
        int longest = -1;
        for (int session = 0; session < coverage.size(); session++) {
            longest = longest < 0 || coverage.expected(session) > coverage.expected(longest) ? session : longest;
        }
        return longest;
    }

    private static int firstSlot(Coverage coverage, int session) {
        int slot = 0;
        for (int before = 0; before < session; before++) {
            slot += coverage.expected(before);
        }
        return slot;
    }

    private static List<LocalDate> weekdays(TreeSet<LocalDate> sessions) {
        if (sessions.isEmpty()) {
            return List.of();
        }
        List<LocalDate> weekdays = sessions.first()
                .datesUntil(sessions.last().plusDays(1))
                .filter(day -> day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0 || sessions.contains(day))
                .toList();
        // Days on which weeks and months begin are no sequence of sessions with holidays in between.
        return weekdays.size() > 2 * sessions.size() ? List.copyOf(sessions) : weekdays;
    }

    boolean isEmpty() {
        return days.isEmpty();
    }

    /** Whether nothing is expected in a bin because all its days are holidays. */
    boolean isHoliday(int bin) {
        if (binsPerDay > 1) {
            return !sessions.contains(days.get(bin / binsPerDay));
        }
        int from = firstDay(bin);
        int to = Math.max(from + 1, firstDay(bin + 1));
        return days.subList(from, Math.min(to, days.size())).stream().noneMatch(sessions::contains);
    }

    private int firstDay(int bin) {
        return (int) (((long) bin * days.size() + bins - 1) / bins);
    }

    /** The first bin of a day, or of the day before one that has no place. */
    int bin(LocalDate day) {
        int found = Collections.binarySearch(days, day);
        int index = Math.max(0, found >= 0 ? found : -found - 2);
        return (int) ((long) index * bins / days.size());
    }

    /** The bin of a moment. */
    int bin(Instant time) {
        ZonedDateTime universal = time.atZone(java.time.ZoneOffset.UTC);
        // Daily bars from files stand at midnight UTC, which in New York is the evening before.
        if (isWholeDays && universal.toLocalTime().equals(LocalTime.MIDNIGHT)) {
            return bin(universal.toLocalDate());
        }
        ZonedDateTime local = time.atZone(zone);
        int first = bin(local.toLocalDate());
        if (binsPerDay == 1) {
            return first;
        }
        long passed = (long) local.toLocalTime().toSecondOfDay() - startSeconds;
        return first + (int) Math.max(0, Math.min(binsPerDay - 1, passed * binsPerDay / spanSeconds));
    }

    /** Whether a moment lies in the hours that are shown. */
    boolean shows(Instant time) {
        int passed = secondOfDay(time, zone) - startSeconds;
        return binsPerDay == 1 || (passed >= 0 && passed < spanSeconds);
    }

    private static int secondOfDay(Instant time, ZoneId zone) {
        return time.atZone(zone).toLocalTime().toSecondOfDay();
    }
}
