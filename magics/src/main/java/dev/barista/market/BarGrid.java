package dev.barista.market;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Where the bars of one timeframe begin, if something traded in each: what a complete answer would hold. Made by
 * whoever plans a load or judges one; immutable.
 *
 * <p>Bars lie as Alpaca's API lays them: minute and hour bars on the exchange's clock, counted from its midnight, so
 * that the opening bell at 09:30 rings in the hour bar of 09:00 and a full day has 7 hour bars in regular hours, 16 in
 * extended ones. Day bars begin at the exchange's midnight, week bars at Monday's, month bars at that of the 1st; bars
 * of several months count from January. The API does not document where widths begin that do not divide a day (such as
 * {@code 7Min}); here they too count from midnight.
 */
public final class BarGrid {
    /** Which part of a trading day bars are made of. */
    public enum Hours {
        /** Bell to bell. */
        REGULAR,
        /** Early and late trading too; what the API answers. */
        EXTENDED
    }

    private final TradingCalendar calendar;
    private final Timeframe timeframe;
    private final Hours hours;

    /** @param hours makes no difference from day bars upwards */
    public BarGrid(TradingCalendar calendar, Timeframe timeframe, Hours hours) {
        this.calendar = calendar;
        this.timeframe = timeframe;
        this.hours = hours;
    }

    /** How many bars begin on the days of {@code range}. Materialises none of them. */
    public long count(DateRange range) {
        return switch (timeframe.unit()) {
            case MINUTE, HOUR ->
                calendar.sessions(range).stream().mapToLong(this::count).sum();
            case DAY -> calendar.sessions(range).size();
            case WEEK, MONTH -> periods(range).count();
        };
    }

    /**
     * How many bars {@code session} is cut into.
     *
     * @throws IllegalStateException from week bars upwards, which hold several sessions
     */
    public int count(Session session) {
        return timeframe.isIntraday() ? slots(session).count() : startsMillis(session).length;
    }

    /** The beginnings of the bars on the days of {@code range}, epoch milliseconds, rising. */
    public long[] startsMillis(DateRange range) {
        return switch (timeframe.unit()) {
            case MINUTE, HOUR, DAY ->
                calendar.sessions(range).stream()
                        .flatMapToLong(session -> Arrays.stream(startsMillis(session)))
                        .toArray();
            case WEEK, MONTH -> periods(range).mapToLong(this::midnightMillis).toArray();
        };
    }

    /**
     * The beginnings of the bars of {@code session}, epoch milliseconds, rising.
     *
     * @throws IllegalStateException from week bars upwards, which hold several sessions
     */
    public long[] startsMillis(Session session) {
        return switch (timeframe.unit()) {
            case MINUTE, HOUR -> slots(session).startsMillis();
            case DAY -> new long[] {midnightMillis(session.date())};
            case WEEK, MONTH -> throw new IllegalStateException("a bar of " + timeframe + " holds several sessions");
        };
    }

    private record Slots(long firstMillis, int count, long widthMillis) {
        long[] startsMillis() {
            return LongStream.range(0, count)
                    .map(slot -> firstMillis + slot * widthMillis)
                    .toArray();
        }
    }

    private Slots slots(Session session) {
        boolean extended = hours == Hours.EXTENDED;
        Instant begin = extended ? session.extendedOpen() : session.open();
        long from = begin.toEpochMilli();
        long to = (extended ? session.extendedClose() : session.close()).toEpochMilli();
        // Midnight by the clock in force while the exchange trades, should it have been changed during the night.
        long midnight = from - begin.atZone(calendar.zone()).toLocalTime().toNanoOfDay() / 1_000_000;
        long width = timeframe.intradayWidth().toMillis();
        long firstSlot = (from - midnight) / width;
        long lastSlot = (to - 1 - midnight) / width;
        return new Slots(midnight + firstSlot * width, (int) (lastSlot - firstSlot + 1), width);
    }

    /** First days of the weeks or months that begin in {@code range} and have a session. */
    private Stream<LocalDate> periods(DateRange range) {
        boolean weeks = timeframe.unit() == Timeframe.Unit.WEEK;
        LocalDate first = weeks ? firstMonday(range.from()) : firstMonth(range.from());
        return Stream.iterate(first, day -> !day.isAfter(range.to()), this::next)
                .filter(day -> !calendar.sessions(new DateRange(day, next(day).minusDays(1)))
                        .isEmpty());
    }

    private static LocalDate firstMonday(LocalDate from) {
        return from.with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
    }

    private LocalDate firstMonth(LocalDate from) {
        LocalDate month = from.getDayOfMonth() == 1 ? from : from.with(TemporalAdjusters.firstDayOfNextMonth());
        int past = (month.getMonthValue() - 1) % timeframe.amount();
        return past == 0 ? month : month.plusMonths(timeframe.amount() - past);
    }

    private LocalDate next(LocalDate start) {
        return timeframe.unit() == Timeframe.Unit.WEEK ? start.plusWeeks(1) : start.plusMonths(timeframe.amount());
    }

    private long midnightMillis(LocalDate date) {
        return date.atStartOfDay(calendar.zone()).toInstant().toEpochMilli();
    }
}
