package dev.barista.load;

import dev.barista.alpaca.AlpacaMarketData;
import dev.barista.market.Adjustment;
import dev.barista.market.DateRange;
import dev.barista.market.NyseCalendar;
import dev.barista.market.Symbol;
import dev.barista.market.Timeframe;
import dev.barista.practice.PracticeMarket;
import dev.barista.practice.PracticeOptions;
import dev.barista.store.BarStore;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Loads with a store, from the practice market; new ones for each test. */
abstract class StoringLoads {
    static final NyseCalendar NYSE = new NyseCalendar();
    static final Instant SATURDAY = Instant.parse("2026-05-30T15:00:00Z");
    static final Instant DURING_FRIDAY = Instant.parse("2026-05-29T16:00:00Z");
    static final LocalDate FRIDAY = LocalDate.of(2026, 5, 29);

    final ScheduledExecutorService executor = Executors.newScheduledThreadPool(2);
    BarStore store;

    @TempDir
    Path folder;

    private final List<BarStore> opened = new ArrayList<>();

    @BeforeEach
    void open() {
        store = open("store");
    }

    final BarStore open(String name) {
        BarStore one = new BarStore(folder.resolve(name), NYSE.zone());
        opened.add(one);
        return one;
    }

    /** Whatever still writes would write into a folder that is being deleted. */
    @AfterEach
    void stop() {
        opened.forEach(BarStore::close);
        executor.shutdownNow();
    }

    final Load load(Instant now, BarStore from, String timeframe, DateRange range, String... symbols) {
        return load(now, from, Memory.bytes(), timeframe, range, symbols);
    }

    final Load load(
            Instant now, BarStore from, long memoryBytes, String timeframe, DateRange range, String... symbols) {
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        PracticeOptions options = PracticeOptions.basic(NYSE, clock).withLatency(Duration.ofMillis(1));
        LoadRequest request = new LoadRequest(
                Arrays.stream(symbols).map(Symbol::new).toList(),
                range,
                Timeframe.parse(timeframe),
                Adjustment.RAW,
                null);
        try (PracticeMarket market = PracticeMarket.start(options);
                AlpacaMarketData data = AlpacaMarketData.practice(market.baseUri())) {
            Pace pace = new Pace(Ticker.system(), Clock.systemUTC(), executor);
            Load load = new Loader(data, NYSE, pace, clock, Ticker.system(), executor, from, memoryBytes)
                    .start(request)
                    .await();
            // One may be on its way yet when a load ends early.
            waitUntil(() -> load.requests() == (int) market.calls());
            return load;
        }
    }

    final Load load(Instant now, String timeframe, DateRange range, String... symbols) {
        return load(now, store, timeframe, range, symbols);
    }

    static void waitUntil(BooleanSupplier reached) {
        while (!reached.getAsBoolean()) {
            LockSupport.parkNanos(10_000_000);
        }
    }
}
