package dev.barista.magics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barista.train.market.MadeUpBars;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Training in cells, by a worker process whose agent learns nothing. */
@Timeout(240)
class TrainingInNotebookTest {
    private static final TrainWorker RESTLESS = new TrainWorker(List.of(), "dev.barista.train.worker.RestlessWorker");
    /** So long that none is ever done. */
    private static final String ENDLESS = " --steps 900000000";

    @TempDir
    private Path folder;

    private TestNotebook notebook;

    @BeforeEach
    void open() throws IOException {
        notebook = openAnother();
        Path file = folder.resolve("bars.csv");
        Files.writeString(file, csv());
        notebook.silently("%bars AAPL MSFT --from " + file + " --as prices");
    }

    /** A made-up walk of two symbols, a bar a day. */
    private static String csv() {
        StringBuilder csv = new StringBuilder("symbol,date,open,high,low,close,volume\n");
        MadeUpBars.walks(List.of("AAPL", "MSFT"), 200, 7).forEach((symbol, bars) -> {
            for (int row = 0; row < bars.size(); row++) {
                csv.append(symbol).append(',').append(LocalDate.of(2020, 1, 1).plusDays(row));
                for (double price : new double[] {bars.open(row), bars.high(row), bars.low(row), bars.close(row)}) {
                    csv.append(',').append(price);
                }
                csv.append(',').append(bars.volume(row)).append('\n');
            }
        });
        return csv.toString();
    }

    private TestNotebook openAnother() {
        return open(Map.of());
    }

    private TestNotebook open(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("BARISTA_STORE", "off");
        environment.put("BARISTA_RUNS", folder.resolve("runs").toString());
        return new TestNotebook(
                new BaristaMagics(TestNotebook.withoutRehearsal(environment), Clock.systemUTC(), RESTLESS),
                Clock.systemUTC());
    }

    @AfterEach
    void close() {
        // No worker outlives a test that failed.
        notebook.run("try { agent.cancel(); agent.await(); } catch (RuntimeException e) { }");
        notebook.close();
    }

    private String train(String name, String options) {
        return "%train prices --checkpoint-dir " + folder.resolve(name) + " --as agent" + options;
    }

    /** Waits until a checkpoint was kept. */
    private void awaitUpdate() {
        notebook.silently("while (agent.progress().latest() == null && !agent.isDone()) Thread.sleep(20);");
    }

    @Test
    void trainsBacktestsAndKeepsTheAgentUntilAFreshStartMovesItAside() throws Exception {
        notebook.silently(train("done", " --quick"));
        notebook.silently("%await agent");
        assertThat(notebook.lastText())
                .contains("Training prices: AAPL, MSFT, lstm extractor", "done: ", "out of sample after costs")
                .contains("steps/s", "policy loss", "entropy", "KL", "explained variance", "validation return")
                .doesNotContain("practice data");
        assertThat(notebook.lastHtml()).contains("data:image/svg+xml");
        assertThat(notebook.text("agent.backtest()"))
                .contains("cumulative return", "Sharpe ratio", "buy and hold", "95 % confidence");
        assertThat(notebook.text("%plot agent")).contains("prices: the portfolio's value");
        notebook.silently("%bars AAPL --from " + folder.resolve("bars.csv") + " --as part");
        assertThat(notebook.mistake("agent.backtest(part)")).contains("this load has no MSFT");
        try (Stream<Path> files = Files.list(folder.resolve("done/run"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .contains("run.json", "progress.jsonl", "bars")
                    .anyMatch(name -> name.startsWith("events.out.tfevents."));
        }
        notebook.silently(train("done", " --quick --fresh-start"));
        notebook.silently("%await agent");
        try (Stream<Path> all = Files.walk(folder.resolve("done"))) {
            assertThat(all.filter(path -> path.endsWith("run.json"))).hasSize(2);
        }
    }

    @Test
    void aFirstLookWithNothingLoadedLoadsItsOwnBars() {
        assertThat(notebook.mistake("%train --quick --extractor lsmt")).contains("Did you mean");
        notebook.silently("%train --quick --as agent --checkpoint-dir " + folder.resolve("quick"));
        notebook.silently("%await agent");
        assertThat(notebook.displayed()).anyMatch(text -> text.contains("✅ SPY"));
        assertThat(notebook.lastText()).contains("Training quick: SPY, QQQ, AAPL (practice data)", "done: ");
        assertThat(notebook.mistake("%train --steps 20")).contains("needs a load", "%train --quick --as agent");
    }

    @Test
    void aTrainingOfALoadUnderWayWaitsInTheBackground() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                TestNotebook slow = open(Map.of(
                        "APCA_API_KEY_ID",
                        "key",
                        "APCA_API_SECRET_KEY",
                        "secret",
                        "APCA_API_DATA_URL",
                        "http://127.0.0.1:" + silent.getLocalPort()))) {
            slow.silently("%bars SPY --as prices");
            slow.silently("%train prices --quick --as agent --checkpoint-dir " + folder.resolve("slow"));
            assertThat(slow.text("agent")).contains("Training prices: SPY", "waiting for its bars");
            assertThat(slow.text("%jobs")).contains("2  running  Training prices: SPY");
            assertThat(slow.mistake("%train prices --quick --checkpoint-dir " + folder.resolve("slow")))
                    .contains("about to begin");
            slow.silently("%cancel agent");
            slow.silently("%await agent");
            assertThat(slow.text("%jobs")).contains("1  running", "2  cancelled");

            slow.silently("%train prices --quick --as agent --checkpoint-dir " + folder.resolve("slow"));
            slow.silently("%cancel prices");
            assertThat(slow.mistake("agent.await()")).contains("there are no bars to learn from");
        }
    }

    @Test
    void cancellingKeepsACheckpointAndTheSameCallGoesOn() {
        notebook.silently(train("more", ENDLESS));
        awaitUpdate();
        notebook.silently("%cancel agent");
        notebook.silently("agent.await();");
        assertThat(notebook.text("%jobs")).contains("cancelled", "stopped; the same %train goes on");
        long step = Long.parseLong(notebook.text("agent.progress().latest().step()"));
        notebook.silently(train("more", ENDLESS));
        notebook.silently("while (agent.progress().latest().step() <= " + step + "L) Thread.sleep(20);");
        assertThat(notebook.text("agent.progress().updates().get(0).step()")).isNotEqualTo("0");
        notebook.silently("agent.cancel(); agent.await();");
    }

    @Test
    void anotherKernelFindsAttachesAndStopsTheOneWorkerThatMayTrainInADirectory() throws Exception {
        notebook.silently(train("there", ENDLESS));
        awaitUpdate();
        assertThat(notebook.mistake(train("there", ENDLESS))).contains("trains in", "already", "%attach");
        assertThat(notebook.mistake(train("there", " --quick --fresh-start"))).contains("already");
        try (TestNotebook other = openAnother()) {
            assertThat(other.text("%jobs")).contains("1  running  Training prices: AAPL, MSFT", "there");
            other.silently("%attach 1");
            other.awaitHtml("policy loss");
            other.silently("%cancel 1");
            other.silently("%await 1");
            assertThat(other.text("%jobs")).contains("1  cancelled");
        }
        notebook.silently("agent.await();");
    }

    @Test
    void aKilledWorkerIsToldAndGoesOnFromItsCheckpoint() throws Exception {
        notebook.silently(train("killed", ENDLESS));
        awaitUpdate();
        String json = Files.readString(folder.resolve("killed/run/worker.json"));
        long pid = Long.parseLong(json.replaceAll(".*\"pid\":(\\d+).*", "$1"));
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        assertThat(notebook.mistake("agent.await()"))
                .contains("gone without a word", "goes on from its last checkpoint");
        notebook.silently(train("killed", ENDLESS));
        awaitUpdate();
        notebook.silently("agent.cancel(); agent.await();");
    }

    @Test
    void aLoadIsAttachedToo() {
        int before = notebook.displayed().size();
        notebook.silently("%attach prices");
        assertThat(notebook.displayed()).hasSizeGreaterThan(before);
        assertThat(notebook.lastText()).contains("✅ AAPL", "✅ MSFT");
    }

    @Test
    void tablesAndCleanedBarsTrainAnAgentAsWell() {
        notebook.silently(
                "Table table = prices.table(); var cleaned = prices.clean(repair -> repair.dropDuplicates());");
        notebook.silently("%train table --quick --as agent --checkpoint-dir " + folder.resolve("table"));
        notebook.silently("%await agent");
        notebook.silently(
                "%train cleaned --quick --folds 2 --seeds 2 --as agent --checkpoint-dir " + folder.resolve("cleaned"));
        notebook.silently("%await agent");
        assertThat(notebook.lastText()).contains("Training cleaned: AAPL, MSFT", "done: ");
        assertThat(notebook.text("agent.backtest()")).contains("2 agents");
        notebook.silently("Table closes = table.selectColumns(\"symbol\", \"time\", \"close\");");
        assertThat(notebook.mistake("%train closes")).contains("no column open");
    }

    @Test
    void mistakesAreToldInASentence() {
        assertThat(notebook.mistake("%train price")).contains("Did you mean prices?");
        assertThat(notebook.mistake("%train prices --quick --episodes 3")).contains("not several");
        assertThat(notebook.mistake("%train prices --extractor lsmt")).contains("Did you mean");
        assertThat(notebook.mistake("%train prices --episodes many")).contains("--episodes");
        assertThat(notebook.mistake("%train prices --episodes -3")).contains("--episodes must be");
        assertThat(notebook.mistake("%train prices --window 0")).contains("--window must be 1–256");
        assertThat(notebook.mistake("%attach 99")).contains("there is no job 99");
    }
}
