package dev.barista.practice;

import dev.barista.market.DateRange;
import dev.barista.market.Session;
import dev.barista.market.TradingCalendar;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** The sessions on which the practice market has bars, numbered from its first. Immutable. */
final class TradedDays {
    /** The practice market's first day, as far back as Alpaca's bars go. */
    static final LocalDate FIRST = LocalDate.of(2016, 1, 4);

    private final ZoneId zone;
    private final List<Session> sessions;
    private final long[] midnightMillis;

    TradedDays(TradingCalendar calendar, LocalDate last) {
        zone = calendar.zone();
        sessions = last.isBefore(FIRST) ? List.of() : calendar.sessions(new DateRange(FIRST, last));
        midnightMillis = sessions.stream()
                .mapToLong(session -> midnightMillis(session.date()))
                .toArray();
    }

    int size() {
        return sessions.size();
    }

    Session session(int index) {
        return sessions.get(index);
    }

    /** The midnight that begins session {@code index} in the exchange's zone, epoch milliseconds. */
    long midnightMillis(int index) {
        return midnightMillis[index];
    }

    /** The midnight that begins {@code date} in the exchange's zone, epoch milliseconds. */
    long midnightMillis(LocalDate date) {
        return date.atStartOfDay(zone).toInstant().toEpochMilli();
    }

    /** Number of the first session whose day begins at or after {@code millis}; {@link #size()} if there is none. */
    int firstFrom(long millis) {
        int low = 0;
        int high = midnightMillis.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (midnightMillis[middle] < millis) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
