package dev.barista.market;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/** A market that never closes: a session is a day in UTC. Made by {@link Exchange}; immutable. */
final class CryptoCalendar implements TradingCalendar {
    @Override
    public ZoneId zone() {
        return ZoneOffset.UTC;
    }

    @Override
    public List<Session> sessions(DateRange range) {
        return range.from()
                .datesUntil(range.to().plusDays(1))
                .map(CryptoCalendar::session)
                .toList();
    }

    @Override
    public boolean isSession(LocalDate date) {
        return true;
    }

    private static Session session(LocalDate date) {
        var from = date.atStartOfDay(ZoneOffset.UTC).toInstant();
        var to = date.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        return new Session(date, from, from, to, to);
    }
}
