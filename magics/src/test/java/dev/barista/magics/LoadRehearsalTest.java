package dev.barista.magics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.barista.alpaca.AlpacaMarketData;
import dev.barista.load.Load;
import dev.barista.load.LoadRequest;
import dev.barista.load.Loader;
import dev.barista.load.Pace;
import dev.barista.load.Ticker;
import dev.barista.market.Adjustment;
import dev.barista.market.DateRange;
import dev.barista.market.MarketData;
import dev.barista.market.NyseCalendar;
import dev.barista.market.Symbol;
import dev.barista.market.Timeframe;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LoadRehearsalTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC);
    private static final NyseCalendar NYSE = new NyseCalendar();

    @Test
    void barsThatAreMadeUpGoAllTheWay() {
        ScheduledExecutorService executor = Executors.newScheduledThreadPool(2);
        AtomicInteger answers = new AtomicInteger();
        try (MarketData nobody = AlpacaMarketData.rehearsing(answers::incrementAndGet)) {
            Pace pace = new Pace(Ticker.system(), CLOCK, executor);
            LoadRequest request = new LoadRequest(
                    List.of(new Symbol("SPY"), new Symbol("QQQ")),
                    DateRange.endingOn(LocalDate.of(2026, 5, 29), 30),
                    Timeframe.parse("1Min"),
                    Adjustment.RAW,
                    null);
            Load load = new Loader(nobody, NYSE, pace, CLOCK, Ticker.system(), executor)
                    .start(request)
                    .await();
            assertThat(load.failures()).isEmpty();
            // 390 minutes of 22 weekdays, one of which is a holiday.
            assertThat(load.table("QQQ").rowCount()).isEqualTo(22 * 390);
            assertThat(load.requests()).isEqualTo(answers.get()).isGreaterThan(1);
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    void itGivesWayToCellsAndEndsWhenLoadsBegin() {
        AtomicInteger asked = new AtomicInteger();
        // A cell runs for a while; then a real load begins.
        LoadRehearsal rehearsal =
                new LoadRehearsal(NYSE, CLOCK, () -> asked.incrementAndGet() < 3, () -> asked.get() >= 3);
        assertThatThrownBy(rehearsal::run).isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(asked.get()).isGreaterThanOrEqualTo(3);
    }
}
