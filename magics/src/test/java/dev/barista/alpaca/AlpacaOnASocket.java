package dev.barista.alpaca;

import dev.barista.market.Adjustment;
import dev.barista.market.BarsQuery;
import dev.barista.market.Feed;
import dev.barista.market.Outcome;
import dev.barista.market.Symbol;
import dev.barista.market.Timeframe;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Alpaca as a server on a real socket, and the client under test; new for each test. */
abstract class AlpacaOnASocket {
    static final Symbol SPY = new Symbol("SPY");
    static final Symbol BRK_B = new Symbol("BRK.B");
    static final String KEY = "PKCANARYKEYID0000001";
    static final String SECRET = "canarySecret+/0123456789abcdefghijklmnop";

    final MockWebServer server = new MockWebServer();
    AlpacaMarketData data;

    @BeforeEach
    void start() throws IOException {
        server.setServerSocketFactory(new PromptSockets());
        server.start();
        data = at(server, Duration.ofSeconds(20));
    }

    @AfterEach
    void stop() {
        data.close();
        server.close();
    }

    static AlpacaMarketData at(MockWebServer server, Duration readTimeout) {
        AlpacaEndpoint endpoint = new AlpacaEndpoint(server.url("/").uri(), new Credentials(KEY, SECRET));
        OkHttpClient client =
                HttpClients.create(false).newBuilder().readTimeout(readTimeout).build();
        return AlpacaMarketData.of(endpoint, client, Clock.systemUTC());
    }

    static BarsQuery query(Symbol... symbols) {
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

    final Outcome answerTo(MockResponse answer, Symbol... symbols) throws Exception {
        server.enqueue(answer);
        return data.ask(query(symbols)).get(20, TimeUnit.SECONDS);
    }

    static MockResponse json(String body) {
        return new MockResponse.Builder()
                .addHeader("Content-Type", "application/json")
                .body(body)
                .build();
    }

    static MockResponse status(int code, String body) {
        return new MockResponse.Builder().code(code).body(body).build();
    }

    final RecordedRequest request() throws InterruptedException {
        return Objects.requireNonNull(server.takeRequest(10, TimeUnit.SECONDS));
    }
}
