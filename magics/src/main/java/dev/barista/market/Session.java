package dev.barista.market;

import java.time.Instant;
import java.time.LocalDate;

/**
 * One trading day of an exchange. Immutable.
 *
 * @param date the day, in the exchange's time zone
 * @param extendedOpen when trading before the open begins
 * @param open the opening bell
 * @param close the closing bell, at 13:00 local time on an early close of NYSE
 * @param extendedClose when trading after the close ends
 */
public record Session(LocalDate date, Instant extendedOpen, Instant open, Instant close, Instant extendedClose) {
    public Session {
        if (!(extendedOpen.compareTo(open) <= 0 && open.isBefore(close) && close.compareTo(extendedClose) <= 0)) {
            throw new IllegalArgumentException("session of " + date + " is out of order");
        }
    }
}
