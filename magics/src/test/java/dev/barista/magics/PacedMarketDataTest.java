package dev.barista.magics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barista.load.Pace;
import dev.barista.load.VirtualTime;
import dev.barista.market.Adjustment;
import dev.barista.market.BarsQuery;
import dev.barista.market.BudgetReport;
import dev.barista.market.MarketData;
import dev.barista.market.MarketQuery;
import dev.barista.market.Outcome;
import dev.barista.market.Symbol;
import dev.barista.market.Timeframe;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Single calls beside those of loads, in virtual time. */
class PacedMarketDataTest {
    private static final Instant NOW = Instant.parse("2024-03-15T15:00:00Z");
    private static final Outcome PAGE = new Outcome.BarsPage(Map.of(), null, 1, BudgetReport.NONE);
    private static final BarsQuery QUERY = new BarsQuery(
            List.of(new Symbol("SPY")), Timeframe.parse("1Min"), NOW, NOW, Adjustment.RAW, null, 100, null);

    private final VirtualTime time = new VirtualTime();
    private final Pace pace = new Pace(time, Clock.fixed(NOW, ZoneOffset.UTC), time);
    private final List<CompletableFuture<Outcome>> calls = new ArrayList<>();
    private final MarketData paced = new PacedMarketData(new Market(), pace);

    /** Loads make all calls of the first minute but {@code left}. */
    private void spend(int left) {
        List<CompletableFuture<Pace.Permit>> permits = IntStream.range(0, Pace.DEFAULT_CALLS - left)
                .mapToObj(i -> pace.acquire())
                .toList();
        permits.get(0).join().answered(BudgetReport.NONE);
        time.advanceMillis(10_000);
        assertThat(permits).allMatch(CompletableFuture::isDone);
    }

    @Test
    void aCallIsMadeAtOnceAsLongAsThereIsBudgetAndTakesItsShareOfIt() {
        spend(1);
        CompletableFuture<Outcome> asked = paced.ask(QUERY);
        time.advanceMillis(5_000);
        assertThat(calls).hasSize(1);
        calls.get(0).complete(PAGE);
        assertThat(asked).isCompletedWithValue(PAGE);
        CompletableFuture<Pace.Permit> load = pace.acquire();
        time.advanceMillis(10_000);
        assertThat(load).as("the budget is used up").isNotDone();
    }

    @Test
    void aCallWaitsForBudgetThatLoadsHaveUsedUp() {
        spend(0);
        CompletableFuture<Outcome> asked = paced.ask(QUERY);
        time.advanceMillis(30_000);
        assertThat(calls).isEmpty();
        time.advanceMillis(31_000);
        assertThat(calls).hasSize(1);
        calls.get(0).complete(new Outcome.Throttled(BudgetReport.NONE));
        assertThat(asked.join()).isInstanceOf(Outcome.Throttled.class);
    }

    @Test
    void aCallThatIsCancelledGivesUpItsPlaceOrEndsItsRequest() {
        spend(0);
        paced.ask(QUERY).cancel(true);
        time.advanceMillis(120_000);
        assertThat(calls).as("it never left").isEmpty();
        paced.ask(QUERY).cancel(true);
        assertThat(calls).singleElement().matches(CompletableFuture::isCancelled);
    }

    @Test
    void aCallThatFailsIsCountedAndTold() {
        CompletableFuture<Outcome> asked = paced.ask(QUERY);
        calls.get(0).completeExceptionally(new IllegalStateException("gone"));
        assertThat(asked).isCompletedExceptionally();
    }

    private final class Market implements MarketData {
        @Override
        public String name() {
            return "fake";
        }

        @Override
        public boolean isPractice() {
            return false;
        }

        @Override
        public CompletableFuture<Outcome> ask(MarketQuery query) {
            CompletableFuture<Outcome> call = new CompletableFuture<>();
            calls.add(call);
            return call;
        }

        @Override
        public void close() {}
    }
}
