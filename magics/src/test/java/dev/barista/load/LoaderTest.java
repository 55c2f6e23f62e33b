package dev.barista.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.barista.alpaca.AlpacaMarketData;
import dev.barista.market.Adjustment;
import dev.barista.market.Bars;
import dev.barista.market.DateRange;
import dev.barista.market.InvalidInputException;
import dev.barista.market.Symbol;
import dev.barista.market.Timeframe;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tech.tablesaw.api.Table;

@Timeout(60)
class LoaderTest {
    private static final DateRange RANGE = DateRange.endingOn(LocalDate.of(2026, 5, 29), 30);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC);

    private final MockWebServer server = new MockWebServer();
    private final ScheduledExecutorService executor = Executors.newScheduledThreadPool(2);
    private @Nullable AlpacaMarketData data;

    @AfterEach
    void stop() {
        if (data != null) {
            data.close();
        }
        server.close();
        executor.shutdownNow();
    }

    private Loader loader(FakeMarket market) throws IOException {
        server.setDispatcher(market);
        server.start();
        AlpacaMarketData source = AlpacaMarketData.practice(server.url("/").uri());
        data = source;
        Pace pace = new Pace(Ticker.system(), CLOCK, executor);
        return new Loader(source, FakeMarket.NYSE, pace, CLOCK, Ticker.system(), executor);
    }

    private static LoadRequest request(String timeframe, String... symbols) {
        return new LoadRequest(
                Arrays.stream(symbols).map(Symbol::new).toList(),
                RANGE,
                Timeframe.parse(timeframe),
                Adjustment.RAW,
                null);
    }

    private static void assertComplete(Load load, LoadRequest request) {
        long[] times = FakeMarket.times(RANGE, request.timeframe());
        assertThat(load.failures()).isEmpty();
        for (Symbol symbol : request.symbols()) {
            Bars bars = Objects.requireNonNull(load.bars().get(symbol));
            assertThat(IntStream.range(0, bars.size())
                            .mapToLong(bars::timeMillis)
                            .toArray())
                    .containsExactly(times);
        }
    }

    private static MockResponse status(int code) {
        return new MockResponse.Builder().code(code).build();
    }

    @Test
    void loadsManySymbolsInFewRequests() throws Exception {
        FakeMarket market = new FakeMarket(10_000);
        LoadRequest request =
                request("1Hour", IntStream.range(0, 23).mapToObj(i -> "S" + i).toArray(String[]::new));
        Load load = loader(market).start(request).await();

        assertComplete(load, request);
        assertThat(load.requests()).isEqualTo(1).isEqualTo(market.requests.get());
        LoadProgress progress = load.progress();
        assertThat(progress.done()).isTrue();
        assertThat(progress.count(SymbolState.DONE)).isEqualTo(23);
        assertThat(progress.symbols().get(0).quality()).hasValue(load.quality().score("S0"));
        assertThat(load.quality().title()).isEqualTo("1Hour, 2026-04-30 to 2026-05-29 (practice data)");
        assertThat(progress.callsPlanned()).isEqualTo(1);
        assertThat(progress.bytes()).isPositive();
        assertThat(load).asString().startsWith("Load of 23 symbols, practice data: 23 done, ");
        assertThat(load.table().columnNames().get(0)).isEqualTo("symbol");
        assertThat(load.table("S7").rowCount()).isEqualTo(load.table().rowCount() / 23);
    }

    @Test
    void keepsOrderWhenPagesOverlap() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        FakeMarket market = new FakeMarket(700) {
            @Override
            @Nullable MockResponse instead(int request, HttpUrl url) throws InterruptedException {
                int delay;
                synchronized (random) {
                    delay = random.nextInt(20);
                }
                Thread.sleep(delay); // Answers overtake one another.
                return null;
            }
        };
        LoadRequest request = request("5Min", "S1", "S2", "S3", "S4", "S5");
        Load load = loader(market).start(request).await();
        assertComplete(load, request);
        assertThat(load.requests()).as("seed %d", seed).isEqualTo(market.requests.get());
        assertThat(load.progress().callsPlanned()).isEqualTo(market.requests.get());
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

    @Test
    void cancellingKeepsWhatIsCompleteAndLeavesNothingInFlight() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        FakeMarket market = new FakeMarket(10_000) {
            @Override
            @Nullable MockResponse instead(int request, HttpUrl url) throws InterruptedException {
                if (parameter(url, "symbols").contains("S2")) {
                    asked.countDown();
                    never.await();
                }
                return null;
            }
        };
        Load load = loader(market).start(request("1Min", "S1", "S2"));
        assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
        load.cancel();

        assertThat(load.isDone()).isTrue();
        assertThat(load.progress().cancelled()).isTrue();
        int made = load.requests();
        load.cancel();
        assertThat(load.await().requests()).isEqualTo(made);
        assertThat(load.soFar()).isNotNull();
        assertThatThrownBy(() -> load.table("S2"))
                .isInstanceOf(LoadFailedException.class)
                .hasMessageContaining("cancelled");
        never.countDown();
    }

    @Test
    void aWaitCanBeInterruptedAndIsAnnounced() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        FakeMarket market = new FakeMarket(10_000) {
            @Override
            @Nullable MockResponse instead(int request, HttpUrl url) throws InterruptedException {
                release.await();
                return null;
            }
        };
        CountDownLatch entered = new CountDownLatch(1);
        AtomicInteger left = new AtomicInteger();
        Load load = loader(market).start(request("1Day", "S1"), () -> {
            entered.countDown();
            return left::incrementAndGet;
        });
        AtomicReference<@Nullable Throwable> end = new AtomicReference<>();
        Thread cell = new Thread(() -> {
            try {
                Table table = load.table();
                end.set(new AssertionError("got " + table));
            } catch (CancellationException e) {
                end.set(e);
            }
        });
        cell.start();
        assertThat(entered.await(20, TimeUnit.SECONDS)).isTrue();
        cell.interrupt();
        cell.join(20_000);
        assertThat(end.get()).isInstanceOf(CancellationException.class);
        assertThat(left).hasValue(1);
        release.countDown();
        assertThat(load.table().rowCount()).isPositive();
    }

    @Test
    void saysWhichSymbolsALoadHas() throws Exception {
        Load load = loader(new FakeMarket(10_000)).start(request("1Day", "S1", "S2"));
        assertThatThrownBy(() -> load.table("s3"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("S3 is not in this load, which has S1, S2");
    }

    @Test
    void aListenerHearsOfTheEnd() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        Load load = loader(new FakeMarket(10_000)).start(request("1Day", "S1"));
        load.onProgress(() -> {
            throw new IllegalStateException("a listener with a fault");
        });
        load.onProgress(() -> {
            if (load.isDone()) {
                ended.countDown();
            }
        });
        load.done().thenRun(ended::countDown);
        assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
    }
}
