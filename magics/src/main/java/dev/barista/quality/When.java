package dev.barista.quality;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Says by the exchange's clock when something was found. Made for one symbol; immutable.
 *
 * @param zone the exchange's
 * @param isWholeDays whether bars are a day wide or wider, so that a date says it all
 */
record When(ZoneId zone, boolean isWholeDays) {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    /** {@code "2024-01-02 09:30"}, {@code "2024-01-02 09:30–10:15"} or {@code "2024-01-02 – 2024-01-05"}. */
    String of(Finding finding) {
        String from = text(finding.from());
        if (finding.to().equals(finding.from())) {
            return from;
        }
        boolean sameDay = !isWholeDays && date(finding.from()).equals(date(finding.to()));
        return from + (sameDay ? "–" + time(finding.to()) : " – " + text(finding.to()));
    }

    private String text(Instant instant) {
        return isWholeDays ? date(instant).toString() : MINUTE.format(instant.atZone(zone));
    }

    private LocalTime time(Instant instant) {
        return instant.atZone(zone).toLocalTime();
    }

    /** Daily bars of files stand at midnight UTC, which in New York is the evening before. */
    private LocalDate date(Instant instant) {
        ZonedDateTime universal = instant.atZone(ZoneOffset.UTC);
        boolean isDate = isWholeDays && universal.toLocalTime().equals(LocalTime.MIDNIGHT);
        return isDate ? universal.toLocalDate() : instant.atZone(zone).toLocalDate();
    }
}
