package dev.barista.magics;

import dev.barista.kernel.cell.CellContext;
import dev.barista.kernel.display.LiveDisplay;
import dev.barista.kernel.job.JobSource;
import dev.barista.kernel.magic.KernelServices;
import dev.barista.load.Load;
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
import java.util.function.Function;
import java.util.function.Supplier;
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
                        new TrainTask(agent, TrainSession::nothing),
                        agent,
                        Instant.ofEpochMilli(agent.progress().config().startedMillis())))
                .toList();
    }

    Clock clock() {
        return clock;
    }

    /** Starts a worker and shows how it goes below the cell. */
    Agent start(CellContext cell, Path checkpoints, Agents.Order order, boolean freshStart) throws Exception {
        Shown shown = new Shown(TrainSession::nothing);
        return shown.below(cell, agents.start(checkpoints, order, freshStart, command(cell), shown));
    }

    /** The same as soon as a load is done; shows below the cell that it is waited for. */
    Agent startWhenLoaded(
            CellContext cell,
            Load load,
            Supplier<Agents.Order> order,
            Path checkpoints,
            RunConfig config,
            boolean freshStart)
            throws Exception {
        Shown shown = new Shown(
                waiting -> kernel.jobs().of(load).map(job -> job.carry(waiting)).orElse(() -> {}));
        return shown.below(
                cell, agents.startWhen(load.done(), order, checkpoints, config, freshStart, command(cell), shown));
    }

    private Agents.Command command(CellContext cell) throws Exception {
        List<Path> classPath = new ArrayList<>(ownClassPath());
        classPath.addAll(
                worker.libraries().isEmpty() ? List.of() : kernel.libraries().fetch(worker.libraries(), cell));
        return new Agents.Command(classPath, worker.main());
    }

    /** What moves on while a cell waits for an agent: its panel, and that of what it is trained on. */
    private final class Shown implements WaitScope {
        private final CompletableFuture<LiveDisplay> panel = new CompletableFuture<>();
        private final Function<CellContext, CellContext.Carrying> alongside;

        Shown(Function<CellContext, CellContext.Carrying> alongside) {
            this.alongside = alongside;
        }

        @Override
        public Waiting enter() {
            return kernel.currentCell().<Waiting>map(this::carry).orElse(() -> {});
        }

        private Waiting carry(CellContext waiting) {
            CellContext.Carrying others = alongside.apply(waiting);
            CellContext.Carrying own = waiting.carry(panel.join());
            return () -> {
                own.close();
                others.close();
            };
        }

        Agent below(CellContext cell, Agent agent) {
            TrainTask task = new TrainTask(agent, alongside);
            LiveDisplay display = task.show(cell).orElseThrow();
            panel.complete(display);
            kernel.jobs().start(cell, task, agent, display);
            return agent;
        }
    }

    private static CellContext.Carrying nothing(CellContext waiting) {
        return () -> {};
    }

    /** The product's jar, or what it is tested from. */
    private static List<Path> ownClassPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath())
                .toList();
    }
}
