package dev.barista.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.barista.market.DateRange;
import dev.barista.store.BarStore;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Loads of more bars than memory holds. */
@Timeout(120)
class LargeLoadTest extends StoringLoads {
    private static final long MEGABYTE = 1 << 20;

    @Test
    void whatIsTooLargeForMemoryIsLeftToTheStoreAndReadFromIt() {
        DateRange longer = DateRange.endingOn(FRIDAY, 60);
        String[] symbols = {"SPY", "QQQ", "AAPL"};
        Load inMemory = load(DURING_FRIDAY, open("other"), "1Min", longer, symbols);
        load(DURING_FRIDAY, "1Min", DateRange.endingOn(FRIDAY, 30), "QQQ");
        for (boolean again : new boolean[] {false, true}) {
            Load load = load(DURING_FRIDAY, store, MEGABYTE, "1Min", longer, symbols);
            assertThat(load.notes()).anyMatch(note -> note.contains("are left to the store"));
            assertThat(load.failures()).isEmpty();
            assertThat(load.requests()).isBetween(1, again ? inMemory.requests() / 3 : inMemory.requests());
            assertThat(load.quality()).hasToString(inMemory.quality().toString());
            assertThat(load.table("QQQ").print(100_000))
                    .isEqualTo(inMemory.table("QQQ").print(100_000));
            assertThat(load.table().print(1_000_000)).isEqualTo(inMemory.table().print(1_000_000));
            waitUntil(() -> load.bars() instanceof BarsOnDemand);
            assertThat(load.bars().keySet()).hasToString("[SPY, QQQ, AAPL]");
            waitUntil(() -> load.leftToStore().size() == symbols.length);
            assertThat(load.leftToStore()).allSatisfy(left -> {
                assertThat(left.end())
                        .isEqualTo(FRIDAY.atStartOfDay(NYSE.zone()).toInstant());
                assertThat(left.rest().timeMillis(0)).isGreaterThan(left.end().toEpochMilli());
            });
            assertThat(load.table("SPY").print(100_000))
                    .isEqualTo(inMemory.table("SPY").print(100_000));
        }
    }

    @Test
    void whatTheStoreHasLostMeanwhileIsSaid() throws Exception {
        Path gone = folder.resolve("gone");
        Load load = load(SATURDAY, open("gone"), MEGABYTE, "1Min", DateRange.endingOn(FRIDAY, 30), "SPY");
        waitUntil(() -> load.bars() instanceof BarsOnDemand);
        Files.move(gone, folder.resolve("elsewhere"));
        assertThatThrownBy(() -> load.table("SPY"))
                .isInstanceOf(LoadFailedException.class)
                .hasMessageStartingWith("SPY: its bars were left to the store")
                .hasMessageEndingWith("Load them again");
    }

    @Test
    void aLargeLoadWhoseFilesAreDamagedSaysSoAndAsksForThemTheNextTime() throws Exception {
        DateRange range = DateRange.endingOn(FRIDAY, 30);
        try (BarStore first = new BarStore(folder.resolve("store"), NYSE.zone())) {
            load(SATURDAY, first, MEGABYTE, "1Min", range, "SPY");
        }
        Path file;
        try (Stream<Path> files = Files.walk(folder)) {
            file = files.filter(each -> each.toString().endsWith(".parquet"))
                    .findFirst()
                    .orElseThrow();
        }
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 1000));
        Load damaged = load(SATURDAY, store, MEGABYTE, "1Min", range, "SPY");
        assertThat(damaged.requests()).isZero();
        assertThat(damaged.failures().get("SPY")).contains("a file of it was damaged or removed. Load it again");
        Load anew = load(SATURDAY, store, MEGABYTE, "1Min", range, "SPY");
        assertThat(anew.requests()).isPositive();
        assertThat(anew.table("SPY").rowCount()).isPositive();
    }

    @Test
    void whatFillsMemoryAndCannotBeKeptFailsWithAWordOnIt() {
        Path readOnly = Path.of(URI.create("jrt:/java.base/store"));
        try (BarStore nowhere = new BarStore(readOnly, NYSE.zone())) {
            Load load = load(
                    SATURDAY, nowhere, MEGABYTE, "1Min", DateRange.endingOn(FRIDAY, 30), "SPY", "QQQ", "AAPL", "MSFT");
            assertThat(load.bars()).isNotEmpty();
            assertThat(load.failures()).isNotEmpty().allSatisfy((symbol, why) -> assertThat(why)
                    .contains("fill the memory")
                    .contains("BARISTA_JAVA_OPTIONS"));
        }
    }
}
