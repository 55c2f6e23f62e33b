package dev.barista.magics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two loads of one kernel, from a server that allows one call a minute. */
@Timeout(60)
class SharedBudgetTest {
    private final AtomicInteger calls = new AtomicInteger();
    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws Exception {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                calls.incrementAndGet();
                return new MockResponse.Builder()
                        .addHeader("X-RateLimit-Limit", "1")
                        .addHeader("X-RateLimit-Remaining", "0")
                        .addHeader("X-RateLimit-Reset", Instant.now().getEpochSecond() + 60)
                        .body("{\"bars\":{\"SPY\":[{\"t\":\"2024-03-15T04:00:00Z\",\"o\":1,\"h\":2,\"l\":1,\"c\":2,"
                                + "\"v\":100,\"n\":5,\"vw\":1.5}]},\"next_page_token\":null}")
                        .build();
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theSecondWaitsForWhatTheFirstHasUsed() throws Exception {
        Map<String, String> environment = Map.of(
                "APCA_API_KEY_ID",
                "PKABC",
                "APCA_API_SECRET_KEY",
                "hush",
                "APCA_API_DATA_URL",
                "http://127.0.0.1:" + server.getPort());
        try (TestNotebook notebook = new TestNotebook(environment, Clock.systemUTC())) {
            notebook.silently("%bars SPY --days 5 --as first");
            notebook.silently("%await first");
            assertThat(notebook.lastText()).contains("✅ SPY: 1 bar ").endsWith("📡 Made 1 API request");
            notebook.silently("%bars SPY --days 5 --as second");
            notebook.awaitHtml("s for budget: 1 of 1 calls used");
            assertThat(calls).hasValue(1);
            notebook.silently("%cancel second");
            assertThat(notebook.text("second.await().progress().cancelled()")).isEqualTo("true");
            List<String> shown = notebook.displayed();
            assertThat(shown).noneMatch(text -> text.contains("hush") || text.contains("PKABC"));
            assertThat(calls).hasValue(1);
        }
    }
}
