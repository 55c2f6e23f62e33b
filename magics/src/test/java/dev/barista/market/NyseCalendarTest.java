package dev.barista.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NyseCalendarTest {
    private final NyseCalendar calendar = new NyseCalendar();

    /** The days on which three stocks have real bars, 2000-03-01 to 2013-03-01. */
    @Test
    void hasExactlyTheDaysOnWhichRealStocksTraded() throws IOException {
        List<LocalDate> traded = lines("traded-days-2000-2013.txt").stream()
                .map(LocalDate::parse)
                .toList();

        assertThat(dates("2000-03-01", "2013-03-01")).hasSize(3270).isEqualTo(traded);
    }

    /** As many as exchange_calendars 4.13.2 counts. */
    @Test
    void hasAllSessionsOfThisCentury() {
        assertThat(dates("2000-01-01", "2026-12-31")).hasSize(6790);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2001-09-11", "2001-09-14", "2004-06-11", "2007-01-02", "2012-10-29", "2012-10-30", "2018-12-05",
                "2025-01-09", "2022-06-20", "2026-07-03", "2027-12-24", "2035-01-01", "2024-03-29", "2026-11-22"
            })
    void isClosedOn(LocalDate date) {
        assertThat(calendar.isSession(date)).isFalse();
        assertThat(calendar.sessions(new DateRange(date, date))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2001-09-17", "2010-12-31", "2021-12-31", "2021-06-18", "2026-11-24", "2035-12-31"})
    void tradesOn(LocalDate date) {
        assertThat(calendar.isSession(date)).isTrue();
    }

    @Test
    void closesEarlyOnTheSixtyKnownDays() throws IOException {
        List<LocalDate> known = lines("nyse-early-closes-2000-2026.txt").stream()
                .map(LocalDate::parse)
                .toList();

        List<LocalDate> early = calendar.sessions(range("2000-01-01", "2026-12-31")).stream()
                .filter(session -> localTime(session.close()).equals(LocalTime.of(13, 0)))
                .map(Session::date)
                .toList();

        assertThat(early).hasSize(60).isEqualTo(known);
    }

    @Test
    void endsLateTradingAtFiveOnAnEarlyClose() {
        Session dayAfterThanksgiving = session("2025-11-28");

        assertThat(localTime(dayAfterThanksgiving.extendedOpen())).isEqualTo("04:00");
        assertThat(localTime(dayAfterThanksgiving.open())).isEqualTo("09:30");
        assertThat(localTime(dayAfterThanksgiving.close())).isEqualTo("13:00");
        assertThat(localTime(dayAfterThanksgiving.extendedClose())).isEqualTo("17:00");
    }

    @Test
    void openedAtNoonAYearAfterTheAttacks() {
        assertThat(localTime(session("2002-09-11").open())).isEqualTo("12:00");
        assertThat(localTime(session("2002-09-11").close())).isEqualTo("16:00");
    }

    @Test
    void keepsNewYorkTimeWhenTheClocksChange() {
        assertThat(session("2026-03-06").open()).isEqualTo("2026-03-06T14:30:00Z");
        assertThat(session("2026-03-09").open()).isEqualTo("2026-03-09T13:30:00Z");
        assertThat(session("2026-10-30").close()).isEqualTo("2026-10-30T20:00:00Z");
        assertThat(session("2026-11-02").close()).isEqualTo("2026-11-02T21:00:00Z");
        // Before 2007 summer time began in April.
        assertThat(session("2006-03-27").open()).isEqualTo("2006-03-27T14:30:00Z");
    }

    @Test
    void cutsARangeAtItsEndsAndAcrossYears() {
        assertThat(dates("2025-12-31", "2026-01-05"))
                .extracting(LocalDate::toString)
                .containsExactly("2025-12-31", "2026-01-02", "2026-01-05");
    }

    @Test
    void answersForYearsFarOutsideItsCache() {
        assertThat(dates("2250-01-01", "2250-12-31")).hasSizeBetween(245, 256);
    }

    private List<LocalDate> dates(String from, String to) {
        return calendar.sessions(range(from, to)).stream().map(Session::date).toList();
    }

    private Session session(String date) {
        return calendar.sessions(range(date, date)).get(0);
    }

    private static DateRange range(String from, String to) {
        return new DateRange(LocalDate.parse(from), LocalDate.parse(to));
    }

    private static LocalTime localTime(Instant instant) {
        return instant.atZone(NyseCalendar.NEW_YORK).toLocalTime();
    }

    private static List<String> lines(String resource) throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(NyseCalendarTest.class.getResourceAsStream(resource)),
                StandardCharsets.UTF_8))) {
            return lines.lines().toList();
        }
    }
}
