package dev.barista.practice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barista.market.BarGrid;
import dev.barista.market.BarGrid.Hours;
import dev.barista.market.DateRange;
import dev.barista.market.NyseCalendar;
import dev.barista.market.Timeframe;
import dev.barista.practice.PracticeClient.Bar;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bars themselves: when there are any, what they look like, what is wrong with them. */
class PracticeBarsTest {
    private static final NyseCalendar CALENDAR = new NyseCalendar();

    private final PracticeMarket market = PracticeMarket.start(
            PracticeOptions.basic(CALENDAR, Clock.fixed(Instant.parse("2026-11-20T22:00:00Z"), ZoneOffset.UTC))
                    .withBudget(100_000, Duration.ofMinutes(1))
                    .withLatency(Duration.ZERO));
    private final PracticeClient client = new PracticeClient(market.baseUri());

    @AfterEach
    void close() {
        market.close();
    }

    @ParameterizedTest
    @CsvSource({
        "1Min, 2025-11-24, 2025-11-30",
        "1Hour, 2025-11-01, 2026-03-31",
        "7Min, 2026-03-01, 2026-03-15",
        "1Day, 2016-01-01, 2026-11-20",
        "1Week, 2016-01-04, 2026-11-08",
        "3Month, 2017-01-01, 2026-09-30"
    })
    void beginWhereTheGridSays(String timeframe, LocalDate from, LocalDate to) throws Exception {
        BarGrid grid = new BarGrid(CALENDAR, Timeframe.parse(timeframe), Hours.EXTENDED);
        Set<Long> expected = Arrays.stream(grid.startsMillis(new DateRange(from, to)))
                .boxed()
                .collect(Collectors.toSet());

        Set<Long> found = bars("SPY", timeframe, from, to).stream()
                .map(bar -> bar.time().toEpochMilli())
                .collect(Collectors.toSet());

        assertThat(expected).containsAll(found);
        assertThat(found.size()).isBetween((int) (expected.size() * 0.6), expected.size());
    }

    @Test
    void noneOnHolidaysAndAfterEarlyCloses() throws Exception {
        List<Bar> bars = bars("AAPL", "1Min", LocalDate.parse("2025-11-27"), LocalDate.parse("2025-11-28"));

        assertThat(bars).isNotEmpty().allSatisfy(bar -> {
            assertThat(date(bar)).isEqualTo("2025-11-28");
            assertThat(time(bar)).isBetween(LocalTime.of(4, 0), LocalTime.of(16, 59));
        });
    }

    @ParameterizedTest
    @CsvSource({"SPY, 1Min, 2026-05-01", "QQQ, 1Hour, 2025-01-01", "F, 1Day, 2016-01-01", "BRK.B, 1Week, 2016-01-01"})
    void areValidButForAFew(String symbol, String timeframe, LocalDate from) throws Exception {
        List<Bar> bars = bars(symbol, timeframe, from, LocalDate.parse("2026-11-01"));

        long invalid = bars.stream().filter(bar -> !bar.isValid()).count();

        assertThat(invalid).isLessThanOrEqualTo(2 + bars.size() / 1000);
        assertThat(bars).allSatisfy(bar -> {
            assertThat(bar.low()).isPositive();
            assertThat(bar.trades()).isPositive();
            assertThat(bar.volume()).isGreaterThanOrEqualTo(bar.trades());
        });
    }

    @Test
    void openWhereTheMinuteBeforeClosed() throws Exception {
        List<Bar> bars = bars("SPY", "1Min", LocalDate.parse("2026-10-05"), LocalDate.parse("2026-10-05"));

        int neighbours = 0;
        for (int at = 1; at < bars.size(); at++) {
            if (bars.get(at).time().equals(bars.get(at - 1).time().plusSeconds(60))) {
                neighbours++;
                assertThat(bars.get(at).open()).isEqualTo(bars.get(at - 1).close());
            }
        }
        assertThat(neighbours).isGreaterThan(350);
    }

    /** On days and hours without a defect in any of the bars concerned. */
    @Test
    void addUpFromMinutesToHours() throws Exception {
        LocalDate from = LocalDate.parse("2026-10-05");
        LocalDate to = LocalDate.parse("2026-10-09");
        Map<Instant, List<Bar>> minutes = bars("SPY", "1Min", from, to).stream()
                .collect(Collectors.groupingBy(
                        bar -> bar.time().truncatedTo(ChronoUnit.HOURS), TreeMap::new, Collectors.toList()));

        int whole = 0;
        for (Bar hour : bars("SPY", "1Hour", from, to)) {
            List<Bar> parts = minutes.getOrDefault(hour.time(), List.of());
            if (parts.stream().mapToLong(Bar::volume).sum() == hour.volume()) {
                whole++;
                assertThat(hour.open()).isEqualTo(parts.get(0).open());
                assertThat(hour.close()).isEqualTo(parts.get(parts.size() - 1).close());
                assertThat(hour.trades())
                        .isEqualTo(parts.stream().mapToLong(Bar::trades).sum());
            }
        }
        assertThat(whole).isGreaterThan(15);
    }

    @Test
    void showTheSmileOfVolumeAndThinEdges() throws Exception {
        Map<LocalTime, Double> volume =
                bars("SPY", "1Hour", LocalDate.parse("2026-01-01"), LocalDate.parse("2026-06-30")).stream()
                        .collect(
                                Collectors.groupingBy(PracticeBarsTest::time, Collectors.averagingDouble(Bar::volume)));

        double lunch = volume.getOrDefault(LocalTime.of(12, 0), 0.0);
        assertThat(volume.get(LocalTime.of(10, 0))).isGreaterThan(lunch);
        assertThat(volume.get(LocalTime.of(15, 0))).isGreaterThan(1.5 * lunch);
        assertThat(volume.get(LocalTime.of(5, 0))).isLessThan(lunch / 5);
        assertThat(volume.get(LocalTime.of(18, 0))).isLessThan(lunch / 5);
    }

    @ParameterizedTest
    @CsvSource({"SPY", "AAPL", "XOM", "A", "TSLA"})
    void lackOneDayInTwenty(String symbol) throws Exception {
        DateRange range = new DateRange(LocalDate.parse("2016-01-04"), LocalDate.parse("2025-12-31"));
        int sessions = CALENDAR.sessions(range).size();

        Set<Instant> found = new HashSet<>();
        bars(symbol, "1Day", range.from(), range.to()).forEach(bar -> found.add(bar.time()));

        assertThat(sessions - found.size()).isBetween(sessions / 20 - 1, sessions / 20 + 1);
    }

    @Test
    void comeTwiceNowAndThen() throws Exception {
        List<Bar> bars = bars("SPY", "5Min", LocalDate.parse("2026-01-05"), LocalDate.parse("2026-03-20"));

        long copies = bars.size() - bars.stream().distinct().count();

        assertThat(copies).isBetween(1L, bars.size() / 300L);
    }

    @Test
    void keepToPricesOfStocksOverTenYears() throws Exception {
        for (String symbol : List.of("SPY", "AAPL", "QQQ", "IBM", "X", "NVDA")) {
            assertThat(bars(symbol, "1Month", LocalDate.parse("2016-01-01"), LocalDate.parse("2026-10-31")))
                    .extracting(Bar::close)
                    .allSatisfy(close -> assertThat(close).isBetween(1.0, 20_000.0));
        }
    }

    private List<Bar> bars(String symbol, String timeframe, LocalDate from, LocalDate to) throws Exception {
        return client.all("symbols=" + symbol + "&timeframe=" + timeframe + "&start=" + from + "&end=" + to);
    }

    private static LocalDate date(Bar bar) {
        return bar.time().atZone(NyseCalendar.NEW_YORK).toLocalDate();
    }

    private static LocalTime time(Bar bar) {
        return bar.time().atZone(NyseCalendar.NEW_YORK).toLocalTime();
    }
}
