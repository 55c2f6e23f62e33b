package dev.barista.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barista.market.NyseCalendar;
import dev.barista.market.Symbol;
import dev.barista.store.BarFiles;
import dev.barista.store.FileBars;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Kernels that are killed while they load, and kernels that load the same at once. */
@Timeout(1800)
class KilledLoadTest {
    private static final int KILLS = Integer.getInteger("barista.store.kills", 4);
    /**
     * Exactly 500 sessions, 50 full calls a symbol. A shorter last stretch would be asked for in one call for all symbols
     * at first, and in one for each that was interrupted elsewhere afterwards, which could not be told from calls made
     * needlessly.
     */
    private static final int DAYS = 729;

    private final long seed = Long.getLong("barista.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final ThinMarket market = new ThinMarket();
    private final MockWebServer server = new MockWebServer();
    /** For kernels that are killed: what they asked for last may be answered, and counted, after their end. */
    private final ThinMarket marketOfKilled = new ThinMarket();

    private final MockWebServer serverOfKilled = new MockWebServer();

    @TempDir
    private Path folder;

    @BeforeEach
    void start() throws IOException {
        server.setDispatcher(market);
        server.start();
        serverOfKilled.setDispatcher(marketOfKilled);
        serverOfKilled.start();
    }

    @AfterEach
    void stop() {
        server.close();
        serverOfKilled.close();
    }

    private URI uri() {
        return server.url("/").uri();
    }

    @Test
    void aKilledLoadTearsNoFileAndAsksAgainForNoMoreThanWasUnderWay() throws Exception {
        System.out.println("seed " + seed);
        Load whole = StoringKernel.load(uri(), folder.resolve("whole/store"), DAYS);
        String wanted = whole.table().print(100_000);
        int calls = market.answers();
        assertThat(calls).isEqualTo(whole.requests()).isGreaterThan(3 * LoadRun.MAX_UNDER_WAY);
        int most = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            Path store = Files.createDirectories(folder.resolve("kill-" + kill)).resolve("store");
            int before = killSomewhere(store, calls);
            assertNoFileIsTorn(store);
            Load again = StoringKernel.load(uri(), store, DAYS);
            most = Math.max(most, again.requests() - (calls - before));
            assertThat(again.requests())
                    .as("calls of the rerun, after " + before + " of " + calls + " were answered; seed " + seed)
                    .isEqualTo(market.answers())
                    .isLessThanOrEqualTo(calls - before + LoadRun.MAX_UNDER_WAY);
            assertThat(again.table().print(100_000)).isEqualTo(wanted);
            assertThat(StoringKernel.load(uri(), store, DAYS).requests()).isZero();
        }
        System.out.println(KILLS + " kills, at most " + most + " answered calls made again");
    }

    /** @return how many calls were answered */
    private int killSomewhere(Path store, int calls) throws Exception {
        marketOfKilled.answers();
        var reached = marketOfKilled.reach(1 + random.nextInt(calls));
        Process kernel = StoringKernel.start(serverOfKilled.url("/").uri(), store, DAYS);
        while (!reached.await(50, TimeUnit.MILLISECONDS) && kernel.isAlive()) {
            // It starts, or loads.
        }
        Thread.sleep(random.nextInt(20));
        kernel.destroyForcibly().waitFor();
        int answered = marketOfKilled.answers();
        assertThat(answered).as(log(store)).isPositive();
        return answered;
    }

    private static String log(Path store) throws IOException {
        return Files.readString(store.resolveSibling("kernel.log"));
    }

    private static void assertNoFileIsTorn(Path store) throws Exception {
        List<Path> files;
        try (Stream<Path> all = Files.walk(store)) {
            files = all.filter(file -> file.toString().endsWith(".parquet")).toList();
        }
        for (Path file : files) {
            String symbol = file.getName(file.getNameCount() - 2).toString().replace("symbol=", "");
            FileBars read = BarFiles.open(file.toString(), List.of(new Symbol(symbol)), null, NyseCalendar.NEW_YORK)
                    .read((some, bars) -> {});
            assertThat(read.unreadableRows()).isZero();
        }
    }

    @Test
    void twoKernelsMayLoadTheSameAtOnce() throws Exception {
        Path store = folder.resolve("store");
        Process one = StoringKernel.start(uri(), store, DAYS / 2);
        Process other = StoringKernel.start(uri(), store, DAYS);
        assertThat(one.waitFor()).as(log(store)).isZero();
        assertThat(other.waitFor()).as(log(store)).isZero();
        assertNoFileIsTorn(store);
        assertThat(StoringKernel.load(uri(), store, DAYS).requests()).isZero();
    }
}
