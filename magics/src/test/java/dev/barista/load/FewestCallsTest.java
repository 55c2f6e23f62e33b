package dev.barista.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barista.market.Bars;
import dev.barista.market.BarsBuilder;
import dev.barista.market.BarsQuery;
import dev.barista.market.BudgetReport;
import dev.barista.market.DateRange;
import dev.barista.market.MarketData;
import dev.barista.market.MarketQuery;
import dev.barista.market.Outcome;
import dev.barista.market.Session;
import dev.barista.market.Symbol;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How many calls it takes where sessions have fewer bars than the calendar has minutes. */
@Timeout(60)
class FewestCallsTest extends LoaderOfAFakeMarket {
    private static final int PAGE = BarsQuery.MAX_LIMIT;

    /** Answers with so many minutes of each session; by symbol, sorted, in pages. */
    private static final class Minutes implements MarketData {
        private final ToIntFunction<Symbol> minutes;
        final AtomicInteger calls = new AtomicInteger();

        Minutes(ToIntFunction<Symbol> minutes) {
            this.minutes = minutes;
        }

        @Override
        public String name() {
            return "minutes";
        }

        @Override
        public boolean isPractice() {
            return true;
        }

        @Override
        public void close() {}

        @Override
        public CompletableFuture<Outcome> ask(MarketQuery query) {
            calls.incrementAndGet();
            return CompletableFuture.completedFuture(page((BarsQuery) query));
        }

        private Outcome page(BarsQuery query) {
            int skip = query.pageToken() == null ? 0 : Integer.parseInt(query.pageToken());
            int at = 0;
            Map<Symbol, Bars> page = new LinkedHashMap<>();
            for (Symbol symbol : query.symbols().stream().sorted().toList()) {
                BarsBuilder bars = new BarsBuilder(PAGE);
                for (long time : times(symbol, query)) {
                    if (at >= skip && at < skip + PAGE) {
                        bars.add(time, 1, 1, 1, 1, 1, 1, 1);
                    }
                    at++;
                }
                page.put(symbol, bars.build());
            }
            String next = at > skip + PAGE ? Integer.toString(skip + PAGE) : null;
            return new Outcome.BarsPage(page, next, 1, BudgetReport.NONE);
        }

        private long[] times(Symbol symbol, BarsQuery query) {
            DateRange days = new DateRange(day(query.start()), day(query.end()));
            return FakeMarket.NYSE.sessions(days).stream()
                    .flatMapToLong(session -> times(session, minutes.applyAsInt(symbol)))
                    .toArray();
        }

        private static LocalDate day(Instant time) {
            return LocalDate.ofInstant(time, FakeMarket.NYSE.zone());
        }

        static LongStream times(Session session, int minutes) {
            long open = session.extendedOpen().toEpochMilli();
            return LongStream.range(0, minutes).map(minute -> open + 60_000 * minute);
        }
    }

    private static long plannedBeforehand(LoadRequest request) {
        return LoadPlan.of(request, FakeMarket.NYSE, LoadPlan.newest(CLOCK.instant()))
                .calls()
                .size();
    }

    private int calls(LoadRequest request, ToIntFunction<Symbol> minutes) {
        Minutes market = new Minutes(minutes);
        Load load = loader(market, Ticker.system()).start(request).await();
        assertThat(load.failures()).isEmpty();
        for (Symbol symbol : request.symbols()) {
            Bars bars = Objects.requireNonNull(load.bars().get(symbol));
            assertThat(IntStream.range(0, bars.size()).mapToLong(bars::timeMillis))
                    .as("%s of %s", symbol, request)
                    .containsExactly(FakeMarket.NYSE.sessions(request.range()).stream()
                            .flatMapToLong(session -> Minutes.times(session, minutes.applyAsInt(symbol)))
                            .boxed()
                            .toArray(Long[]::new));
        }
        LoadProgress progress = load.progress();
        assertThat(progress.callsMade()).isEqualTo(market.calls.get()).isEqualTo(progress.callsPlanned());
        return market.calls.get();
    }

    @Test
    void areAsPlannedWhereEveryMinuteTrades() {
        LoadRequest request = request("1Min", symbols(23));
        assertThat(calls(request, symbol -> 960)).isEqualTo((int) plannedBeforehand(request));
    }

    @Test
    void areFewerOnceTheFirstPagesTellThatSessionsAreShort() {
        LoadRequest request = request("1Min", symbols(23));
        // The first eight are under way when the first page arrives; then 21 sessions fit into each of the others.
        assertThat(calls(request, symbol -> 390)).isBetween(23, 8 + 23);
    }

    @Test
    void areHardlyMoreWhereTheFirstSymbolIsThinAndTheOthersAreNot() {
        LoadRequest request = request("1Min", symbols(23));
        int sessions = FakeMarket.NYSE.sessions(request.range()).size();
        int least = (sessions * (20 + 22 * 940) + PAGE - 1) / PAGE;
        assertThat(calls(request, symbol -> symbol.value().equals("S10") ? 20 : 940))
                .isBetween(least, (int) plannedBeforehand(request) + 8);
    }

    @Test
    void bringEveryBarOnceHoweverDenselySymbolsTrade() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 10; round++) {
            Map<Symbol, Integer> minutes = new HashMap<>();
            LoadRequest request = request("1Min", symbols(1 + random.nextInt(30)));
            request.symbols().forEach(symbol -> minutes.put(symbol, 1 + random.nextInt(780)));
            assertThat((long) calls(request, symbol -> minutes.getOrDefault(symbol, 1)))
                    .as("seed %d", seed)
                    .isLessThanOrEqualTo(plannedBeforehand(request) * 5 / 4 + 2);
        }
    }

    private static String[] symbols(int count) {
        return IntStream.range(0, count).mapToObj(i -> "S" + (10 + i)).toArray(String[]::new);
    }
}
