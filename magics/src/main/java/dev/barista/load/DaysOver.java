package dev.barista.load;

import dev.barista.market.DateRange;
import dev.barista.market.DayRanges;
import dev.barista.market.Session;
import dev.barista.market.TradingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Which days of a load have ended, so that no more bars come of them. Immutable.
 *
 * @param newest no bars after it are asked for
 * @param today the exchange's day
 */
record DaysOver(TradingCalendar calendar, DateRange range, Instant newest, LocalDate today) {
    static DaysOver of(LoadRequest request, TradingCalendar calendar, Instant now) {
        return new DaysOver(calendar, request.range(), LoadPlan.newest(now), LocalDate.ofInstant(now, calendar.zone()));
    }

    /** Those of {@code days} that are over. */
    List<DateRange> of(List<DateRange> days) {
        LocalDate last = last();
        return last.isBefore(range.from())
                ? List.of()
                : DayRanges.within(new DateRange(range.from(), last.isBefore(range.to()) ? last : range.to()), days);
    }

    /** Of the days up to it no more bars come. */
    LocalDate last() {
        List<Session> now = calendar.sessions(new DateRange(today, today));
        boolean over = now.stream().allMatch(session -> session.extendedClose().isBefore(newest));
        return over ? today : today.minusDays(1);
    }

    /** Whether there may be a bar by now. */
    boolean hasBegun(DateRange days) {
        return calendar.sessions(days).stream()
                .anyMatch(session -> session.extendedOpen().isBefore(newest));
    }
}
