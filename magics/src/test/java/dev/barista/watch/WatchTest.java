package dev.barista.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.barista.load.VirtualTime;
import dev.barista.market.Adjustment;
import dev.barista.market.Bars;
import dev.barista.market.BarsBuilder;
import dev.barista.market.BarsQuery;
import dev.barista.market.BudgetReport;
import dev.barista.market.MarketData;
import dev.barista.market.MarketQuery;
import dev.barista.market.Outcome;
import dev.barista.market.Symbol;
import dev.barista.market.Timeframe;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** A watch in virtual time, over a source that answers what each test says. */
class WatchTest {
    private static final Symbol SPY = new Symbol("SPY");
    private static final Instant NOW = Instant.parse("2024-03-15T15:00:00Z");
    private static final long MINUTE = 60_000;
    private static final long EVERY = 500;

    private final VirtualTime time = new VirtualTime();
    private final Deque<Outcome> answers = new ArrayDeque<>();
    private final List<BarsQuery> asked = new ArrayList<>();
    private int released;

    @Test
    void newBarsArePutBehindThoseThatAreKnown() {
        answers.add(page(2, 3, 4));
        answers.add(page());
        answers.add(page(4, 5));
        Watch watch = watch();
        time.advanceMillis(2 * EVERY);
        assertThat(minutes(seen(watch, SPY))).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(watch.seen().arrived()).isEqualTo(3);
        assertThat(asked)
                .extracting(query -> minute(query.start().toEpochMilli()))
                .startsWith(2L, 4L, 4L);
        assertThat(asked).allMatch(query -> query.end().equals(NOW));
    }

    @Test
    void theLastBarIsCorrectedWhenTheSourceCorrectsIt() {
        answers.add(new Outcome.BarsPage(Map.of(SPY, bars(9, 2)), null, 1, BudgetReport.NONE));
        Watch watch = watch();
        time.advanceMillis(EVERY);
        assertThat(minutes(seen(watch, SPY))).containsExactly(1L, 2L);
        assertThat(seen(watch, SPY).close(1)).isEqualTo(9);
        assertThat(watch.seen().arrived()).isZero();
    }

    @Test
    void listenersHearOfChangesAlone() {
        List<Integer> heard = new ArrayList<>();
        answers.add(page(2));
        answers.add(page(2, 3));
        answers.add(page(3));
        Watch watch = watch();
        watch.onChange(() -> heard.add(watch.seen().arrived()));
        time.advanceMillis(3 * EVERY);
        assertThat(heard).containsExactly(0, 1);
    }

    @Test
    void aSourceThatDoesNotAnswerIsAskedLessOftenAndTheReaderIsTold() {
        for (int i = 0; i < 8; i++) {
            answers.add(new Outcome.Unavailable("the connection was lost", BudgetReport.NONE));
        }
        answers.add(page(2, 3));
        Watch watch = watch(Duration.ofMinutes(10));
        time.advanceMillis(0);
        assertThat(watch.seen().note()).isEqualTo("the connection was lost; asks again in 1 s");
        time.advanceMillis(1_000 + 2_000 + 4_000 + 8_000 + 16_000);
        assertThat(asked).hasSize(6);
        assertThat(watch.seen().note()).endsWith("asks again in 30 s");
        time.advanceMillis(3 * 30_000);
        assertThat(watch.seen().note()).isEmpty();
        assertThat(watch.seen().arrived()).isEqualTo(1);
    }

    @Test
    void aBudgetThatIsUsedUpIsWaitedFor() {
        answers.add(new Outcome.Throttled(BudgetReport.NONE));
        Watch watch = watch();
        time.advanceMillis(0);
        assertThat(watch.seen().note()).startsWith("the budget of calls is used up");
        time.advanceMillis(1_000);
        assertThat(watch.seen().note()).isEmpty();
        assertThat(watch.done().toCompletableFuture()).isNotDone();
    }

    @Test
    void whatIsRefusedEndsIt() {
        answers.add(new Outcome.Refused(403, "no subscription", BudgetReport.NONE));
        Watch watch = watch();
        time.advanceMillis(60_000);
        assertThat(asked).hasSize(1);
        assertThat(watch.seen().note()).isEqualTo("refused: no subscription");
        assertThat(watch.done().toCompletableFuture()).isCompletedExceptionally();
        assertThat(released).isEqualTo(1);
    }

    @Test
    void cancellingEndsItAndGivesTheSourceBack() {
        Watch watch = watch();
        time.advanceMillis(EVERY);
        watch.cancel();
        watch.cancel();
        time.advanceMillis(60_000);
        assertThat(asked).hasSize(2);
        assertThat(watch.seen().note()).isEqualTo("cancelled");
        assertThatThrownBy(watch.done().toCompletableFuture()::join)
                .hasRootCauseInstanceOf(CancellationException.class);
        assertThat(released).isEqualTo(1);
    }

    @Test
    void itEndsByItselfWhenItsTimeIsOver() {
        Watch watch = watch();
        time.advanceMillis(Duration.ofMinutes(2).toMillis());
        assertThat(watch.done().toCompletableFuture()).isCompleted();
        assertThat(watch.seen().note()).isEqualTo("ended after 2 minutes; run the cell again to go on");
        int calls = asked.size();
        time.advanceMillis(60_000);
        assertThat(asked).hasSize(calls);
    }

    @Test
    void itEndsWhenThePageThatHadItOpenSaysNothingAnyLonger() {
        Watch watch = watch(Duration.ofMinutes(60));
        time.advanceMillis(Duration.ofMinutes(5).toMillis());
        assertThat(watch.done().toCompletableFuture())
                .as("no page has told that it is there")
                .isNotDone();
        for (int minute = 0; minute < 5; minute++) {
            watch.seenByReader();
            time.advanceMillis(Duration.ofMinutes(1).toMillis());
        }
        assertThat(watch.done().toCompletableFuture()).isNotDone();
        time.advanceMillis(Duration.ofMinutes(4).toMillis());
        assertThat(watch.done().toCompletableFuture()).isCompleted();
        assertThat(watch.seen().note()).isEqualTo("ended, since its notebook was closed");
    }

    @Test
    void severalSymbolsAreAskedForTogetherPageByPage() {
        Symbol other = new Symbol("QQQ");
        answers.add(new Outcome.BarsPage(Map.of(other, bars(3, 1, 2)), "more", 1, BudgetReport.NONE));
        answers.add(page(2, 3));
        Watch watch = Watch.start(
                new WatchRequest(
                        List.of(SPY, other), Timeframe.parse("1Min"), Adjustment.RAW, null, Duration.ofMinutes(2)),
                CompletableFuture.completedFuture(Map.of(SPY, bars(1, 1, 2), other, bars(1, 1))),
                from -> new LiveSource(
                        new Answering(), Clock.fixed(NOW, ZoneOffset.UTC), Duration.ofMillis(EVERY), "", () -> {}),
                time);
        time.advanceMillis(EVERY - 1);
        assertThat(minutes(seen(watch, SPY))).containsExactly(1L, 2L, 3L);
        assertThat(minutes(seen(watch, other))).containsExactly(1L, 2L);
        assertThat(seen(watch, other).close(0)).as("corrected").isEqualTo(3);
        assertThat(watch.seen().arrived()).isEqualTo(2);
        assertThat(asked).extracting(query -> query.pageToken()).containsExactly(null, "more");
        assertThat(asked).allMatch(query -> query.symbols().equals(List.of(SPY, other)));
        assertThat(asked)
                .extracting(query -> minute(query.start().toEpochMilli()))
                .as("from the older of their last bars on")
                .containsExactly(1L, 1L);
        assertThat(watch.table("QQQ").rowCount()).isEqualTo(2);
        assertThatThrownBy(() -> watch.table("IBM")).hasMessageContaining("IBM is not watched; there is: SPY, QQQ");
    }

    @Test
    void aLoadThatFailedIsNotWatched() {
        Watch watch = Watch.start(
                request(Duration.ofMinutes(2)),
                CompletableFuture.failedFuture(new CompletionException(new IllegalStateException("SPY: no"))),
                this::source,
                time);
        time.advanceMillis(60_000);
        assertThat(asked).isEmpty();
        assertThat(watch.seen().note()).isEqualTo("SPY: no");
        assertThat(watch.done().toCompletableFuture()).isCompletedExceptionally();
    }

    private static Bars seen(Watch watch, Symbol symbol) {
        return watch.seen().bars().getOrDefault(symbol, Bars.EMPTY);
    }

    private Watch watch() {
        return watch(Duration.ofMinutes(2));
    }

    private Watch watch(Duration lasting) {
        return Watch.start(
                request(lasting), CompletableFuture.completedFuture(Map.of(SPY, bars(1, 1, 2))), this::source, time);
    }

    private static WatchRequest request(Duration lasting) {
        return new WatchRequest(List.of(SPY), Timeframe.parse("1Min"), Adjustment.RAW, null, lasting);
    }

    private LiveSource source(Instant from) {
        assertThat(minute(from.toEpochMilli())).isEqualTo(2);
        return new LiveSource(
                new Answering(), Clock.fixed(NOW, ZoneOffset.UTC), Duration.ofMillis(EVERY), "", () -> released++);
    }

    private static Outcome page(int... minutes) {
        return new Outcome.BarsPage(
                minutes.length == 0 ? Map.of() : Map.of(SPY, bars(1, minutes)), null, 1, BudgetReport.NONE);
    }

    private static Bars bars(double close, int... minutes) {
        BarsBuilder bars = new BarsBuilder(minutes.length);
        for (int minute : minutes) {
            bars.add(minute * MINUTE, 1, 10, 1, close, 100, 5, 1);
        }
        return bars.build();
    }

    private static long minute(long millis) {
        return millis / MINUTE;
    }

    private static List<Long> minutes(Bars bars) {
        List<Long> minutes = new ArrayList<>();
        for (int row = 0; row < bars.size(); row++) {
            minutes.add(minute(bars.timeMillis(row)));
        }
        return minutes;
    }

    /** Answers at once: what the test has put there, then pages without bars. */
    private final class Answering implements MarketData {
        @Override
        public String name() {
            return "answers";
        }

        @Override
        public boolean isPractice() {
            return false;
        }

        @Override
        public CompletableFuture<Outcome> ask(MarketQuery query) {
            asked.add((BarsQuery) query);
            return CompletableFuture.completedFuture(answers.isEmpty() ? page() : answers.remove());
        }

        @Override
        public void close() {}
    }
}
