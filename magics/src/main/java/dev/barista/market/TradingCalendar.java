package dev.barista.market;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** When an exchange trades. Implementations are immutable. */
public interface TradingCalendar {
    /** The exchange's time zone. */
    ZoneId zone();

    /** The sessions of {@code range}, oldest first. */
    List<Session> sessions(DateRange range);

    /** The session of {@code date}, if the exchange trades on it. */
    default boolean isSession(LocalDate date) {
        return !sessions(new DateRange(date, date)).isEmpty();
    }
}
