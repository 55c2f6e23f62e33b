package dev.barista.practice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barista.market.NyseCalendar;
import dev.barista.practice.PracticeClient.Bar;
import dev.barista.practice.PracticeClient.Page;
import java.net.InetAddress;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The server as a client sees it. */
class PracticeMarketTest {
    private static final Instant NOW = Instant.parse("2026-11-20T17:30:00Z");
    private static final NyseCalendar CALENDAR = new NyseCalendar();
    private static final PracticeOptions OPTIONS = PracticeOptions.basic(CALENDAR, Clock.fixed(NOW, ZoneOffset.UTC))
            .withBudget(100_000, Duration.ofMinutes(1))
            .withLatency(Duration.ZERO);

    private final PracticeMarket market = PracticeMarket.start(OPTIONS);
    private final PracticeClient client = new PracticeClient(market.baseUri());

    @AfterEach
    void close() {
        market.close();
    }

    @ParameterizedTest
    @CsvSource({"asc, 7", "asc, 333", "desc, 333", "asc, 9999"})
    void answersEveryBarOnceWhateverThePageSize(String sort, int limit) throws Exception {
        String query = "symbols=QQQ,AAPL,SPY&timeframe=1Hour&start=2026-09-01&end=2026-10-15&sort=" + sort;
        List<Bar> atOnce = client.page(query + "&limit=10000").bars();

        List<Bar> paged = new ArrayList<>();
        String token = "";
        do {
            Page page = client.page(query + "&limit=" + limit + "&page_token=" + token);
            assertThat(page.bars()).hasSizeLessThanOrEqualTo(limit);
            paged.addAll(page.bars());
            token = page.nextToken();
        } while (token != null);

        assertThat(atOnce).hasSizeGreaterThan(1300);
        assertThat(paged).isEqualTo(atOnce);
    }

    @Test
    void keepsBothCopiesOfADuplicateApartByPages() throws Exception {
        String query = "symbols=SPY&timeframe=5Min&start=2026-01-05&end=2026-02-20";
        List<Bar> atOnce = client.page(query + "&limit=10000").bars();
        int copy = 1;
        while (!atOnce.get(copy).equals(atOnce.get(copy - 1))) {
            copy++;
        }

        Page first = client.page(query + "&limit=" + copy);
        Page second = client.page(query + "&limit=1&page_token=" + first.nextToken());

        assertThat(first.bars()).last().isEqualTo(atOnce.get(copy));
        assertThat(second.bars()).containsExactly(atOnce.get(copy));
    }

    @Test
    void sortsBySymbolThenTime() throws Exception {
        List<Bar> bars =
                client.page("symbols=QQQ,AAPL&timeframe=1Day&start=2026-01-01").bars();

        assertThat(bars).extracting(Bar::symbol).isSorted().contains("AAPL", "QQQ");
        assertThat(bars)
                .filteredOn(bar -> bar.symbol().equals("QQQ"))
                .extracting(Bar::time)
                .isSorted();
    }

    @Test
    void answersAThousandBarsUnlessAsked() throws Exception {
        Page page = client.page("symbols=SPY&timeframe=1Min&start=2026-09-01");

        assertThat(page.bars()).hasSize(1000);
        assertThat(page.nextToken()).isNotNull();
    }

    @Test
    void answersTheSameBarsFromAnotherInstanceAndAnotherRange() throws Exception {
        List<Bar> year = client.page("symbols=IBM&timeframe=1Hour&start=2025-01-01&end=2025-12-31&limit=10000")
                .bars();
        try (PracticeMarket other = PracticeMarket.start(OPTIONS)) {
            List<Bar> day = new PracticeClient(other.baseUri())
                    .page("symbols=IBM&timeframe=1Hour&start=2025-06-03&end=2025-06-03")
                    .bars();

            assertThat(day).hasSizeGreaterThan(10).isSubsetOf(year);
        }
    }

    @Test
    void takesInBothEndsOfTheRange() throws Exception {
        List<Bar> bars = client.page(
                        "symbols=IBM&timeframe=1Min&start=2025-06-03T14:00:00Z&end=2025-06-03T11:00:00-04:00")
                .bars();

        assertThat(bars).hasSizeBetween(55, 61);
        assertThat(bars).extracting(Bar::time).allSatisfy(time -> assertThat(time)
                .isBetween(Instant.parse("2025-06-03T14:00:00Z"), Instant.parse("2025-06-03T15:00:00Z")));
    }

    @Test
    void knowsNoSymbolThatBeginsWithZz() throws Exception {
        Page page = client.page("symbols=ZZZZ,SPY&timeframe=1Day&start=2026-01-01");

        assertThat(page.bars()).isNotEmpty().extracting(Bar::symbol).containsOnly("SPY");
        assertThat(client.get("/v2/stocks/bars?symbols=ZZZZ&timeframe=1Day").body())
                .isEqualTo("{\"bars\":{},\"next_page_token\":null}");
    }

    @Test
    void answersOneSymbolAsAList() throws Exception {
        HttpResponse<String> answer =
                client.get("/v2/stocks/BRK%2EB/bars?timeframe=1Day&start=2026-03-02&end=2026-03-31&limit=2");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).startsWith("{\"bars\":[{\"c\":").endsWith(",\"symbol\":\"BRK.B\"}");
        assertThat(client.page("symbols=BRK.B&timeframe=1Day&start=2026-03-02&end=2026-03-31&limit=2")
                        .bars())
                .hasSize(2)
                .allSatisfy(bar -> assertThat(answer.body()).contains("\"t\":\"" + bar.time() + '"'));
    }

    @Test
    void hasNoBarsOfTheFutureOrBeforeItsFirstDay() throws Exception {
        List<Bar> hours = client.page("symbols=SPY&timeframe=1Hour&start=2026-11-18&end=2027-03-01")
                .bars();
        List<Bar> days = client.page("symbols=SPY&timeframe=1Day&start=2010-01-01&end=2016-02-01")
                .bars();

        // At 12:30 in New York the hour of 11:00 is over, that of 12:00 is not.
        assertThat(hours).extracting(Bar::time).last().isEqualTo(Instant.parse("2026-11-20T16:00:00Z"));
        assertThat(days).extracting(Bar::time).first().isEqualTo(Instant.parse("2016-01-04T05:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "symbols=SPY",
                "timeframe=1Day",
                "symbols=&timeframe=1Day",
                "symbols=SPY,,QQQ&timeframe=1Day",
                "symbols=%3C/script%3E&timeframe=1Day",
                "symbols=SPY&timeframe=60Min",
                "symbols=SPY&timeframe=2Day",
                "symbols=SPY&timeframe=1Day&start=yesterday",
                "symbols=SPY&timeframe=1Day&start=2026-02-30",
                "symbols=SPY&timeframe=1Day&start=2026-02-02&end=2026-02-01",
                "symbols=SPY&timeframe=1Day&limit=0",
                "symbols=SPY&timeframe=1Day&limit=10001",
                "symbols=SPY&timeframe=1Day&limit=many",
                "symbols=SPY&timeframe=1Day&sort=up",
                "symbols=SPY&timeframe=1Day&feed=cnn",
                "symbols=SPY&timeframe=1Day&adjustment=raw,magic",
                "symbols=SPY&timeframe=1Day&page_token=x",
                "symbols=SPY&timeframe=1Day&page_token=%25",
                "symbols=%22%5C&timeframe=1Day"
            })
    void refusesMalformedRequestsWithAMessage(String query) throws Exception {
        HttpResponse<String> answer = client.get("/v2/stocks/bars?" + query);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(client.message(answer.body())).isNotBlank();
        assertThat(answer.headers().firstValue("X-RateLimit-Remaining")).isPresent();
    }

    @Test
    void saysWhereNothingIs() throws Exception {
        HttpResponse<String> answer = client.get("/v2/stocks/quotes?symbols=SPY");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(client.message(answer.body())).isEqualTo("endpoint not found.");
    }

    @Test
    void countsItsCalls() throws Exception {
        for (int call = 0; call < 5; call++) {
            client.get("/v2/stocks/bars?symbols=SPY&timeframe=1Day&limit=" + call);
        }

        assertThat(market.calls()).isEqualTo(5);
    }

    @Test
    void listensOnLoopbackOnly() throws Exception {
        assertThat(InetAddress.getByName(market.baseUri().getHost()).isLoopbackAddress())
                .isTrue();
    }
}
