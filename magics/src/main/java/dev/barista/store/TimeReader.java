package dev.barista.store;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads times as files write them: ISO dates (the exchange's midnight, also as {@code 20240102}), ISO dates with times,
 * with an offset or without (then on the exchange's clock), and numbers since the epoch, whose unit (seconds, milli-,
 * micro- or nanoseconds) shows in their size. Other ways of writing dates are refused, for they are ambiguous. One
 * thread.
 */
final class TimeReader {
    private static final Pattern ISO = Pattern.compile("(\\d{4}-\\d{2}-\\d{2}|\\d{8})"
            + "(?:[T ](\\d{2}:\\d{2}(?::\\d{2}(?:[.]\\d{1,9})?)?)\\s?(Z|UTC|[+-]\\d{2}:?\\d{2})?)?");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{9,19}(?:[.]0*)?");
    private static final long EARLIEST_MILLIS = LocalDate.of(1900, 1, 1).toEpochDay() * 86_400_000L;
    private static final long LATEST_MILLIS = LocalDate.of(2200, 1, 1).toEpochDay() * 86_400_000L;

    private final ZoneId zone;
    private String lastDay = "";
    private LocalDate lastDate = LocalDate.EPOCH;

    TimeReader(ZoneId zone) {
        this.zone = zone;
    }

    /** Epoch milliseconds. */
    long read(String text) throws UnreadableValueException {
        try {
            Matcher iso = ISO.matcher(text);
            if (iso.matches()) {
                return iso(iso);
            }
            if (NUMBER.matcher(text).matches()) {
                int point = text.indexOf('.');
                return number(Long.parseLong(point < 0 ? text : text.substring(0, point)));
            }
        } catch (DateTimeException | NumberFormatException e) {
            throw new UnreadableValueException("no such time: " + Quoted.text(text));
        }
        throw new UnreadableValueException("not an ISO time or a number since the epoch: " + Quoted.text(text));
    }

    private long iso(Matcher iso) throws UnreadableValueException {
        String day = iso.group(1);
        if (!day.equals(lastDay)) {
            lastDate =
                    day.length() == 8 ? LocalDate.parse(day, DateTimeFormatter.BASIC_ISO_DATE) : LocalDate.parse(day);
            lastDay = day;
        }
        @Nullable String clock = iso.group(2);
        LocalTime time = clock == null ? LocalTime.MIDNIGHT : LocalTime.parse(clock);
        return bounded(
                lastDate.atTime(time).atZone(offset(iso.group(3))).toInstant().toEpochMilli());
    }

    private ZoneId offset(@Nullable String text) {
        if (text == null) {
            return zone;
        }
        return text.equals("UTC") ? ZoneOffset.UTC : ZoneOffset.of(text);
    }

    private static long number(long value) throws UnreadableValueException {
        long size = Math.abs(value);
        if (size < 100_000_000_000L) {
            return bounded(value * 1000);
        }
        if (size < 100_000_000_000_000L) {
            return bounded(value);
        }
        return bounded(Math.floorDiv(value, size < 100_000_000_000_000_000L ? 1000L : 1_000_000L));
    }

    /** Refuses times that cannot be a bar's, such as those read in the wrong unit. */
    static long bounded(long millis) throws UnreadableValueException {
        if (millis < EARLIEST_MILLIS || millis >= LATEST_MILLIS) {
            throw new UnreadableValueException("a time outside 1900 to 2199");
        }
        return millis;
    }
}
