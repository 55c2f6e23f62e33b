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
    /** 500 sessions. */
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
        int sessions = market.sessions();
        int underWay = LoadRun.MAX_UNDER_WAY * market.mostSessions();
        // Else nothing would be shown.
        assertThat(underWay).isLessThan(sessions / 2);
        int most = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            Path store = Files.createDirectories(folder.resolve("kill-" + kill)).resolve("store");
            killSomewhere(store, calls);
            int before = marketOfKilled.sessions();
            assertNoFileIsTorn(store);
            Load again = StoringKernel.load(uri(), store, DAYS);
            assertThat(again.requests()).isEqualTo(market.answers());
            int asked = market.sessions();
            most = Math.max(most, asked - (sessions - before));
            // In sessions: calls are cut by what the load has seen so far.
            assertThat(asked)
                    .as("sessions of the rerun, after " + before + " of " + sessions + " were answered; seed " + seed)
                    .isLessThanOrEqualTo(sessions - before + underWay);
            assertThat(again.table().print(100_000)).isEqualTo(wanted);
            assertThat(StoringKernel.load(uri(), store, DAYS).requests()).isZero();
        }
        System.out.println(KILLS + " kills, at most " + most + " of " + sessions
                + " answered sessions asked for again, with " + underWay + " under way at most");
    }

    private void killSomewhere(Path store, int calls) throws Exception {
        marketOfKilled.answers();
        marketOfKilled.sessions();
        var reached = marketOfKilled.reach(1 + random.nextInt(calls));
        Process kernel = StoringKernel.start(serverOfKilled.url("/").uri(), store, DAYS);
        while (!reached.await(50, TimeUnit.MILLISECONDS) && kernel.isAlive()) {
            // It starts, or loads.
        }
        Thread.sleep(random.nextInt(20));
        kernel.destroyForcibly().waitFor();
        assertThat(marketOfKilled.answers()).as(log(store)).isPositive();
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
