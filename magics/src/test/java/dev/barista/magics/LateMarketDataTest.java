package dev.barista.magics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barista.market.Adjustment;
import dev.barista.market.BarsQuery;
import dev.barista.market.NyseCalendar;
import dev.barista.market.Outcome;
import dev.barista.market.Symbol;
import dev.barista.market.Timeframe;
import dev.barista.practice.PracticeOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LateMarketDataTest {
    private static final BarsQuery QUERY = new BarsQuery(
            List.of(new Symbol("SPY")),
            Timeframe.parse("1Day"),
            Instant.parse("2024-03-01T00:00:00Z"),
            Instant.parse("2024-03-08T00:00:00Z"),
            Adjustment.RAW,
            null,
            100,
            null);

    @Test
    void connectsAtTheFirstCallAndOnlyOnce() {
        AtomicInteger connections = new AtomicInteger();
        PracticeOptions options = PracticeOptions.basic(new NyseCalendar(), Clock.systemUTC());
        try (LateMarketData data = new LateMarketData(PracticeData.NAME, true, () -> {
            connections.incrementAndGet();
            return PracticeData.start(options);
        })) {
            assertThat(connections).hasValue(0);
            assertThat(data.ask(QUERY).join()).isInstanceOf(Outcome.Page.class);
            assertThat(data.ask(QUERY).join()).isInstanceOf(Outcome.Page.class);
            assertThat(connections).hasValue(1);
        }
    }

    @Test
    void aFailedConnectionIsAnOutcomeAndTriedAgain() {
        AtomicInteger tries = new AtomicInteger();
        try (LateMarketData data = new LateMarketData("late", false, () -> {
            tries.incrementAndGet();
            throw new UncheckedIOException("no free port", new IOException());
        })) {
            assertThat(data.ask(QUERY).join())
                    .isInstanceOfSatisfying(Outcome.Unavailable.class, outcome -> assertThat(outcome.reason())
                            .isEqualTo("no free port"));
            assertThat(data.ask(QUERY).join()).isInstanceOf(Outcome.Unavailable.class);
            assertThat(tries).hasValue(2);
        }
    }

    @Test
    void connectsToNothingOnceItIsClosed() {
        LateMarketData data = new LateMarketData("late", false, () -> {
            throw new AssertionError("connected after the end");
        });
        data.close();
        data.connect();
        assertThat(data.ask(QUERY).join())
                .isInstanceOfSatisfying(Outcome.Unavailable.class, outcome -> assertThat(outcome.reason())
                        .isEqualTo("the kernel is shutting down"));
    }
}
