package dev.barista.alpaca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.barista.market.Adjustment;
import dev.barista.market.Bars;
import dev.barista.market.BarsOutcome;
import dev.barista.market.BarsQuery;
import dev.barista.market.BudgetReport;
import dev.barista.market.Feed;
import dev.barista.market.Symbol;
import dev.barista.market.Timeframe;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlpacaMarketDataTest {
    private static final Symbol SPY = new Symbol("SPY");
    private static final Symbol BRK_B = new Symbol("BRK.B");
    private static final String KEY = "PKCANARYKEYID0000001";
    private static final String SECRET = "canarySecret+/0123456789abcdefghijklmnop";

    private final MockWebServer server = new MockWebServer();
    private AlpacaMarketData data;

    @BeforeEach
    void start() throws IOException {
        server.start();
        data = at(server, Duration.ofSeconds(20));
    }

    @AfterEach
    void stop() {
        data.close();
        server.close();
    }

    private static AlpacaMarketData at(MockWebServer server, Duration readTimeout) {
        AlpacaEndpoint endpoint = new AlpacaEndpoint(server.url("/").uri(), new Credentials(KEY, SECRET));
        OkHttpClient client =
                HttpClients.create().newBuilder().readTimeout(readTimeout).build();
        return AlpacaMarketData.of(endpoint, client, Clock.systemUTC());
    }

    private static BarsQuery query(Symbol... symbols) {
        return new BarsQuery(
                List.of(symbols),
                Timeframe.parse("1Hour"),
                Instant.parse("2026-01-05T05:00:00Z"),
                Instant.parse("2026-01-10T04:59:59.999Z"),
                Adjustment.SPLIT,
                Feed.SIP,
                10_000,
                null);
    }

    private BarsOutcome answerTo(MockResponse answer, Symbol... symbols) throws Exception {
        server.enqueue(answer);
        return data.bars(query(symbols)).get(20, TimeUnit.SECONDS);
    }

    private static MockResponse json(String body) {
        return new MockResponse.Builder()
                .addHeader("Content-Type", "application/json")
                .body(body)
                .build();
    }

    private static MockResponse status(int code, String body) {
        return new MockResponse.Builder().code(code).body(body).build();
    }

    private RecordedRequest request() throws InterruptedException {
        return Objects.requireNonNull(server.takeRequest(10, TimeUnit.SECONDS));
    }

    @Test
    void asksForEverythingInTheQuery() throws Exception {
        server.enqueue(json("{\"bars\":{},\"next_page_token\":null}"));
        data.bars(query(SPY, BRK_B).page("dG9rZW4=|&x")).get(20, TimeUnit.SECONDS);

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
    void decodesBarsWhateverTheOrderOfFields() throws Exception {
        BarsOutcome outcome = answerTo(json("""
                {"next_page_token":"more","unknown":{"a":[1,{"b":2}]},"bars":{
                 "SPY":[{"vw":1.25,"n":7,"v":1200,"c":1.3,"l":1,"h":1.5,"o":1.2,"x":{"y":[]},"t":"2026-01-05T14:00:00Z"},
                        {"t":"2026-01-05T15:00:00.123456789Z","o":2,"h":2e0,"l":2.0,"c":2,"v":1.5e3}],
                 "QQQ":[{"t":"2026-01-05T14:00:00Z"}],
                 "BRK.B":[{"t":"2026-01-05T10:00:00-05:00","o":null,"h":3,"l":3,"c":3,"v":null,"n":null,"vw":null}]},
                 "currency":"USD"}
                """), SPY, BRK_B);

        BarsOutcome.Page page = (BarsOutcome.Page) outcome;
        assertThat(page.nextPageToken()).isEqualTo("more");
        assertThat(page.bytes()).isGreaterThan(400);
        assertThat(page.bars()).containsOnlyKeys(SPY, BRK_B);
        Bars spy = Objects.requireNonNull(page.bars().get(SPY));
        assertThat(spy.size()).isEqualTo(2);
        assertThat(Instant.ofEpochMilli(spy.timeMillis(0))).isEqualTo("2026-01-05T14:00:00Z");
        assertThat(new double[] {spy.open(0), spy.high(0), spy.low(0), spy.close(0), spy.vwap(0)})
                .containsExactly(1.2, 1.5, 1, 1.3, 1.25);
        assertThat(spy.volume(0)).isEqualTo(1200);
        assertThat(spy.tradeCount(0)).isEqualTo(7);
        assertThat(Instant.ofEpochMilli(spy.timeMillis(1))).isEqualTo("2026-01-05T15:00:00.123Z");
        assertThat(spy.volume(1)).isEqualTo(1500);
        assertThat(spy.tradeCount(1)).isEqualTo(Bars.MISSING);
        Bars brk = Objects.requireNonNull(page.bars().get(BRK_B));
        assertThat(Instant.ofEpochMilli(brk.timeMillis(0))).isEqualTo("2026-01-05T15:00:00Z");
        assertThat(brk.open(0)).isNaN();
        assertThat(brk.vwap(0)).isNaN();
        assertThat(brk.volume(0)).isEqualTo(Bars.MISSING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"bars\":[{\"t\":\"2026-01-05T14:00:00Z\",\"c\":1}],\"symbol\":\"SPY\",\"next_page_token\":null}",
                "{\"symbol\":\"SPY\",\"bars\":[{\"t\":\"2026-01-05T14:00:00Z\",\"c\":1}]}"
            })
    void decodesTheShapeForOneSymbol(String body) throws Exception {
        BarsOutcome.Page page = (BarsOutcome.Page) answerTo(json(body), SPY);
        assertThat(page.bars().get(SPY)).isNotNull();
        assertThat(page.nextPageToken()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"bars\":null}", "{\"bars\":{}}", "{\"bars\":{\"SPY\":[]}}", "{\"bars\":{\"SPY\":null}}"})
    void takesAnEmptyPageForAPage(String body) throws Exception {
        BarsOutcome.Page page = (BarsOutcome.Page) answerTo(json(body), SPY);
        assertThat(page.bars()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "{",
                "null",
                "[]",
                "\"bars\"",
                "{}",
                "{\"message\":\"hello\"}",
                "{\"bars\":7}",
                "{\"bars\":{\"SPY\":7}}",
                "{\"bars\":{\"SPY\":[7]}}",
                "{\"bars\":{\"SPY\":[{\"o\":1}]}}",
                "{\"bars\":{\"SPY\":[{\"t\":1767621600}]}}",
                "{\"bars\":{\"SPY\":[{\"t\":\"yesterday\"}]}}",
                "{\"bars\":{\"SPY\":[{\"t\":\"2026-01-05T14:00:00Z\",\"o\":\"1.5\"}]}}",
                "{\"bars\":{\"SPY\":[{\"t\":\"2026-01-05T14:00:00Z\",\"o\":1e999}]}}",
                "{\"bars\":{\"SPY\":[{\"t\":\"2026-01-05T14:00:00Z\",\"v\":99999999999999999999}]}}",
                "{\"bars\":{\"SPY\":[{\"t\":\"2026-01-05T14:00:00Z\",\"v\":{}}]}}",
                "{\"bars\":{},\"next_page_token\":7}",
                "{\"bars\":{}} {\"bars\":{}}",
                "{\"bars\":{\"SPY\":[{\"t\":\"2026-01-05T14:00:00Z\",\"o\":1.5},",
                "{\"bars\":{\"SPY\":[{\"t\":\"2026-01-05T14:0",
                "{\"bars\":[],\"symbol\":\"QQQ\"}",
                "<!DOCTYPE html><html><body>Sign in to the network</body></html>",
                "  \n<html></html>"
            })
    void callsUnreadableWhatIsNotAWholePage(String body) throws Exception {
        BarsOutcome outcome = answerTo(json(body), SPY);
        assertThat(outcome).isInstanceOf(BarsOutcome.Unreadable.class);
        assertThat(((BarsOutcome.Unreadable) outcome).reason()).isNotBlank().doesNotContain("http");
    }

    @Test
    void saysThatAProxyAnsweredHtml() throws Exception {
        BarsOutcome outcome = answerTo(json("<html>Sign in</html>"), SPY);
        assertThat(outcome).isEqualTo(new BarsOutcome.Unreadable("an HTML page instead of JSON", outcome.budget()));
    }

    @Test
    void doesNotGuessWhoseBarsAListHolds() throws Exception {
        BarsOutcome outcome = answerTo(json("{\"bars\":[]}"), SPY, BRK_B);
        assertThat(outcome).isInstanceOf(BarsOutcome.Unreadable.class);
    }

    @Test
    void stopsReadingAnEndlessAnswer() throws Exception {
        String padding = " ".repeat((int) BarsDecoder.MAX_BYTES);
        BarsOutcome outcome = answerTo(json("{\"bars\":" + padding + "{}}"), SPY);
        assertThat(outcome).isInstanceOf(BarsOutcome.Unreadable.class);
    }

    @Test
    void reportsWhatTheHeadersSayOfTheBudget() throws Exception {
        BarsOutcome outcome = answerTo(
                new MockResponse.Builder()
                        .code(429)
                        .addHeader("X-RateLimit-Limit", "200")
                        .addHeader("X-RateLimit-Remaining", "0")
                        .addHeader("X-RateLimit-Reset", "1767621600")
                        .addHeader("Date", "Mon, 05 Jan 2026 13:59:30 GMT")
                        .addHeader("Retry-After", "30")
                        .build(),
                SPY);
        assertThat(outcome)
                .isEqualTo(new BarsOutcome.Throttled(new BudgetReport(
                        200,
                        0,
                        Instant.parse("2026-01-05T14:00:00Z"),
                        Instant.parse("2026-01-05T13:59:30Z"),
                        30_000L)));
    }

    @Test
    void tellsARefusalInTheServersWords() throws Exception {
        BarsOutcome outcome = answerTo(status(403, "{\"code\":40310000,\"message\":\"forbidden.\\nSorry\"}"), SPY);
        assertThat(outcome).isEqualTo(new BarsOutcome.Refused(403, "forbidden. Sorry", outcome.budget()));
    }

    @Test
    void keepsARefusalWithoutWordsShort() throws Exception {
        assertThat(((BarsOutcome.Refused) answerTo(status(404, "<html>" + "x".repeat(100_000)), SPY)).message())
                .isEmpty();
        assertThat(((BarsOutcome.Refused) answerTo(status(400, "y".repeat(100_000)), SPY)).message())
                .hasSize(200);
        assertThat(((BarsOutcome.Refused) answerTo(status(400, "{\"message\":[\"no text\"]}"), SPY)).message())
                .isEmpty();
    }

    @Test
    void makesOneRequestACall() throws Exception {
        BarsOutcome first = answerTo(
                new MockResponse.Builder()
                        .code(503)
                        .addHeader("Retry-After", "0")
                        .build(),
                SPY);
        BarsOutcome second = answerTo(status(408, ""), SPY);
        assertThat(first).isInstanceOf(BarsOutcome.Unavailable.class);
        assertThat(second).isInstanceOf(BarsOutcome.Refused.class);
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void callsABrokenConnectionUnavailable() throws Exception {
        MockResponse cutInTheBody = new MockResponse.Builder()
                .body("{\"bars\":{\"SPY\":[" + " ".repeat(100_000) + "]}}")
                .onResponseBody(new SocketEffect.CloseSocket())
                .build();
        assertThat(answerTo(cutInTheBody, SPY)).isInstanceOf(BarsOutcome.Unavailable.class);

        server.close();
        BarsOutcome outcome = data.bars(query(SPY)).get(20, TimeUnit.SECONDS);
        assertThat(outcome).isEqualTo(new BarsOutcome.Unavailable("no connection to the server", BudgetReport.NONE));
    }

    @Test
    void givesUpOnAServerThatSaysNothing() throws Exception {
        try (AlpacaMarketData impatient = at(server, Duration.ofMillis(100))) {
            server.enqueue(new MockResponse.Builder()
                    .onResponseStart(SocketEffect.Stall.INSTANCE)
                    .build());
            BarsOutcome outcome = impatient.bars(query(SPY)).get(20, TimeUnit.SECONDS);
            assertThat(outcome).isEqualTo(new BarsOutcome.Unavailable("no answer in time", BudgetReport.NONE));
        }
    }

    @Test
    void cancellingTheFutureCancelsTheCall() throws Exception {
        OkHttpClient client = HttpClients.create();
        AlpacaMarketData cancelled =
                AlpacaMarketData.of(new AlpacaEndpoint(server.url("/").uri(), null), client, Clock.systemUTC());
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build());
        CompletableFuture<BarsOutcome> future = cancelled.bars(query(SPY));
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
            BarsOutcome outcome = answerTo(
                    new MockResponse.Builder()
                            .code(307)
                            .addHeader("Location", thief.url("/v2/stocks/bars").toString())
                            .build(),
                    SPY);
            assertThat(outcome).isInstanceOf(BarsOutcome.Refused.class);
            assertThat(((BarsOutcome.Refused) outcome).message()).contains("redirects");
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
            assertThat(local.bars(query(SPY)).get(20, TimeUnit.SECONDS)).isInstanceOf(BarsOutcome.Page.class);
            assertThat(request().getHeaders().names()).noneMatch(header -> header.startsWith("APCA"));
        }
    }
}
