package dev.barista.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.barista.market.MarketData;
import dev.barista.market.MarketQuery;
import dev.barista.market.Outcome;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a load makes of markets that refuse, break off or go on for ever. */
@Timeout(60)
class LoadFailuresTest extends LoaderOfAFakeMarket {
    private static MockResponse status(int code) {
        return new MockResponse.Builder().code(code).build();
    }

    @Test
    void survivesAStormOfErrorsAndCountsEveryRequest() throws Exception {
        FakeMarket market = new FakeMarket(10_000) {
            @Override
            @Nullable MockResponse instead(int request, HttpUrl url) {
                return request <= 3 ? status(500) : null;
            }
        };
        LoadRequest request = request("1Hour", "S1");
        Load load = loader(market).start(request).await();
        assertComplete(load, request);
        assertThat(load.requests()).isEqualTo(4).isEqualTo(market.requests.get());
    }

    @Test
    void holdsBackWhenThrottledAndThenGoesOn() throws Exception {
        FakeMarket market = new FakeMarket(10_000) {
            @Override
            @Nullable MockResponse instead(int request, HttpUrl url) {
                return request == 1
                        ? new MockResponse.Builder()
                                .code(429)
                                .addHeader("Retry-After", "1")
                                .build()
                        : null;
            }
        };
        LoadRequest request = request("1Min", "S1", "S2");
        Load load = loader(market).start(request).await();
        assertComplete(load, request);
        assertThat(load.requests()).isEqualTo(market.requests.get());
    }

    @Test
    void failsOneSymbolAndGoesOnWithTheOthers() throws Exception {
        FakeMarket market = new FakeMarket(10_000) {
            @Override
            @Nullable MockResponse instead(int request, HttpUrl url) {
                return parameter(url, "symbols").contains("SBAD")
                        ? new MockResponse.Builder()
                                .code(400)
                                .body("{\"message\":\"invalid symbol: SBAD\"}")
                                .build()
                        : null;
            }
        };
        Load load = loader(market).start(request("1Hour", "S1", "SBAD", "ZZZZ")).await();

        assertThat(load.table("S1").rowCount()).isPositive();
        assertThat(load.failures()).containsOnlyKeys("SBAD", "ZZZZ");
        assertThat(load.failures().get("SBAD"))
                .contains("SBAD from 2026-04-30 to 2026-05-29", "refused (400): invalid symbol: SBAD", "Check");
        assertThat(load.progress().symbols())
                .extracting(SymbolProgress::message)
                .containsExactly("", "refused (400): invalid symbol: SBAD", "no such symbol");
        assertThatThrownBy(() -> load.table("ZZZZ"))
                .isInstanceOf(LoadFailedException.class)
                .hasMessageContaining("ZZZZ: no such symbol, or no trades from 2026-04-30 to 2026-05-29");
        assertThatThrownBy(load::table)
                .isInstanceOf(LoadFailedException.class)
                .hasMessageContaining("2 of 3 symbols failed");
        assertThat(load.soFar().rowCount()).isEqualTo(load.table("S1").rowCount());
    }

    @Test
    void endsAServersEndlessPages() throws Exception {
        FakeMarket market = new FakeMarket(10_000) {
            @Override
            MockResponse instead(int request, HttpUrl url) {
                return new MockResponse.Builder()
                        .body("{\"bars\":{\"S1\":[{\"t\":\"2026-05-04T14:00:00Z\"}]},\"next_page_token\":\"again\"}")
                        .build();
            }
        };
        Load load = loader(market).start(request("1Day", "S1")).await();
        assertThat(load.failures().get("S1")).contains("repeated a page");
        assertThat(load.requests()).isEqualTo(2);
        assertThatThrownBy(() -> load.table("S1")).isInstanceOf(LoadFailedException.class);
        assertThat(load.soFar().rowCount()).as("both pages are kept").isEqualTo(2);
    }

    @Test
    void aSourceThatIsAtFaultItselfFailsItsSymbolsAndTheLoadEnds() {
        MarketData broken = new MarketData() {
            @Override
            public String name() {
                return "broken";
            }

            @Override
            public boolean isPractice() {
                return false;
            }

            @Override
            public CompletableFuture<Outcome> ask(MarketQuery query) {
                throw new IllegalStateException("a fault");
            }

            @Override
            public void close() {}
        };
        // More calls than are under way at once, and fewer than the budget allows.
        String[] symbols = IntStream.range(0, 60).mapToObj(i -> "S" + i).toArray(String[]::new);
        Load load =
                loader(broken, Ticker.system()).start(request("1Min", symbols)).await();
        assertThat(load.failures()).hasSize(symbols.length).allSatisfy((symbol, why) -> assertThat(why)
                .contains("broke off (IllegalStateException)"));
    }

    @Test
    void neverMakesATableOfHalfAnAnswer() throws Exception {
        FakeMarket market = new FakeMarket(10_000) {
            @Override
            @Nullable MockResponse instead(int request, HttpUrl url) {
                String start = parameter(url, "start");
                return start.startsWith("2026-04-30")
                        ? null
                        : new MockResponse.Builder()
                                .body("{\"bars\":{\"S1\":[{\"t\":")
                                .build();
            }
        };
        Load load = loader(market).start(request("1Min", "S1")).await();
        assertThat(load.failures().get("S1")).contains("breaks off", "proxy");
        assertThatThrownBy(load::table).isInstanceOf(LoadFailedException.class);
        // The load ends with its only symbol, whose other calls may still be on their way to the server.
        while (market.requests.get() < load.requests()) {
            Thread.sleep(5);
        }
        assertThat(load.requests()).isEqualTo(market.requests.get());
    }
}
