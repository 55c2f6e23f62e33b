package dev.barista.quality;

import dev.barista.market.BarGrid;
import dev.barista.market.DateRange;
import dev.barista.market.Session;
import dev.barista.market.Timeframe;
import dev.barista.market.TradingCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The bars that a range should have: those of regular hours of the sessions that are over. Made once per timeframe and
 * range; immutable.
 */
final class Expectation {
    /** Feeds without a subscription are a quarter of an hour late: so long a session is not called finished. */
    static final Duration GRACE = Duration.ofMinutes(20);

    /** Half hours that a session is divided into, from its first expected bar on; the last takes what is left. */
    static final int HALF_HOURS = 48;

    private static final long HALF_HOUR_MILLIS = 1_800_000;

    private final Intervals slots;
    private final int[] sessionOfSlot;
    private final byte[] halfHourOfSlot;
    private final List<LocalDate> days;
    private final Intervals trading;
    private final DateRange range;
    private final ZoneId zone;

    private Expectation(
            Intervals slots,
            int[] sessionOfSlot,
            List<LocalDate> days,
            Intervals trading,
            DateRange range,
            ZoneId zone) {
        this.slots = slots;
        this.sessionOfSlot = sessionOfSlot;
        this.halfHourOfSlot = halfHours(slots, sessionOfSlot);
        this.days = List.copyOf(days);
        this.trading = trading;
        this.range = range;
        this.zone = zone;
    }

    private static byte[] halfHours(Intervals slots, int[] sessionOfSlot) {
        byte[] halfHours = new byte[slots.size()];
        int first = 0;
        for (int slot = 0; slot < halfHours.length; slot++) {
            first = sessionOfSlot[slot] == sessionOfSlot[first] ? first : slot;
            long passed = (slots.from(slot) - slots.from(first)) / HALF_HOUR_MILLIS;
            halfHours[slot] = (byte) Math.min(HALF_HOURS - 1, passed);
        }
        return halfHours;
    }

    /** Which half hour of its session a slot begins in, from 0. */
    int halfHour(int slot) {
        return halfHourOfSlot[slot];
    }

    /** One stretch of time per expected bar. */
    Intervals slots() {
        return slots;
    }

    /** To which of {@link #days} a slot belongs; rises with the slots. */
    int sessionOfSlot(int slot) {
        return sessionOfSlot[slot];
    }

    /** The finished sessions; for week and month bars the periods. */
    List<LocalDate> days() {
        return days;
    }

    /** When bars may lie at all, early and late trading included; empty for week and month bars. */
    Intervals trading() {
        return trading;
    }

    /** The exchange's time zone. */
    ZoneId zone() {
        return zone;
    }

    /** Nothing is expected; for those who look at bars by themselves. */
    static Expectation none(ZoneId zone) {
        Intervals empty = new Intervals(new long[0], new long[0]);
        DateRange day = new DateRange(LocalDate.EPOCH, LocalDate.EPOCH);
        return new Expectation(empty, new int[0], List.of(), empty, day, zone);
    }

    static Expectation of(Timeframe timeframe, DateRange range, TradingCalendar calendar, Instant now) {
        return switch (timeframe.unit()) {
            case MINUTE, HOUR, DAY -> ofSessions(timeframe, range, calendar, now);
            case WEEK, MONTH -> ofPeriods(timeframe, range, calendar, now);
        };
    }

    /** Whether a time lies on one of the days judged. */
    boolean inRange(long millis) {
        return millis >= midnight(range.from(), zone)
                && millis < midnight(range.to().plusDays(1), zone);
    }

    private static Expectation ofSessions(Timeframe timeframe, DateRange range, TradingCalendar calendar, Instant now) {
        BarGrid grid = new BarGrid(calendar, timeframe, BarGrid.Hours.REGULAR);
        List<Session> sessions = calendar.sessions(range);
        List<Session> finished = sessions.stream()
                .filter(session -> !session.close().plus(GRACE).isAfter(now))
                .toList();
        long[] from = grid.startsMillis(range);
        int count = finished.stream().mapToInt(grid::count).sum();
        long[] starts = Arrays.copyOf(from, count);
        long[] ends = new long[count];
        int[] owner = new int[count];
        int at = 0;
        for (int session = 0; session < finished.size(); session++) {
            for (int bars = grid.count(finished.get(session)); bars > 0; bars--) {
                owner[at] = session;
                ends[at] = timeframe.isIntraday()
                        ? starts[at] + timeframe.intradayWidth().toMillis()
                        : midnight(finished.get(session).date().plusDays(1), calendar.zone());
                at++;
            }
        }
        List<LocalDate> days = finished.stream().map(Session::date).toList();
        return new Expectation(
                new Intervals(starts, ends),
                owner,
                days,
                trading(timeframe, sessions, calendar),
                range,
                calendar.zone());
    }

    private static Intervals trading(Timeframe timeframe, List<Session> sessions, TradingCalendar calendar) {
        ZoneId zone = calendar.zone();
        if (!timeframe.isIntraday()) {
            return new Intervals(
                    sessions.stream().mapToLong(s -> midnight(s.date(), zone)).toArray(),
                    sessions.stream()
                            .mapToLong(s -> midnight(s.date().plusDays(1), zone))
                            .toArray());
        }
        // The first bar may begin before early trading does: the bell rings inside it.
        long before = timeframe.intradayWidth().toMillis() - 1;
        return new Intervals(
                sessions.stream()
                        .mapToLong(s -> s.extendedOpen().toEpochMilli() - before)
                        .toArray(),
                sessions.stream()
                        .mapToLong(s -> s.extendedClose().toEpochMilli())
                        .toArray());
    }

    private static Expectation ofPeriods(Timeframe timeframe, DateRange range, TradingCalendar calendar, Instant now) {
        long[] all = new BarGrid(calendar, timeframe, BarGrid.Hours.REGULAR).startsMillis(range);
        List<LocalDate> days = new ArrayList<>();
        List<Long> ends = new ArrayList<>();
        for (long start : all) {
            LocalDate day = Instant.ofEpochMilli(start).atZone(calendar.zone()).toLocalDate();
            LocalDate next =
                    timeframe.unit() == Timeframe.Unit.WEEK ? day.plusWeeks(1) : day.plusMonths(timeframe.amount());
            long end = midnight(next, calendar.zone());
            if (end <= now.toEpochMilli()) {
                days.add(day);
                ends.add(end);
            }
        }
        int[] owner = new int[days.size()];
        Arrays.setAll(owner, i -> i);
        Intervals slots = new Intervals(
                Arrays.copyOf(all, days.size()),
                ends.stream().mapToLong(Long::longValue).toArray());
        return new Expectation(slots, owner, days, new Intervals(new long[0], new long[0]), range, calendar.zone());
    }

    private static long midnight(LocalDate date, ZoneId zone) {
        return date.atStartOfDay(zone).toInstant().toEpochMilli();
    }
}
