package dev.barista.train.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barista.load.WaitScope;
import dev.barista.store.SavedBars;
import dev.barista.train.Extractor;
import dev.barista.train.checkpoint.Checkpoints;
import dev.barista.train.market.MadeUpBars;
import dev.barista.train.market.TradingRules;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Asking a worker to stop before it is up. */
@Timeout(240)
class StoppedWorkerTest {
    private static final List<String> SYMBOLS = List.of("AAA", "BBB");
    private static final Agents.Data DATA = new Agents.Data(MadeUpBars.walks(SYMBOLS, 120, 5), Map.of());

    @TempDir
    private Path directory;

    private RunFolder folder = RunFolder.of(Path.of(""));

    @BeforeEach
    void name() {
        folder = RunFolder.of(directory.resolve("agent"));
    }

    @AfterEach
    void end() {
        WorkerProcess.find(folder)
                .filter(process -> !process.equals(ProcessHandle.current()))
                .ifPresent(ProcessHandle::destroyForcibly);
    }

    private static RunConfig config() {
        return new RunConfig(
                "prices",
                SYMBOLS,
                "test",
                false,
                false,
                0,
                900_000_000,
                Extractor.LSTM,
                4,
                1,
                1,
                1,
                3e-4,
                1,
                3,
                TradingRules.USUAL,
                0);
    }

    /** As a kernel has it. */
    private Agents kernel() {
        return new Agents(new RunRegistry(directory.resolve("runs")), Clock.systemUTC());
    }

    private static Agents.Command command(Class<?> main) {
        String jars = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<Path> classPath =
                Stream.of(jars.split(File.pathSeparator)).map(Path::of).toList();
        return new Agents.Command(classPath, main.getName());
    }

    private Agent start(Class<?> main) throws IOException {
        return kernel().start(
                        folder.checkpoints(), new Agents.Order(config(), DATA), false, command(main), WaitScope.NONE);
    }

    private Agent startWhen(CompletableFuture<Void> there) {
        return kernel().startWhen(
                        there,
                        () -> new Agents.Order(config(), DATA),
                        folder.checkpoints(),
                        config(),
                        false,
                        command(NeverUp.class),
                        WaitScope.NONE);
    }

    @Test
    void aWorkerStartsByItselfWhenItsBarsAreThere() throws InterruptedException {
        CompletableFuture<Void> there = new CompletableFuture<>();
        Agent agent = startWhen(there);
        assertThat(agent.progress().stage()).contains("waiting for its bars");
        assertThat(folder.exists()).isFalse();
        there.complete(null);
        while (WorkerProcess.find(folder).isEmpty()) {
            assertThat(agent.isDone()).as("%s", agent).isFalse();
            Thread.sleep(20);
        }
        agent.cancel();
        assertThat(agent.await().progress().stage()).isEqualTo("stopped before training began");
    }

    @Test
    void aTrainingThatIsCancelledBeforeItsBarsAreThereNeverBegins() {
        CompletableFuture<Void> there = new CompletableFuture<>();
        Agent agent = startWhen(there);
        agent.cancel();
        assertThat(agent.await().progress().state()).isEqualTo(RunProgress.State.STOPPED);
        there.complete(null);
        // What begins does so under the agent's lock, and finds it ended.
        assertThat(folder.exists()).isFalse();
    }

    @Test
    void aWorkerThatAnotherKernelStopsBeforeItIsUpReadsStoppedInBoth() throws IOException {
        Agent here = start(NeverUp.class);
        Agent there = kernel().list().get(0);
        assertThat(there.isDone()).as("found at once, and not taken for killed").isFalse();
        there.cancel();
        for (Agent agent : List.of(here, there, kernel().list().get(0))) {
            RunProgress last = agent.await().progress();
            assertThat(last.state()).isEqualTo(RunProgress.State.STOPPED);
            assertThat(last.stage()).isEqualTo("stopped before training began");
        }
    }

    @Test
    void aWorkerThatNobodyAskedToStopReadsKilled() throws IOException {
        Agent here = start(NeverUp.class);
        here.cancel();
        here.await();
        Agent again = start(NeverUp.class);
        WorkerProcess.find(folder).orElseThrow().destroyForcibly();
        assertThat(again.done().toCompletableFuture().join().state()).isEqualTo(RunProgress.State.KILLED);
    }

    @Test
    void aWorkerThatComesUpAfterItWasAskedToStopKeepsACheckpointAndEnds() throws Exception {
        folder.create();
        SavedBars.write(folder.bars(), DATA.bars());
        config().write(folder);
        Files.writeString(folder.stop(), "");
        assertThat(Worker.of(RestlessTrainer::new).run(folder.checkpoints())).isZero();
        RunProgress last = new Agent(folder, null, WaitScope.NONE).progress();
        assertThat(last.state()).isEqualTo(RunProgress.State.STOPPED);
        assertThat(new Checkpoints(folder.checkpoints()).names()).hasSize(1);
    }

    /** What a worker is while its JVM starts. */
    static final class NeverUp {
        private NeverUp() {}

        public static void main(String[] arguments) throws InterruptedException {
            Thread.sleep(Long.MAX_VALUE);
        }
    }
}
