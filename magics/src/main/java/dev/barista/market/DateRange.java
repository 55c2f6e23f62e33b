package dev.barista.market;

import java.time.LocalDate;

/**
 * Calendar days in the exchange's time zone, both ends included. Immutable.
 *
 * @param from first day
 * @param to last day, not before {@code from}
 */
public record DateRange(LocalDate from, LocalDate to) {
    public DateRange {
        if (to.isBefore(from)) {
            throw new InvalidInputException("the range ends (" + to + ") before it begins (" + from + ")");
        }
    }

    /** The {@code days} calendar days that end with {@code last}. */
    public static DateRange endingOn(LocalDate last, int days) {
        return new DateRange(last.minusDays(days - 1L), last);
    }
}
