package dev.barista.load;

import dev.barista.alpaca.AlpacaMarketData;
import dev.barista.market.Adjustment;
import dev.barista.market.DateRange;
import dev.barista.market.NyseCalendar;
import dev.barista.market.Symbol;
import dev.barista.market.Timeframe;
import dev.barista.store.BarStore;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.IntStream;

/** A process of its own that loads into a store, and may be killed. */
final class StoringKernel {
    private static final NyseCalendar NYSE = new NyseCalendar();
    private static final Clock SATURDAY = Clock.fixed(Instant.parse("2026-05-30T15:00:00Z"), ZoneOffset.UTC);
    private static final int SYMBOLS = 12;
    private static final LocalDate LAST = LocalDate.of(2026, 5, 29);

    private StoringKernel() {}

    /** Arguments: the market's address, the store's folder, calendar days. */
    public static void main(String[] arguments) {
        load(URI.create(arguments[0]), Path.of(arguments[1]), Integer.parseInt(arguments[2]));
        System.exit(0);
    }

    /** Starts this in another process. */
    static Process start(URI market, Path store, int days) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xshare:auto",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        StoringKernel.class.getName(),
                        market.toString(),
                        store.toString(),
                        Integer.toString(days))
                .redirectErrorStream(true)
                .redirectOutput(store.resolveSibling("kernel.log").toFile())
                .start();
    }

    /** Does the same in this one, and waits until all that is to be kept is. */
    static Load load(URI market, Path store, int days) {
        ScheduledExecutorService executor = Executors.newScheduledThreadPool(2);
        try (BarStore bars = new BarStore(store, NYSE.zone());
                AlpacaMarketData data = AlpacaMarketData.practice(market)) {
            Pace pace = new Pace(Ticker.system(), Clock.systemUTC(), executor, 10_000, Duration.ofMinutes(1));
            return new Loader(data, NYSE, pace, SATURDAY, Ticker.system(), executor, bars)
                    .start(request(days))
                    .await();
        } finally {
            executor.shutdownNow();
        }
    }

    static LoadRequest request(int days) {
        return new LoadRequest(
                IntStream.range(0, SYMBOLS)
                        .mapToObj(i -> new Symbol("S" + (char) ('A' + i)))
                        .toList(),
                DateRange.endingOn(LAST, days),
                Timeframe.parse("1Min"),
                Adjustment.RAW,
                null);
    }
}
