package dev.barista.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.barista.market.BarGrid.Hours;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BarGridTest {
    private static final NyseCalendar CALENDAR = new NyseCalendar();

    @ParameterizedTest
    @CsvSource({
        "1Min, REGULAR, 390, 210",
        "1Min, EXTENDED, 960, 780",
        "7Min, REGULAR, 57, 31",
        "15Min, REGULAR, 26, 14",
        "30Min, EXTENDED, 32, 26",
        "1Hour, REGULAR, 7, 4",
        "1Hour, EXTENDED, 16, 13",
        "4Hour, EXTENDED, 4, 4",
        "23Hour, EXTENDED, 1, 1",
        "1Day, REGULAR, 1, 1",
    })
    void countsTheBarsOfAFullAndAShortDay(String timeframe, Hours hours, int fullDay, int shortDay) {
        BarGrid grid = new BarGrid(CALENDAR, Timeframe.parse(timeframe), hours);

        assertThat(grid.count(session("2025-11-26"))).isEqualTo(fullDay);
        assertThat(grid.count(session("2025-11-28"))).isEqualTo(shortDay);
        assertThat(grid.count(range("2025-11-26", "2025-11-30"))).isEqualTo(fullDay + shortDay);
    }

    @Test
    void startsHourBarsOnFullHoursOfNewYork() {
        assertThat(starts("1Hour", Hours.REGULAR, "2026-03-09", "2026-03-09"))
                .extracting(time -> time.toLocalTime().toString())
                .containsExactly("09:00", "10:00", "11:00", "12:00", "13:00", "14:00", "15:00");
        assertThat(starts("1Hour", Hours.EXTENDED, "2026-03-09", "2026-03-09"))
                .extracting(ZonedDateTime::getHour)
                .startsWith(4)
                .endsWith(19);
    }

    @Test
    void startsDayBarsAtMidnightOfNewYork() {
        long[] starts = grid("1Day", Hours.REGULAR).startsMillis(range("2026-03-06", "2026-03-09"));

        assertThat(Arrays.stream(starts).mapToObj(Instant::ofEpochMilli))
                .containsExactly(Instant.parse("2026-03-06T05:00:00Z"), Instant.parse("2026-03-09T04:00:00Z"));
    }

    @Test
    void startsWeekBarsOnMondaysEvenWhenMondayIsAHoliday() {
        assertThat(starts("1Week", Hours.REGULAR, "2026-01-14", "2026-01-31"))
                .extracting(time -> time.toLocalDate().toString())
                .containsExactly("2026-01-19", "2026-01-26");
    }

    @ParameterizedTest
    @CsvSource({"1Month, 12, 2026-02-01", "3Month, 4, 2026-04-01", "6Month, 2, 2026-07-01", "12Month, 1, 2027-01-01"})
    void countsMonthsFromJanuary(String timeframe, int inAYear, LocalDate second) {
        assertThat(grid(timeframe, Hours.REGULAR).count(range("2026-01-02", "2027-01-01")))
                .isEqualTo(inAYear);
        assertThat(starts(timeframe, Hours.REGULAR, "2026-01-02", "2027-01-01")
                        .get(0)
                        .toLocalDate())
                .isEqualTo(second);
    }

    @ParameterizedTest
    @CsvSource({"1Min", "1Hour", "7Min", "1Day", "1Week", "2Month"})
    void countsWhatItListsInOrder(String timeframe) {
        for (Hours hours : Hours.values()) {
            BarGrid grid = grid(timeframe, hours);
            DateRange range = range("2024-01-01", "2025-12-31");

            long[] starts = grid.startsMillis(range);

            assertThat(starts).isSorted().doesNotHaveDuplicates().hasSize((int) grid.count(range));
        }
    }

    @Test
    void doesNotCutASessionIntoWeeks() {
        Session session = session("2025-11-26");
        BarGrid weeks = grid("1Week", Hours.REGULAR);

        assertThatThrownBy(() -> weeks.count(session)).isInstanceOf(IllegalStateException.class);
    }

    private static BarGrid grid(String timeframe, Hours hours) {
        return new BarGrid(CALENDAR, Timeframe.parse(timeframe), hours);
    }

    private static List<ZonedDateTime> starts(String timeframe, Hours hours, String from, String to) {
        return Arrays.stream(grid(timeframe, hours).startsMillis(range(from, to)))
                .mapToObj(millis -> Instant.ofEpochMilli(millis).atZone(CALENDAR.zone()))
                .toList();
    }

    private static Session session(String date) {
        return CALENDAR.sessions(range(date, date)).get(0);
    }

    private static DateRange range(String from, String to) {
        return new DateRange(LocalDate.parse(from), LocalDate.parse(to));
    }
}
