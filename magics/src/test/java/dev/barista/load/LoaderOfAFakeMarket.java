package dev.barista.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barista.alpaca.AlpacaEndpoint;
import dev.barista.alpaca.AlpacaMarketData;
import dev.barista.alpaca.PromptSockets;
import dev.barista.market.Adjustment;
import dev.barista.market.Bars;
import dev.barista.market.DateRange;
import dev.barista.market.MarketData;
import dev.barista.market.Symbol;
import dev.barista.market.Timeframe;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.IntStream;
import mockwebserver3.MockWebServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/** A loader whose market is on a real socket; a new one for each test. */
abstract class LoaderOfAFakeMarket {
    private static final DateRange RANGE = DateRange.endingOn(LocalDate.of(2026, 5, 29), 30);
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC);

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

    final Loader loader(FakeMarket market) throws IOException {
        return loader(market, Ticker.system());
    }

    /** @param ticker by which loads measure their time */
    final Loader loader(FakeMarket market, Ticker ticker) throws IOException {
        server.setServerSocketFactory(new PromptSockets());
        server.setDispatcher(market);
        server.start();
        AlpacaMarketData source =
                AlpacaMarketData.of(new AlpacaEndpoint(server.url("/").uri(), null));
        data = source;
        return loader(source, ticker);
    }

    final Loader loader(MarketData source, Ticker ticker) {
        Pace pace = new Pace(Ticker.system(), CLOCK, executor);
        return new Loader(source, FakeMarket.NYSE, pace, CLOCK, ticker, executor);
    }

    static LoadRequest request(String timeframe, String... symbols) {
        return new LoadRequest(
                Arrays.stream(symbols).map(Symbol::new).toList(),
                RANGE,
                Timeframe.parse(timeframe),
                Adjustment.RAW,
                null);
    }

    static void assertComplete(Load load, LoadRequest request) {
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
}
