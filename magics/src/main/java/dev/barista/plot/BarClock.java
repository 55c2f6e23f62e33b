package dev.barista.plot;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How the times of bars are told. Immutable.
 *
 * @param isDaily whether a bar is a day or longer, so that its date says all
 * @param zone the exchange's
 */
record BarClock(boolean isDaily, ZoneId zone) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter ISO_MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ENGLISH);

    LocalDateTime time(long millis) {
        Instant instant = Instant.ofEpochMilli(millis);
        LocalDateTime universal = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        // Daily bars from files stand at midnight UTC, which in New York is the evening before; those of vendors at
        // midnight in New York.
        boolean isDate = isDaily() && universal.toLocalTime().equals(LocalTime.MIDNIGHT);
        return isDate ? universal : LocalDateTime.ofInstant(instant, zone);
    }

    List<LocalDateTime> times(long... millis) {
        return Arrays.stream(millis).mapToObj(this::time).toList();
    }

    /** Such as {@code "2 Jan 2025 – 31 Mar 2025"}, or one day. */
    String range(long firstMillis, long lastMillis) {
        String first = DAY.format(time(firstMillis));
        String last = DAY.format(time(lastMillis));
        return first.equals(last) ? first : first + " – " + last;
    }

    /** A name of its own for each time; a second one of the same minute is told apart by a number. */
    List<String> labels(long... millis) {
        Map<String, Integer> seen = new HashMap<>();
        return times(millis).stream()
                .map(time -> isDaily() ? time.toLocalDate().toString() : ISO_MINUTE.format(time))
                .map(label -> {
                    int count = seen.merge(label, 1, Integer::sum);
                    return count == 1 ? label : label + " (" + count + ")";
                })
                .toList();
    }
}
