package dev.barista.plot;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Where years, months, weeks, days or hours begin along an axis on which candles stand side by side, without gaps for
 * nights and weekends.
 */
final class TimeTicks {
    private static final DateTimeFormatter MONTH_YEAR = DateTimeFormatter.ofPattern("MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_MONTH = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    /** 1 January 1970 was a Thursday, three days after a Monday. */
    private static final int MONDAY_OFFSET = 3;

    /** A place on the axis: the index of a candle, and what is written there. */
    record Tick(int index, String label) {}

    /** A spacing of ticks, finest first: a tick stands where the period of a candle differs from the one before. */
    private enum Level {
        HOUR,
        DAY,
        WEEK,
        MONTH,
        QUARTER,
        YEAR,
        YEARS_2,
        YEARS_5,
        YEARS_10;

        /** Counts periods of this length, up to the one that {@code time} lies in. */
        private long period(LocalDateTime time) {
            long days = time.toLocalDate().toEpochDay();
            long months = time.getYear() * 12L + time.getMonthValue() - 1;
            return switch (this) {
                case HOUR -> days * 24 + time.getHour();
                case DAY -> days;
                case WEEK -> Math.floorDiv(days + MONDAY_OFFSET, 7);
                case MONTH -> months;
                case QUARTER -> Math.floorDiv(months, 3);
                case YEAR -> time.getYear();
                case YEARS_2 -> Math.floorDiv(time.getYear(), 2);
                case YEARS_5 -> Math.floorDiv(time.getYear(), 5);
                case YEARS_10 -> Math.floorDiv(time.getYear(), 10);
            };
        }
    }

    private TimeTicks() {}

    /**
     * The finest ticks that are not more than {@code most}.
     *
     * @param times of the candles, in order, by the exchange's clock
     */
    static List<Tick> along(List<LocalDateTime> times, int most) {
        for (Level level : Level.values()) {
            List<Integer> starts = starts(times, level);
            if (starts.size() <= most) {
                return label(times, withFirst(starts, times.size(), most), level);
            }
        }
        return List.of();
    }

    private static List<Integer> starts(List<LocalDateTime> times, Level level) {
        List<Integer> starts = new ArrayList<>();
        for (int i = 1; i < times.size(); i++) {
            if (level.period(times.get(i)) != level.period(times.get(i - 1))) {
                starts.add(i);
            }
        }
        return starts;
    }

    /** The first candle gets a tick as well, unless the next is so near that the labels would touch. */
    private static List<Integer> withFirst(List<Integer> starts, int candles, int most) {
        boolean crowded = !starts.isEmpty() && starts.get(0) * most < candles;
        if (crowded || candles == 0) {
            return starts;
        }
        List<Integer> all = new ArrayList<>(List.of(0));
        all.addAll(starts);
        return all;
    }

    private static List<Tick> label(List<LocalDateTime> times, List<Integer> starts, Level level) {
        List<Tick> ticks = new ArrayList<>();
        LocalDate before = LocalDate.MIN;
        for (int index : starts) {
            LocalDateTime time = times.get(index);
            ticks.add(new Tick(index, label(time, before, level)));
            before = time.toLocalDate();
        }
        return ticks;
    }

    private static String label(LocalDateTime time, LocalDate before, Level level) {
        return switch (level) {
            case HOUR -> time.toLocalDate().equals(before) ? HOUR.format(time) : DAY_MONTH.format(time);
            case DAY, WEEK -> DAY_MONTH.format(time);
            case MONTH, QUARTER -> (time.getYear() == before.getYear() ? MONTH : MONTH_YEAR).format(time);
            default -> Integer.toString(time.getYear());
        };
    }
}
