package dev.barista.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barista.market.Adjustment;
import dev.barista.market.Bars;
import dev.barista.market.BarsBuilder;
import dev.barista.market.DateRange;
import dev.barista.market.Feed;
import dev.barista.market.NyseCalendar;
import dev.barista.market.Symbol;
import dev.barista.market.Timeframe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BarStoreTest {
    private static final ZoneId ZONE = NyseCalendar.NEW_YORK;
    private static final LocalDate TODAY = LocalDate.of(2026, 2, 10);
    private static final BarSet HOURS = new BarSet(Timeframe.parse("1Hour"), Adjustment.RAW, null, new Symbol("BRK/B"));

    @TempDir
    private Path folder;

    private final List<String> problems = new CopyOnWriteArrayList<>();
    private BarStore store;

    @BeforeEach
    void open() {
        store = new BarStore(folder.resolve("store"), ZONE);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static DateRange days(String from, String to) {
        return new DateRange(LocalDate.parse(from), LocalDate.parse(to));
    }

    /** A bar at noon of each day whose price is {@code price}. */
    private static Bars bars(DateRange days, double price) {
        BarsBuilder bars = new BarsBuilder(0);
        days.from()
                .datesUntil(days.to().plusDays(1))
                .forEach(day -> bars.add(
                        day.atTime(12, 0).atZone(ZONE).toInstant().toEpochMilli(),
                        price,
                        price + 0.1,
                        Math.nextDown(price),
                        price,
                        Bars.MISSING,
                        7,
                        Double.NaN));
        return bars.build();
    }

    private void write(BarSet set, DateRange days, double price) {
        var unused = store.write(set, List.of(days), bars(days, price), TODAY, problems::add);
    }

    private List<StoredBars.Part> read(BarSet set, DateRange days, LocalDate today) throws InterruptedException {
        return store.read(set, days, today, problems::add).parts();
    }

    private List<Path> files(String end) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(path -> path.toString().endsWith(end)).sorted().toList();
        }
    }

    @Test
    void keepsEveryValueAndSaysWhatItCovers() throws Exception {
        DateRange days = days("2026-01-05", "2026-01-09");
        write(HOURS, days, 100.25);
        List<StoredBars.Part> parts = read(HOURS, days("2026-01-01", "2026-01-31"), TODAY);
        assertThat(parts).hasSize(1);
        assertThat(parts.get(0).days()).isEqualTo(days);
        Bars read = parts.get(0).bars();
        Bars written = bars(days, 100.25);
        assertThat(read.size()).isEqualTo(5);
        for (int row = 0; row < 5; row++) {
            assertThat(read.timeMillis(row)).isEqualTo(written.timeMillis(row));
            assertThat(read.low(row)).isEqualTo(Math.nextDown(100.25));
            assertThat(read.volume(row)).isEqualTo(Bars.MISSING);
            assertThat(read.tradeCount(row)).isEqualTo(7);
            assertThat(read.vwap(row)).isNaN();
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void whoeverReadsWaitsForWhatIsBeingKept() throws Exception {
        DateRange days = days("2026-01-05", "2026-01-09");
        for (int i = 0; i < 300; i++) {
            BarSet set = new BarSet(HOURS.timeframe(), Adjustment.RAW, null, new Symbol("S" + i));
            var unused = store.add(set, List.of(days), bars(days, i + 1), TODAY, problems::add);
        }
        BarSet last = new BarSet(HOURS.timeframe(), Adjustment.RAW, null, new Symbol("S299"));
        assertThat(read(last, days, TODAY)).hasSize(1);
        assertThat(problems).isEmpty();
    }

    @Test
    void keepsManyBarsOfWhichAnyMayLackValues() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        DateRange days = days("2026-01-05", "2026-02-08");
        long start = days.from().atStartOfDay(ZONE).toInstant().toEpochMilli();
        BarsBuilder bars = new BarsBuilder(0);
        for (int row = 0; row < 45_000; row++) {
            // Prices that repeat are kept otherwise than those of which each is another.
            double price = row % 2 == 0 ? 100 + random.nextInt(50) : random.nextDouble();
            bars.add(
                    start + row * 60_000L,
                    price,
                    price,
                    random.nextDouble(),
                    price,
                    random.nextInt(3) == 0 ? Bars.MISSING : random.nextLong(1_000_000),
                    row < 20_000 ? random.nextLong(100) : Bars.MISSING,
                    random.nextBoolean() ? Double.NaN : price);
        }
        Bars written = bars.build();
        var unused = store.write(HOURS, List.of(days), written, TODAY, problems::add);
        List<StoredBars.Part> parts = read(HOURS, days, TODAY);
        assertThat(parts).hasSize(1);
        assertThat(values(parts.get(0).bars())).as("seed " + seed).isEqualTo(values(written));
    }

    private static long[] values(Bars bars) {
        return IntStream.range(0, bars.size())
                .boxed()
                .flatMapToLong(row -> LongStream.of(
                        bars.timeMillis(row),
                        Double.doubleToLongBits(bars.open(row)),
                        Double.doubleToLongBits(bars.high(row)),
                        Double.doubleToLongBits(bars.low(row)),
                        Double.doubleToLongBits(bars.close(row)),
                        bars.volume(row),
                        bars.tradeCount(row),
                        Double.doubleToLongBits(bars.vwap(row))))
                .toArray();
    }

    @Test
    void standsInFoldersThatOtherProgramsReadAsColumns() throws Exception {
        write(HOURS, days("2025-12-30", "2026-01-02"), 1);
        read(HOURS, days("2026-01-01", "2026-01-02"), TODAY);
        Path set = folder.resolve("store/kind=bars/timeframe=1Hour/adjustment=raw/feed=default/symbol=BRK%2FB");
        assertThat(files(".parquet")).containsExactly(set.resolve("2025.parquet"), set.resolve("2026.parquet"));
        assertThat(Files.readString(set.resolve("_2026.json")))
                .isEqualTo("{\"asked\":\"2026-02-10\",\"covered\":[{\"from\":\"2026-01-01\",\"to\":\"2026-01-02\"}]}");
    }

    @Test
    void growsWithoutLosingOrRepeatingBars() throws Exception {
        write(HOURS, days("2026-01-10", "2026-01-15"), 1);
        write(HOURS, days("2026-01-20", "2026-01-25"), 2);
        write(HOURS, days("2026-01-14", "2026-01-21"), 3);
        List<StoredBars.Part> parts = read(HOURS, days("2026-01-01", "2026-01-31"), TODAY);
        assertThat(parts).hasSize(1);
        assertThat(parts.get(0).days()).isEqualTo(days("2026-01-10", "2026-01-25"));
        Bars all = parts.get(0).bars();
        assertThat(LongStream.range(0, all.size())
                        .map(row -> all.timeMillis((int) row))
                        .toArray())
                .isSorted()
                .doesNotHaveDuplicates()
                .hasSize(16);
        assertThat(all.open(3)).isEqualTo(1);
        assertThat(all.open(4)).isEqualTo(3);
        assertThat(all.open(12)).isEqualTo(2);
    }

    @Test
    void setsAreApartFromOneAnother() throws Exception {
        DateRange days = days("2026-01-05", "2026-01-09");
        write(HOURS, days, 1);
        Symbol symbol = HOURS.symbol();
        assertThat(read(new BarSet(Timeframe.parse("30Min"), Adjustment.RAW, null, symbol), days, TODAY))
                .isEmpty();
        assertThat(read(new BarSet(HOURS.timeframe(), Adjustment.SPLIT, null, symbol), days, TODAY))
                .isEmpty();
        assertThat(read(new BarSet(HOURS.timeframe(), Adjustment.RAW, Feed.IEX, symbol), days, TODAY))
                .isEmpty();
        assertThat(read(new BarSet(HOURS.timeframe(), Adjustment.RAW, null, new Symbol("SPY")), days, TODAY))
                .isEmpty();
    }

    @Test
    void adjustedBarsAreGoodForTheDayOfAskingAndNeverMixedWithLaterOnes() throws Exception {
        BarSet adjusted = new BarSet(Timeframe.parse("1Day"), Adjustment.SPLIT, null, new Symbol("NVDA"));
        DateRange january = days("2026-01-01", "2026-01-31");
        LocalDate tomorrow = TODAY.plusDays(1);
        write(adjusted, january, 100);
        assertThat(read(adjusted, january, TODAY)).hasSize(1);
        assertThat(read(adjusted, january, tomorrow)).isEmpty();

        DateRange week = days("2026-01-05", "2026-01-09");
        var unused = store.write(adjusted, List.of(week), bars(week, 10), tomorrow, problems::add);
        List<StoredBars.Part> parts = read(adjusted, january, tomorrow);
        assertThat(parts).hasSize(1);
        assertThat(parts.get(0).days()).isEqualTo(week);
        assertThat(parts.get(0).bars().open(0)).isEqualTo(10);
    }

    @Test
    void damagedFilesCountAsNotThere() throws Exception {
        DateRange days = days("2026-01-05", "2026-01-09");
        write(HOURS, days, 1);
        read(HOURS, days, TODAY);
        Files.write(files("2026.parquet").get(0), new byte[] {1, 2, 3});
        assertThat(read(HOURS, days, TODAY)).isEmpty();
        assertThat(problems).hasSize(1).first().asString().contains("cannot be read and are asked for again");
        write(HOURS, days, 2);
        assertThat(read(HOURS, days, TODAY)).hasSize(1);

        Files.writeString(files("_2026.json").get(0), "{\"asked\":\"2026-02");
        assertThat(read(HOURS, days, TODAY)).isEmpty();
    }

    @Test
    void whatCannotBeWrittenIsSaid() throws Exception {
        Files.writeString(folder.resolve("file"), "not a folder");
        try (BarStore nowhere = new BarStore(folder.resolve("file/store"), ZONE)) {
            DateRange days = days("2026-01-05", "2026-01-09");
            var unused = nowhere.write(HOURS, List.of(days), bars(days, 1), TODAY, problems::add);
            assertThat(nowhere.read(HOURS, days, TODAY, problems::add).parts()).isEmpty();
            assertThat(problems).isNotEmpty().allMatch(problem -> problem.contains("could not be kept in the store"));
            assertThat(nowhere.check()).contains("cannot be written").contains("BARISTA_STORE");
        }
        assertThat(store.check()).isEmpty();
        assertThat(files(".tmp")).isEmpty();
    }

    @Test
    void weeksAndMonthsAreNotKept() throws Exception {
        BarSet weeks = new BarSet(Timeframe.parse("1Week"), Adjustment.RAW, null, new Symbol("SPY"));
        DateRange days = days("2026-01-05", "2026-01-09");
        write(weeks, days, 1);
        assertThat(read(weeks, days, TODAY)).isEmpty();
        assertThat(files(".parquet")).isEmpty();
    }
}
