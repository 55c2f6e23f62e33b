package dev.barista.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barista.alpaca.AlpacaMarketData;
import dev.barista.market.Adjustment;
import dev.barista.market.Bars;
import dev.barista.market.DateRange;
import dev.barista.market.NyseCalendar;
import dev.barista.market.Symbol;
import dev.barista.market.Timeframe;
import dev.barista.practice.PracticeMarket;
import dev.barista.practice.PracticeOptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class PracticeLoadTest {
    private static final NyseCalendar NYSE = new NyseCalendar();
    private static final Clock TODAY = Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC);

    private final ScheduledExecutorService executor = Executors.newScheduledThreadPool(2);

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    private static LoadRequest request(int symbols, int days, String timeframe) {
        return new LoadRequest(
                IntStream.range(0, symbols).mapToObj(i -> new Symbol("SYM" + i)).toList(),
                DateRange.endingOn(LocalDate.of(2026, 5, 29), days),
                Timeframe.parse(timeframe),
                Adjustment.RAW,
                null);
    }

    private Loader loader(AlpacaMarketData data) {
        Pace pace = new Pace(Ticker.system(), Clock.systemUTC(), executor);
        return new Loader(data, NYSE, pace, TODAY, Ticker.system(), executor);
    }

    private static void assertRising(Bars bars) {
        assertThat(IntStream.range(0, bars.size()).mapToLong(bars::timeMillis).toArray())
                .isSorted()
                .isNotEmpty();
    }

    @Test
    void serverAndClientCountTheSameCallsOfThreeMonthsOfHours() throws Exception {
        PracticeOptions options = PracticeOptions.basic(NYSE, TODAY);
        try (PracticeMarket market = PracticeMarket.start(options);
                AlpacaMarketData data = AlpacaMarketData.practice(market.baseUri())) {
            LoadRequest request = request(23, 90, "1Hour");
            Load load = loader(data).start(request).await();
            assertThat(load.failures()).isEmpty();
            assertThat(load.requests()).isEqualTo(3);
            assertThat(market.calls()).isEqualTo(3);
            for (Symbol symbol : request.symbols()) {
                assertRising(Objects.requireNonNull(load.bars().get(symbol)));
            }
            assertThat(load.quality().symbols()).hasSize(23).allSatisfy(quality -> assertThat(quality.score())
                    .isBetween(0.5, 1.0));
        }
    }

    @Test
    void twoLoadsShareOneBudgetAndNoneIsRefused() throws Exception {
        PracticeOptions options = PracticeOptions.basic(NYSE, Clock.systemUTC())
                .withBudget(20, Duration.ofSeconds(2))
                .withLatency(Duration.ofMillis(5));
        try (PracticeMarket market = PracticeMarket.start(options);
                AlpacaMarketData data = AlpacaMarketData.practice(market.baseUri())) {
            Pace pace = new Pace(Ticker.system(), Clock.systemUTC(), executor, 20, Duration.ofSeconds(2));
            Loader loader = new Loader(data, NYSE, pace, TODAY, Ticker.system(), executor);
            List<Load> loads = List.of(loader.start(request(3, 90, "1Min")), loader.start(request(2, 90, "1Min")));
            loads.forEach(Load::await);
            assertThat(loads).allSatisfy(load -> assertThat(load.failures()).isEmpty());
            int planned = loads.stream()
                    .mapToInt(load -> load.progress().callsPlanned())
                    .sum();
            assertThat(planned).isGreaterThan(20);
            assertThat(loads.stream().mapToInt(Load::requests).sum()).isEqualTo(planned);
            assertThat(market.calls()).isEqualTo(planned);
        }
    }

    @Test
    void anUnknownSymbolFailsAlone() throws Exception {
        try (PracticeMarket market = PracticeMarket.start(PracticeOptions.basic(NYSE, TODAY));
                AlpacaMarketData data = AlpacaMarketData.practice(market.baseUri())) {
            LoadRequest request = new LoadRequest(
                    List.of(new Symbol("SPY"), new Symbol("ZZZZ")),
                    DateRange.endingOn(LocalDate.of(2026, 5, 29), 30),
                    Timeframe.parse("1Day"),
                    Adjustment.RAW,
                    null);
            Load load = loader(data).start(request).await();
            assertThat(load.failures()).containsOnlyKeys("ZZZZ");
            assertThat(load.table("SPY").rowCount()).isBetween(15, 25);
        }
    }
}
