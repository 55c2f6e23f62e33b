package dev.barista.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.barista.market.Adjustment;
import dev.barista.market.BarGrid;
import dev.barista.market.BarsQuery;
import dev.barista.market.DateRange;
import dev.barista.market.InvalidInputException;
import dev.barista.market.NyseCalendar;
import dev.barista.market.Session;
import dev.barista.market.Symbol;
import dev.barista.market.Timeframe;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoadPlanTest {
    private static final NyseCalendar NYSE = new NyseCalendar();
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final List<String> TIMEFRAMES =
            List.of("1Min", "5Min", "15Min", "59Min", "1Hour", "23Hour", "1Day", "1Week");

    private static LoadRequest request(int symbols, LocalDate last, int days, String timeframe) {
        return new LoadRequest(
                IntStream.range(0, symbols).mapToObj(i -> new Symbol("S" + i)).toList(),
                DateRange.endingOn(last, days),
                Timeframe.parse(timeframe),
                Adjustment.RAW,
                null);
    }

    private static List<BarsQuery> plan(LoadRequest request) {
        return LoadPlan.of(request, NYSE, LoadPlan.newest(NOW)).calls().stream()
                .map(call -> (BarsQuery) call.query())
                .toList();
    }

    private static long barsOf(BarsQuery call, Session session) {
        return call.timeframe().isIntraday()
                ? new BarGrid(NYSE, call.timeframe(), BarGrid.Hours.EXTENDED).count(session)
                : 1;
    }

    private static boolean covers(BarsQuery call, Session session) {
        return !session.extendedOpen().isBefore(call.start())
                && !session.extendedClose().isAfter(call.end());
    }

    @Test
    void coversEverySessionOfEverySymbolOnceWithinAPage() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 60; round++) {
            LoadRequest request = request(
                    1 + random.nextInt(40),
                    LocalDate.of(2026, 3, 1).plusDays(random.nextInt(60)),
                    7 + random.nextInt(300),
                    TIMEFRAMES.get(random.nextInt(TIMEFRAMES.size())));
            List<Session> sessions = NYSE.sessions(request.range());
            Map<String, Integer> covered = new HashMap<>();
            long bars = 0;
            List<BarsQuery> calls = plan(request);
            for (BarsQuery call : calls) {
                List<Session> inside = sessions.stream()
                        .filter(session -> covers(call, session))
                        .toList();
                long expected = call.symbols().size()
                        * inside.stream()
                                .mapToLong(session -> barsOf(call, session))
                                .sum();
                assertThat(expected).as("seed %d", seed).isBetween(1L, (long) call.limit());
                bars += expected;
                call.symbols()
                        .forEach(symbol -> inside.forEach(
                                session -> covered.merge(symbol + " " + session.date(), 1, Integer::sum)));
            }
            assertThat(covered).as("seed %d", seed).hasSize(request.symbols().size() * sessions.size());
            assertThat(covered.values()).as("seed %d", seed).containsOnly(1);
            long leastCalls = (bars + BarsQuery.MAX_LIMIT - 1) / BarsQuery.MAX_LIMIT;
            assertThat((long) calls.size())
                    .as("seed %d, %s", seed, request)
                    .isLessThanOrEqualTo(leastCalls * 6 / 5 + request.symbols().size());
        }
    }

    @Test
    void packsSymbolsIntoFewCalls() {
        assertThat(plan(request(23, LocalDate.of(2026, 5, 29), 90, "1Hour"))).hasSize(3);
    }

    @Test
    void cutsManyBarsIntoIndependentRanges() {
        List<BarsQuery> calls = plan(request(23, LocalDate.of(2026, 5, 29), 90, "1Min"));
        assertThat(calls).allMatch(call -> call.pageToken() == null);
        assertThat(calls).hasSizeLessThan(165);
    }

    @Test
    void finishesTheFirstSymbolsFirst() {
        List<Integer> firsts = plan(request(12, LocalDate.of(2026, 5, 29), 90, "1Min")).stream()
                .map(call -> Integer.valueOf(call.symbols().get(0).value().substring(1)))
                .toList();
        assertThat(firsts).isSorted();
    }

    @Test
    void asksForNoBarsTooYoungForAccountsWithoutSubscription() {
        LoadRequest request = request(1, LocalDate.of(2026, 5, 29), 3, "1Min");
        Instant duringTheSession = Instant.parse("2026-05-29T15:00:00Z");
        List<PlannedCall> calls =
                LoadPlan.of(request, NYSE, LoadPlan.newest(duringTheSession)).calls();
        assertThat(calls).hasSize(1);
        assertThat(((BarsQuery) calls.get(0).query()).end()).isEqualTo("2026-05-29T14:44:00Z");
    }

    @Test
    void saysThatTheExchangeWasClosed() {
        LoadRequest weekend = request(1, LocalDate.of(2026, 5, 24), 2, "1Min");
        assertThatThrownBy(() -> plan(weekend))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("2026-05-23 to 2026-05-24");
    }
}
