package dev.barista.magics;

import dev.barista.kernel.cell.CellContext;
import dev.barista.kernel.display.LiveDisplay;
import dev.barista.kernel.job.JobSource;
import dev.barista.kernel.magic.KernelServices;
import dev.barista.load.WaitScope;
import dev.barista.train.worker.Agent;
import dev.barista.train.worker.Agents;
import dev.barista.train.worker.RunConfig;
import dev.barista.train.worker.RunRegistry;
import java.io.File;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * Starts trainings for cells, and lists those of other kernels among the jobs. Made by {@link BaristaMagics}, one a kernel;
 * safe for threads.
 */
final class TrainSession {
    private static final String VARIABLE = "BARISTA_RUNS";

    private final KernelServices kernel;
    private final Agents agents;
    private final TrainWorker worker;
    private final Clock clock;

    TrainSession(KernelServices kernel, Map<String, String> environment, TrainWorker worker, Clock clock) {
        this.kernel = kernel;
        this.worker = worker;
        this.clock = clock;
        agents = new Agents(registry(environment), clock);
        kernel.jobs().addSource(this::found);
    }

    private static RunRegistry registry(Map<String, String> environment) {
        String named = environment.getOrDefault(VARIABLE, "").strip();
        return new RunRegistry(
                named.toLowerCase(Locale.ROOT).equals("off")
                        ? null
                        : named.isEmpty()
                                ? StoreRoot.usual(environment)
                                        .map(path -> path.resolve("runs"))
                                        .orElse(null)
                                : Path.of(named));
    }

    private List<JobSource.Found> found() {
        return agents.list().stream()
                .map(agent -> new JobSource.Found(
                        new TrainTask(agent),
                        agent,
                        Instant.ofEpochMilli(agent.progress().config().startedMillis())))
                .toList();
    }

    Clock clock() {
        return clock;
    }

    /** Starts a worker and shows how it goes below the cell. */
    Agent start(CellContext cell, Path checkpoints, RunConfig config, Agents.Data data, boolean freshStart)
            throws Exception {
        List<Path> classPath = new ArrayList<>(ownClassPath());
        classPath.addAll(
                worker.libraries().isEmpty() ? List.of() : kernel.libraries().fetch(worker.libraries(), cell));
        CompletableFuture<LiveDisplay> shown = new CompletableFuture<>();
        WaitScope scope = () -> kernel.currentCell()
                .<WaitScope.Waiting>map(waiting -> waiting.carry(shown.join())::close)
                .orElse(() -> {});
        Agent agent = agents.start(
                checkpoints, config, data, freshStart, new Agents.Command(classPath, worker.main()), scope);
        TrainTask task = new TrainTask(agent);
        LiveDisplay display = task.show(cell).orElseThrow();
        shown.complete(display);
        kernel.jobs().start(cell, task, agent, display);
        return agent;
    }

    /** The product's jar, or what it is tested from. */
    private static List<Path> ownClassPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath())
                .toList();
    }
}
