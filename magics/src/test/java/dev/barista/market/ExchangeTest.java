package dev.barista.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions of the exchanges beside NYSE, compared with what they announced. */
class ExchangeTest {
    private final TradingCalendar xetra = Exchange.XETRA.calendar();
    private final TradingCalendar lse = Exchange.LSE.calendar();

    @ParameterizedTest
    @CsvSource({
        "2024, 2024-01-01 2024-03-29 2024-04-01 2024-05-01 2024-12-24 2024-12-25 2024-12-26 2024-12-31",
        "2021, 2021-01-01 2021-04-02 2021-04-05 2021-05-24 2021-12-24 2021-12-31",
        "2018, 2018-01-01 2018-03-30 2018-04-02 2018-05-01 2018-05-21 2018-10-03 2018-12-24 2018-12-25 2018-12-26 2018-12-31"
    })
    void xetraIsClosedOnTheAnnouncedDaysAlone(int year, String days) {
        assertThat(closedWeekdays(xetra, year)).isEqualTo(dates(days));
    }

    @ParameterizedTest
    @CsvSource({
        "2002, 2002-01-01 2002-03-29 2002-04-01 2002-05-06 2002-06-03 2002-06-04 2002-08-26 2002-12-25 2002-12-26",
        "2012, 2012-01-02 2012-04-06 2012-04-09 2012-05-07 2012-06-04 2012-06-05 2012-08-27 2012-12-25 2012-12-26",
        "2020, 2020-01-01 2020-04-10 2020-04-13 2020-05-08 2020-05-25 2020-08-31 2020-12-25 2020-12-28",
        "2022, 2022-01-03 2022-04-15 2022-04-18 2022-05-02 2022-06-02 2022-06-03 2022-08-29 2022-09-19 2022-12-26 2022-12-27",
        "2023, 2023-01-02 2023-04-07 2023-04-10 2023-05-01 2023-05-08 2023-05-29 2023-08-28 2023-12-25 2023-12-26"
    })
    void londonIsClosedOnTheAnnouncedDaysAlone(int year, String days) {
        assertThat(closedWeekdays(lse, year)).isEqualTo(dates(days));
    }

    @ParameterizedTest
    @CsvSource({
        "XETRA, 2024-12-30, 2024-12-30T13:00:00Z",
        "XETRA, 2023-12-29, 2023-12-29T13:00:00Z",
        "XETRA, 2024-07-01, 2024-07-01T15:30:00Z",
        "XETRA, 2024-12-27, 2024-12-27T16:30:00Z",
        "LSE, 2024-12-24, 2024-12-24T12:30:00Z",
        "LSE, 2023-12-22, 2023-12-22T12:30:00Z",
        "LSE, 2022-12-30, 2022-12-30T12:30:00Z",
        "LSE, 2024-07-01, 2024-07-01T15:30:00Z"
    })
    void theBellRings(Exchange exchange, LocalDate date, Instant close) {
        assertThat(session(exchange.calendar(), date).close()).isEqualTo(close);
    }

    @Test
    void theClockIsChangedInEuropeWhenItIsChangedThere() {
        assertThat(session(xetra, LocalDate.of(2024, 3, 28)).open()).isEqualTo("2024-03-28T08:00:00Z");
        assertThat(session(xetra, LocalDate.of(2024, 4, 2)).open()).isEqualTo("2024-04-02T07:00:00Z");
        assertThat(session(lse, LocalDate.of(2024, 10, 25)).open()).isEqualTo("2024-10-25T07:00:00Z");
        assertThat(session(lse, LocalDate.of(2024, 10, 28)).open()).isEqualTo("2024-10-28T08:00:00Z");
    }

    @Test
    void cryptoNeverCloses() {
        List<Session> sessions = Exchange.CRYPTO
                .calendar()
                .sessions(new DateRange(LocalDate.of(2023, 12, 30), LocalDate.of(2024, 1, 1)));
        assertThat(sessions).hasSize(3);
        assertThat(sessions.get(0).close()).isEqualTo(sessions.get(1).open());
        assertThat(Exchange.CRYPTO.calendar().isSession(LocalDate.of(2024, 12, 25)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"xetra", "XETRA", " Xetra "})
    void namesAreReadInAnyCase(String name) {
        assertThat(Exchange.parse(name)).isEqualTo(Exchange.XETRA);
    }

    @Test
    void anUnknownNameIsAnsweredWithTheKnownOnes() {
        assertThatThrownBy(() -> Exchange.parse("xetr"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("no calendar is called xetr. Did you mean xetra? There are nyse, xetra, lse, crypto");
    }

    private static Session session(TradingCalendar calendar, LocalDate date) {
        return calendar.sessions(new DateRange(date, date)).get(0);
    }

    private static List<LocalDate> closedWeekdays(TradingCalendar calendar, int year) {
        return LocalDate.of(year, 1, 1)
                .datesUntil(LocalDate.of(year + 1, 1, 1))
                .filter(date -> date.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0)
                .filter(date -> !calendar.isSession(date))
                .toList();
    }

    private static List<LocalDate> dates(String days) {
        return Arrays.stream(days.split(" ")).map(LocalDate::parse).toList();
    }
}
