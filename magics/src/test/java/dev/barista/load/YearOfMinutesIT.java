package dev.barista.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barista.alpaca.AlpacaMarketData;
import dev.barista.market.Adjustment;
import dev.barista.market.DateRange;
import dev.barista.market.NyseCalendar;
import dev.barista.market.Symbol;
import dev.barista.market.Timeframe;
import dev.barista.practice.PracticeMarket;
import dev.barista.practice.PracticeOptions;
import dev.barista.store.BarStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A year of minute bars of many symbols, far more than memory holds, from the practice market into the store, in a kernel
 * of 512 MB that runs that market as well. Not run with the unit tests: {@code -Dtest=YearOfMinutesIT}.
 */
@Timeout(7200)
class YearOfMinutesIT {
    private static final int SYMBOLS = Integer.getInteger("barista.year.symbols", 500);
    private static final int MOST_MEGABYTES = 512;
    private static final NyseCalendar NYSE = new NyseCalendar();
    private static final Instant SATURDAY = Instant.parse("2026-05-30T12:00:00Z");
    private static final LocalDate FRIDAY = LocalDate.of(2026, 5, 29);

    @TempDir
    private Path folder;

    @Test
    void moreBarsThanMemoryHoldsAreLeftToTheStore() throws Exception {
        Path store = folder.resolve("store");
        String first = run(store);
        assertThat(first).contains(" 0 failed");
        assertThat(filesOf(store)).isEqualTo(2L * SYMBOLS);
        assertThat(run(store)).contains(" 0 calls").contains(" 0 failed");
    }

    private String run(Path store) throws IOException, InterruptedException {
        Path log = folder.resolve("kernel.log");
        Process kernel = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + MOST_MEGABYTES + "m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        YearOfMinutesIT.class.getName(),
                        store.toString(),
                        Integer.toString(SYMBOLS))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        int ended = kernel.waitFor();
        String said = Files.readString(log);
        System.out.print(said);
        assertThat(ended).as(said).isZero();
        return said;
    }

    /** Two years' files of each symbol, and nothing that belongs to calls. */
    private static long filesOf(Path store) throws IOException {
        try (Stream<Path> all = Files.walk(store)) {
            List<String> names = all.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .toList();
            assertThat(names).noneMatch(name -> name.endsWith(".piece"));
            return names.stream().filter(name -> name.endsWith(".parquet")).count();
        }
    }

    /** Arguments: the store's folder, how many symbols. */
    public static void main(String[] arguments) throws InterruptedException {
        List<Symbol> symbols = IntStream.range(0, Integer.parseInt(arguments[1]))
                .mapToObj(i -> new Symbol("S" + letters(i)))
                .toList();
        LoadRequest request = new LoadRequest(
                symbols, DateRange.endingOn(FRIDAY, 365), Timeframe.parse("1Min"), Adjustment.RAW, null);
        ScheduledExecutorService executor = Executors.newScheduledThreadPool(2);
        // It goes on, or the market's budget would never be renewed.
        Clock clock = Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), SATURDAY));
        PracticeOptions options = PracticeOptions.basic(NYSE, clock).withBudget(10_000, Duration.ofMinutes(1));
        try (BarStore store = new BarStore(Path.of(arguments[0]), NYSE.zone());
                PracticeMarket market = PracticeMarket.start(options);
                AlpacaMarketData data = AlpacaMarketData.practice(market.baseUri())) {
            Pace pace = new Pace(Ticker.system(), clock, executor);
            long begun = System.nanoTime();
            Load load = new Loader(data, NYSE, pace, clock, Ticker.system(), executor, store).start(request);
            load.onProgress(load::progress); // as cells do that show it
            load.await();
            while (!(load.bars() instanceof BarsOnDemand)) {
                Thread.sleep(10);
            }
            System.out.printf(
                    Locale.ROOT,
                    "%s: %,d bars, %d calls, %d failed, %.0f s, table of the last: %,d rows%n",
                    load.notes(),
                    load.progress().bars(),
                    load.requests(),
                    load.failures().size(),
                    (System.nanoTime() - begun) / 1e9,
                    load.table(symbols.get(symbols.size() - 1).value()).rowCount());
        }
        System.exit(0);
    }

    private static String letters(int number) {
        return "" + (char) ('A' + number / 26) + (char) ('A' + number % 26);
    }
}
