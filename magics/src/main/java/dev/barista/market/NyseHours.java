package dev.barista.market;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * When the bells of NYSE ring on a day on which it trades, in New York time. Made by {@link NyseCalendar}; immutable.
 *
 * <p>Early closes at 13:00 follow the exchange's yearly announcements (nyse.com, "Holidays &amp; Trading Hours"): the
 * day after Thanksgiving; Christmas Eve from Monday to Thursday; 3 July on Monday, Tuesday or Thursday, and since 2013
 * on Wednesday. What these rules do not say stands in {@code nyse-special-hours.csv}, with sources.
 */
final class NyseHours {
    private static final LocalTime OPEN = LocalTime.of(9, 30);
    private static final LocalTime CLOSE = LocalTime.of(16, 0);
    private static final LocalTime EARLY_CLOSE = LocalTime.of(13, 0);
    private static final MonthDay CHRISTMAS_EVE = MonthDay.of(Month.DECEMBER, 24);
    private static final MonthDay INDEPENDENCE_EVE = MonthDay.of(Month.JULY, 3);
    private static final int FIRST_YEAR_OF_EARLY_WEDNESDAY = 2013;
    private static final String SPECIAL_HOURS = "nyse-special-hours.csv";

    /** One day's bells. */
    record Bells(LocalTime open, LocalTime close) {
        boolean isEarlyClose() {
            return close.isBefore(CLOSE);
        }
    }

    private static final Bells FULL_DAY = new Bells(OPEN, CLOSE);
    private static final Bells SHORT_DAY = new Bells(OPEN, EARLY_CLOSE);

    private final Map<LocalDate, Bells> special = readSpecialHours();

    /** The bells of {@code date}, which must be a day on which the exchange trades. */
    Bells bells(LocalDate date) {
        Bells bells = special.get(date);
        if (bells != null) {
            return bells;
        }
        return closesEarlyByRule(date) ? SHORT_DAY : FULL_DAY;
    }

    private static boolean closesEarlyByRule(LocalDate date) {
        DayOfWeek day = date.getDayOfWeek();
        MonthDay monthDay = MonthDay.from(date);
        if (monthDay.equals(CHRISTMAS_EVE)) {
            return day.compareTo(DayOfWeek.THURSDAY) <= 0;
        }
        if (monthDay.equals(INDEPENDENCE_EVE)) {
            return day.compareTo(DayOfWeek.THURSDAY) <= 0
                    && (day != DayOfWeek.WEDNESDAY || date.getYear() >= FIRST_YEAR_OF_EARLY_WEDNESDAY);
        }
        return day == DayOfWeek.FRIDAY && date.minusDays(1).equals(thanksgiving(date));
    }

    private static LocalDate thanksgiving(LocalDate date) {
        return date.withMonth(Month.NOVEMBER.getValue())
                .with(TemporalAdjusters.dayOfWeekInMonth(4, DayOfWeek.THURSDAY));
    }

    private static Map<LocalDate, Bells> readSpecialHours() {
        try (InputStream in = Objects.requireNonNull(NyseHours.class.getResourceAsStream(SPECIAL_HOURS));
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(",", 4))
                    .collect(Collectors.toUnmodifiableMap(
                            field -> LocalDate.parse(field[0]),
                            field -> new Bells(LocalTime.parse(field[1]), LocalTime.parse(field[2]))));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + SPECIAL_HOURS + " from the class path", e);
        }
    }
}
