package dev.barista.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.barista.alpaca.AlpacaEndpoint;
import dev.barista.alpaca.AlpacaMarketData;
import dev.barista.alpaca.Credentials;
import dev.barista.alpaca.PromptSockets;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.HttpUrl;
import okio.Buffer;
import okio.GzipSink;
import okio.Okio;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Loads through a network and from servers with every fault: each ends in the whole table, or says of what it has none. */
@Timeout(30)
class FaultsTest {
    private static final String KEY = "PKCANARYKEYID0000002";
    private static final String SECRET = "canarySecret+/9876543210abcdefghijklmnop";
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC);

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final MockWebServer server = new MockWebServer();
    private final ScheduledExecutorService executor = Executors.newScheduledThreadPool(2);
    private final List<String> said = new CopyOnWriteArrayList<>();
    private final Logger root = Logger.getLogger("");
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord record) {
            said.add(record.getMessage() + " " + record.getThrown());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        handler.setLevel(Level.ALL);
        root.addHandler(handler);
        server.setServerSocketFactory(new PromptSockets());
    }

    @AfterEach
    void nothingEverShowsTheKeys() {
        root.removeHandler(handler);
        server.close();
        executor.shutdownNow();
        assertThat(said).noneMatch(text -> text.contains(KEY) || text.contains(SECRET));
    }

    private int start(FakeMarket market) throws IOException {
        server.setDispatcher(market);
        server.start();
        return server.getPort();
    }

    /** Loads to the end; remembers all that the load has to say. */
    private Load load(URI base, LoadRequest request) {
        AlpacaEndpoint endpoint = new AlpacaEndpoint(base, new Credentials(KEY, SECRET));
        try (AlpacaMarketData data = AlpacaMarketData.of(endpoint)) {
            Pace pace = new Pace(Ticker.system(), CLOCK, executor);
            Load load = new Loader(data, FakeMarket.NYSE, pace, CLOCK, Ticker.system(), executor)
                    .start(request)
                    .await();
            said.add(load + " " + load.failures() + load.notes() + load.progress() + data + endpoint);
            return load;
        }
    }

    private static LoadRequest request() {
        return LoaderOfAFakeMarket.request("15Min", "S1", "S2", "S3");
    }

    private void assertSaysWhatIsMissing(Load load, String... words) {
        assertThat(load.failures().keySet()).as("seed %d", seed).containsExactly("S1", "S2", "S3");
        assertThat(load.failures()).allSatisfy((symbol, why) -> assertThat(why)
                .startsWith(symbol + " from 2026-04-30 to 2026-05-29: ")
                .contains(words));
        assertThatThrownBy(load::table)
                .isInstanceOf(LoadFailedException.class)
                .satisfies(failure -> said.add(String.valueOf(failure)));
    }

    @ParameterizedTest
    @EnumSource(
            value = FaultyProxy.Fault.class,
            names = {"RESET", "RESET_IN_ANSWER", "CUT", "ENDLESS_HEADERS", "TRICKLED_BODY", "NOISE"})
    void aConnectionThatIsSpoiltCostsTimeAndNoBar(FaultyProxy.Fault fault) throws Exception {
        int port = start(new FakeMarket(900));
        try (FaultyProxy proxy = new FaultyProxy(port, fault, 1, 1 + random.nextInt(60_000))) {
            Load load = load(proxy.uri(), request());
            LoaderOfAFakeMarket.assertComplete(load, request());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "RESET, the connection broke off",
        "CUT, the connection broke off",
        "NOISE, the connection broke off",
        "ENDLESS_HEADERS, the connection broke off",
        "TRICKLED_HEADERS, no answer in time"
    })
    void aNetworkThatStaysBrokenIsGivenUpWithinHalfAMinute(FaultyProxy.Fault fault, String words) throws Exception {
        int port = start(new FakeMarket(10_000));
        try (FaultyProxy proxy = new FaultyProxy(port, fault, Integer.MAX_VALUE, 100)) {
            assertSaysWhatIsMissing(load(proxy.uri(), request()), words, "Load it again later");
        }
    }

    @Test
    void nobodyListensAndAllSymbolsSayIt() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Load load = load(URI.create("http://127.0.0.1:" + port + "/"), request());
        assertSaysWhatIsMissing(load, "no connection to the server", "Load it again later");
    }

    @ParameterizedTest
    @CsvSource({"500", "502", "503", "504", "429"})
    void aStormThatEndsCostsTimeAndNoBar(int status) throws Exception {
        FakeMarket market = new FakeMarket(500) {
            @Override
            @Nullable MockResponse instead(int request, HttpUrl url) {
                return request % 3 == 1
                        ? new MockResponse.Builder()
                                .code(status)
                                .addHeader("Retry-After", "0")
                                .build()
                        : null;
            }
        };
        Load load = load(URI.create("http://127.0.0.1:" + start(market) + "/"), request());
        LoaderOfAFakeMarket.assertComplete(load, request());
        assertThat(load.requests()).as("counted by both sides").isEqualTo(market.requests.get());
    }

    @ParameterizedTest
    @CsvSource({
        "'<html><body>Sign in</body></html>', an HTML page instead of JSON",
        "'', an empty answer",
        "'{\"bars\":{\"S1\":[{\"t\":', breaks off",
        "'{\"bars\":[1,2]}', that does not say whose",
        "'{\"message\":\"hello\"}', without the field"
    })
    void whatIsNoPageIsSaidAndNothingIsMadeOfIt(String body, String words) throws Exception {
        assertSaysWhatIsMissing(load(answeringAlways(new Buffer().writeUtf8(body), false), request()), words);
    }

    @Test
    void tenThousandLevelsOfBracketsAreNoPage() throws Exception {
        String deep = "{\"x\":" + "[".repeat(10_000) + "]".repeat(10_000) + ",\"bars\":{}}";
        assertSaysWhatIsMissing(load(answeringAlways(new Buffer().writeUtf8(deep), false), request()), "proxy");
    }

    @Test
    void aBombIsPutOutBeforeItFillsTheMemory() throws Exception {
        Buffer packed = new Buffer();
        try (var bomb = Okio.buffer(new GzipSink(packed))) {
            byte[] spaces = " ".repeat(1 << 20).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
            bomb.writeUtf8("{\"bars\":");
            for (int i = 0; i < 128; i++) {
                bomb.write(spaces);
            }
        }
        assertThat(packed.size()).isLessThan(2_000_000);
        assertSaysWhatIsMissing(load(answeringAlways(packed, true), request()), "longer than");
    }

    private URI answeringAlways(Buffer body, boolean packed) throws IOException {
        int port = start(new FakeMarket(10_000) {
            @Override
            MockResponse instead(int request, HttpUrl url) {
                MockResponse.Builder answer = new MockResponse.Builder().body(body.clone());
                return (packed ? answer.addHeader("Content-Encoding", "gzip") : answer).build();
            }
        });
        return URI.create("http://127.0.0.1:" + port + "/");
    }

    @Test
    void aPageCutAtAnyByteIsNeverTakenForWhole() throws Exception {
        int port = start(new FakeMarket(10_000));
        LoadRequest day = LoaderOfAFakeMarket.request("1Day", "S1");
        for (int bytes = 1 + random.nextInt(7); bytes < 1900; bytes += 1 + random.nextInt(250)) {
            try (FaultyProxy proxy = new FaultyProxy(port, FaultyProxy.Fault.CUT, 1, bytes)) {
                Load load = load(proxy.uri(), day);
                LoaderOfAFakeMarket.assertComplete(load, day);
            }
        }
    }
}
