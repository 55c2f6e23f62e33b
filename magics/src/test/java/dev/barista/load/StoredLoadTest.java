package dev.barista.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.barista.alpaca.AlpacaMarketData;
import dev.barista.market.Adjustment;
import dev.barista.market.DateRange;
import dev.barista.market.Symbol;
import dev.barista.market.Timeframe;
import dev.barista.practice.PracticeMarket;
import dev.barista.practice.PracticeOptions;
import dev.barista.store.BarStore;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Loads with a store. */
@Timeout(120)
class StoredLoadTest extends StoringLoads {
    @Test
    void aRepeatedLoadMakesNoCallAndHasTheSameBars() {
        DateRange range = DateRange.endingOn(FRIDAY, 90);
        Load first = load(SATURDAY, "1Hour", range, "SPY", "QQQ", "AAPL");
        assertThat(first.requests()).isPositive();
        Load again = load(SATURDAY, "1Hour", range, "SPY", "QQQ", "AAPL");
        assertThat(again.requests()).isZero();
        assertThat(again.notes()).containsExactly("3 of 3 symbols came from the store, without a call");
        assertThat(again.failures()).isEmpty();
        assertThat(again.table().print(1_000_000)).isEqualTo(first.table().print(1_000_000));
        assertThat(again.quality()).hasToString(first.quality().toString());
    }

    @Test
    void whoAsksAgainAtTheVeryEndOfALoadFindsItInTheStore() throws Exception {
        LoadRequest request = new LoadRequest(
                List.of(new Symbol("SPY"), new Symbol("QQQ")),
                DateRange.endingOn(FRIDAY, 30),
                Timeframe.parse("1Hour"),
                Adjustment.RAW,
                null);
        Clock clock = Clock.fixed(SATURDAY, ZoneOffset.UTC);
        try (PracticeMarket market = PracticeMarket.start(PracticeOptions.basic(NYSE, clock));
                AlpacaMarketData data = AlpacaMarketData.practice(market.baseUri())) {
            Pace pace = new Pace(Ticker.system(), Clock.systemUTC(), executor);
            Loader loader = new Loader(data, NYSE, pace, clock, Ticker.system(), executor, store);
            Load first = loader.start(request);
            // By the thread that ends the first one, before it does anything else.
            Load again = first.done()
                    .thenApply(ended -> loader.start(request).await())
                    .toCompletableFuture()
                    .get();
            assertThat(first.requests()).isEqualTo(1);
            assertThat(again.requests()).isZero();
        }
    }

    @Test
    void aLongerRangeAsksForWhatIsMissingOnly() {
        load(SATURDAY, "1Min", new DateRange(LocalDate.of(2026, 5, 11), LocalDate.of(2026, 5, 15)), "SPY");
        DateRange longer = new DateRange(LocalDate.of(2026, 5, 4), FRIDAY);
        Load grown = load(SATURDAY, "1Min", longer, "SPY");
        Load anew = load(SATURDAY, open("other"), "1Min", longer, "SPY");
        assertThat(grown.table().print(1_000_000)).isEqualTo(anew.table().print(1_000_000));
        assertThat(grown.progress().bytes()).isLessThan(anew.progress().bytes() * 4 / 5);
        assertThat(load(SATURDAY, "1Min", longer, "SPY").requests()).isZero();
    }

    @Test
    void theUnfinishedSessionIsAskedForAgain() {
        DateRange range = DateRange.endingOn(FRIDAY, 30);
        Load during = load(DURING_FRIDAY, "1Hour", range, "SPY");
        Load after = load(SATURDAY, "1Hour", range, "SPY");
        assertThat(after.requests()).isEqualTo(1);
        assertThat(after.table().rowCount()).isGreaterThan(during.table().rowCount());
        assertThat(load(SATURDAY, "1Hour", range, "SPY").requests()).isZero();
    }

    @Test
    void symbolsThatAreThereDoNotWaitForThoseThatAreNot() {
        DateRange range = DateRange.endingOn(FRIDAY, 30);
        load(SATURDAY, "1Day", range, "SPY");
        Load both = load(SATURDAY, "1Day", range, "SPY", "QQQ", "ZZZZ");
        assertThat(both.requests()).isEqualTo(1);
        assertThat(both.failures()).containsOnlyKeys("ZZZZ");
        assertThat(both.bars()).hasSize(2);
        assertThat(load(SATURDAY, "1Day", range, "ZZZZ").requests()).isEqualTo(1);
    }

    @Test
    void aStoreThatCannotBeWrittenIsSaidAndTheLoadGoesOn() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "not a folder");
        try (BarStore nowhere = new BarStore(file.resolve("store"), NYSE.zone())) {
            Load load = load(SATURDAY, nowhere, "1Day", DateRange.endingOn(FRIDAY, 30), "SPY");
            assertThat(load.table().rowCount()).isPositive();
            assertThat(load.notes()).anyMatch(note -> note.contains("bars are kept in memory only"));
        }
    }

    @Test
    void onAFullDiskTheLoadGoesOnInMemoryAndSaysSoOnce() throws Exception {
        Configuration small = Configuration.unix().toBuilder()
                .setBlockSize(1024)
                .setMaxSize(256 * 1024)
                .build();
        DateRange range = DateRange.endingOn(FRIDAY, 60);
        try (FileSystem disk = Jimfs.newFileSystem(small)) {
            Load load = loadAndClose(disk.getPath("/store"), "1Min", range, "SPY", "QQQ", "AAPL");
            assertThat(load.failures()).isEmpty();
            assertThat(load.bars()).hasSize(3);
            assertThat(load.notes())
                    .containsExactly("bars could not be kept in the store at /store (out of disk space); they are in "
                            + "memory only");
        }
    }

    /** Waits until everything is kept, or cannot be. */
    private Load loadAndClose(Path root, String timeframe, DateRange range, String... symbols) {
        try (BarStore own = new BarStore(root, NYSE.zone())) {
            return load(SATURDAY, own, timeframe, range, symbols);
        }
    }

    @Test
    void fromAFullDiskBarsAreStillRead() throws Exception {
        DateRange range = DateRange.endingOn(FRIDAY, 30);
        DateRange longer = DateRange.endingOn(FRIDAY, 60);
        Configuration small = Configuration.unix().toBuilder()
                .setBlockSize(1024)
                .setMaxSize(128 * 1024)
                .build();
        try (FileSystem disk = Jimfs.newFileSystem(small)) {
            Path root = disk.getPath("/store");
            loadAndClose(root, "1Hour", range, "SPY");
            fill(disk.getPath("/rest"));
            assertThat(loadAndClose(root, "1Hour", range, "SPY").requests()).isZero();
            Load more = loadAndClose(root, "1Hour", longer, "SPY");
            assertThat(more.failures()).isEmpty();
            assertThat(more.notes()).anyMatch(note -> note.contains("memory only"));
        }
    }

    private static void fill(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int block = 0; block < 128; block++) {
                out.write(new byte[1024]);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("out of disk space");
        }
    }

    /** The file system of the JDK's own classes takes no files. */
    @Test
    void aReadOnlyStoreIsSaidAndTheLoadGoesOn() {
        Path readOnly = Path.of(URI.create("jrt:/java.base/store"));
        try (BarStore nowhere = new BarStore(readOnly, NYSE.zone())) {
            Load load = load(SATURDAY, nowhere, "1Day", DateRange.endingOn(FRIDAY, 30), "SPY");
            assertThat(load.table().rowCount()).isPositive();
            assertThat(load.notes()).anyMatch(note -> note.contains("bars are kept in memory only"));
        }
    }
}
