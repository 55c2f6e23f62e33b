package dev.barista.plot;

import dev.barista.quality.QualityReport;
import dev.barista.quality.SymbolQuality;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;

/**
 * The sessions of a report side by side, in bins of equal width so that any number of them fits. Immutable.
 *
 * @param days all sessions, oldest first
 * @param bins how many bins they are put into
 * @param zone the exchange's time zone
 */
record DayAxis(List<LocalDate> days, int bins, ZoneId zone) {
    /** The sessions of all symbols of {@code report}, in at most {@code mostBins} bins. */
    static DayAxis of(QualityReport report, int mostBins, ZoneId zone) {
        TreeSet<LocalDate> days = new TreeSet<>();
        for (SymbolQuality quality : report.symbols()) {
            for (int session = 0; session < quality.coverage().size(); session++) {
                days.add(quality.coverage().day(session));
            }
        }
        return new DayAxis(List.copyOf(days), Math.min(mostBins, days.size()), zone);
    }

    boolean isEmpty() {
        return days.isEmpty();
    }

    /** The bin of a session, or of the session before a day that is none. */
    int bin(LocalDate day) {
        int found = Collections.binarySearch(days, day);
        int index = Math.max(0, found >= 0 ? found : -found - 2);
        return (int) ((long) index * bins / days.size());
    }

    int bin(Instant time) {
        LocalDateTime universal = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
        // Daily bars from files stand at midnight UTC, which in New York is the evening before.
        boolean isDate = universal.toLocalTime().equals(LocalTime.MIDNIGHT);
        return bin(isDate ? universal.toLocalDate() : time.atZone(zone).toLocalDate());
    }
}
