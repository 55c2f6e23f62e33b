package dev.barista.alpaca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.barista.market.BudgetReport;
import dev.barista.market.Outcome;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;

class AlpacaMarketDataTest extends AlpacaOnASocket {
    @Test
    void asksForEverythingInTheQuery() throws Exception {
        server.enqueue(json("{\"bars\":{},\"next_page_token\":null}"));
        data.ask(query(SPY, BRK_B).page("dG9rZW4=|&x")).get(20, TimeUnit.SECONDS);

        RecordedRequest request = request();
        HttpUrl url = request.getUrl();
        assertThat(request.getMethod()).isEqualTo("GET");
        assertThat(url.encodedPath()).isEqualTo("/v2/stocks/bars");
        assertThat(url.queryParameter("symbols")).isEqualTo("SPY,BRK.B");
        assertThat(url.queryParameter("timeframe")).isEqualTo("1Hour");
        assertThat(url.queryParameter("start")).isEqualTo("2026-01-05T05:00:00Z");
        assertThat(url.queryParameter("end")).isEqualTo("2026-01-10T04:59:59.999Z");
        assertThat(url.queryParameter("adjustment")).isEqualTo("split");
        assertThat(url.queryParameter("feed")).isEqualTo("sip");
        assertThat(url.queryParameter("limit")).isEqualTo("10000");
        assertThat(url.queryParameter("page_token")).isEqualTo("dG9rZW4=|&x");
        assertThat(request.getHeaders().get("APCA-API-KEY-ID")).isEqualTo(KEY);
        assertThat(request.getHeaders().get("APCA-API-SECRET-KEY")).isEqualTo(SECRET);
    }

    @Test
    void makesOneRequestACall() throws Exception {
        Outcome first = answerTo(
                new MockResponse.Builder()
                        .code(503)
                        .addHeader("Retry-After", "0")
                        .build(),
                SPY);
        Outcome second = answerTo(status(408, ""), SPY);
        assertThat(first).isInstanceOf(Outcome.Unavailable.class);
        assertThat(second).isInstanceOf(Outcome.Refused.class);
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void callsABrokenConnectionUnavailable() throws Exception {
        MockResponse cutInTheBody = new MockResponse.Builder()
                .body("{\"bars\":{\"SPY\":[" + " ".repeat(100_000) + "]}}")
                .onResponseBody(new SocketEffect.CloseSocket())
                .build();
        assertThat(answerTo(cutInTheBody, SPY)).isInstanceOf(Outcome.Unavailable.class);

        server.close();
        Outcome outcome = data.ask(query(SPY)).get(20, TimeUnit.SECONDS);
        assertThat(outcome).isEqualTo(new Outcome.Unavailable("no connection to the server", BudgetReport.NONE));
    }

    @Test
    void givesUpOnAServerThatSaysNothing() throws Exception {
        try (AlpacaMarketData impatient = at(server, Duration.ofMillis(100))) {
            server.enqueue(new MockResponse.Builder()
                    .onResponseStart(SocketEffect.Stall.INSTANCE)
                    .build());
            Outcome outcome = impatient.ask(query(SPY)).get(20, TimeUnit.SECONDS);
            assertThat(outcome).isEqualTo(new Outcome.Unavailable("no answer in time", BudgetReport.NONE));
        }
    }

    @Test
    void cancellingTheFutureCancelsTheCall() throws Exception {
        OkHttpClient client = HttpClients.create(false);
        AlpacaMarketData cancelled =
                AlpacaMarketData.of(new AlpacaEndpoint(server.url("/").uri(), null), client, Clock.systemUTC());
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build());
        CompletableFuture<Outcome> future = cancelled.ask(query(SPY));
        request();
        assertThat(future.cancel(true)).isTrue();

        assertThatThrownBy(future::join).isInstanceOf(CancellationException.class);
        cancelled.close();
        assertThat(client.dispatcher().executorService().awaitTermination(10, TimeUnit.SECONDS))
                .isTrue();
        assertThat(client.dispatcher().runningCallsCount()).isZero();
    }

    @Test
    void doesNotTakeKeysToAnotherServer() throws Exception {
        try (MockWebServer thief = new MockWebServer()) {
            thief.start();
            Outcome outcome = answerTo(
                    new MockResponse.Builder()
                            .code(307)
                            .addHeader("Location", thief.url("/v2/stocks/bars").toString())
                            .build(),
                    SPY);
            assertThat(outcome).isInstanceOf(Outcome.Refused.class);
            assertThat(((Outcome.Refused) outcome).message()).contains("redirects");
            assertThat(thief.getRequestCount()).isZero();
        }
    }

    @Test
    void showsKeysInNoText() throws Exception {
        String echo = "{\"message\":\"bad keys " + KEY + " and " + SECRET + "\"}";
        List<Object> texts = List.of(
                data,
                new Credentials(KEY, SECRET),
                new AlpacaEndpoint(server.url("/").uri(), new Credentials(KEY, SECRET)),
                answerTo(status(401, echo), SPY),
                answerTo(status(500, echo), SPY),
                answerTo(json(echo), SPY),
                answerTo(json("{\"bars\":{\"" + SECRET + "\":" + KEY), SPY));
        assertThat(texts).allSatisfy(text -> assertThat(text.toString()).doesNotContain(KEY, SECRET));
        assertThatThrownBy(() -> new Credentials(KEY, SECRET + "\nX")).hasMessageNotContaining(SECRET);
    }

    @Test
    void reachesALocalhostThatListensOnOneAddressOnly() throws Exception {
        try (AlpacaMarketData local =
                AlpacaMarketData.practice(URI.create("http://localhost:" + server.getPort() + "/"))) {
            server.enqueue(json("{\"bars\":{}}"));
            assertThat(local.ask(query(SPY)).get(20, TimeUnit.SECONDS)).isInstanceOf(Outcome.Page.class);
            assertThat(request().getHeaders().names()).noneMatch(header -> header.startsWith("APCA"));
        }
    }
}
