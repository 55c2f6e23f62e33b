package dev.barista.train.worker;

import dev.barista.load.WaitScope;
import dev.barista.market.Bars;
import dev.barista.market.InvalidInputException;
import dev.barista.market.Symbol;
import dev.barista.store.SavedBars;
import dev.barista.train.checkpoint.CheckpointWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** The agents of one kernel: starts them, and finds those that others have started. Any thread may use it. */
public final class Agents {
    private static final long EXIT_SECONDS = 30;

    private final RunRegistry registry;
    private final Clock clock;
    private final Map<RunFolder, Agent> known = new LinkedHashMap<>();

    public Agents(RunRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
    }

    /**
     * What is to be trained on.
     *
     * @param bars of the symbols
     * @param options bars of contracts; empty for none
     */
    public record Data(Map<Symbol, Bars> bars, Map<Symbol, Bars> options) {}

    /**
     * How workers are started.
     *
     * @param classPath with the product and the tensor library
     * @param main the main class
     */
    public record Command(List<Path> classPath, String main) {
        public Command {
            classPath = List.copyOf(classPath);
        }
    }

    /**
     * What is to be trained, and on what.
     *
     * @param config of the run
     * @param data that the config speaks of
     */
    public record Order(RunConfig config, Data data) {}

    /**
     * Starts a worker in the directory.
     *
     * @param freshStart to move what is there aside; otherwise it goes on where it stopped
     * @throws InvalidInputException if one trains there already, or it cannot be written to
     */
    public synchronized Agent start(Path checkpoints, Order order, boolean freshStart, Command command, WaitScope scope)
            throws IOException {
        RunFolder folder = RunFolder.of(checkpoints);
        checkNoneIsAboutTo(folder);
        Agent agent = new Agent(folder, worker(folder, order, freshStart, command), scope);
        known.put(folder, agent);
        return agent;
    }

    /**
     * The same as soon as the data is there, if nobody cancels the agent before; returns at once.
     *
     * @param config as far as it is known
     * @param there completes when the data is there, or will not come
     * @param order asked for then, by a thread of its own; what it throws is how training failed
     * @throws InvalidInputException if one trains there already, or is about to
     */
    public synchronized Agent startWhen(
            CompletionStage<?> there,
            Supplier<Order> order,
            Path checkpoints,
            RunConfig config,
            boolean freshStart,
            Command command,
            WaitScope scope) {
        RunFolder folder = RunFolder.of(checkpoints);
        checkNoneIsAboutTo(folder);
        checkNoneTrains(folder);
        Agent agent = Agent.waiting(folder, config, scope);
        known.put(folder, agent);
        var unused = there.whenCompleteAsync(
                (nothing, failure) -> begin(agent, folder, order, freshStart, command), Agents::inBackground);
        return agent;
    }

    private static void inBackground(Runnable task) {
        Thread thread = new Thread(task, "train-start");
        thread.setDaemon(true);
        thread.start();
    }

    private void begin(Agent agent, RunFolder folder, Supplier<Order> order, boolean freshStart, Command command) {
        if (agent.isDone()) {
            return;
        }
        try {
            Order ready = order.get();
            synchronized (this) {
                agent.begin(() -> worker(folder, ready, freshStart, command));
            }
        } catch (Exception | Error e) {
            agent.fail(e.getMessage() == null ? e.toString() : e.getMessage());
        }
    }

    private void checkNoneIsAboutTo(RunFolder folder) {
        Agent before = known.get(folder);
        if (before != null && before.isWaiting()) {
            throw new InvalidInputException("a training is about to begin in " + folder.checkpoints()
                    + ", as soon as its bars are there: %jobs lists it, %cancel stops it. Or take another"
                    + " --checkpoint-dir");
        }
    }

    private static void checkNoneTrains(RunFolder folder) {
        if (ProgressReader.hasEnded(folder)) {
            awaitExit(folder);
        }
        if (WorkerProcess.find(folder).isPresent()) {
            throw new InvalidInputException("a worker trains in " + folder.checkpoints()
                    + " already: %jobs lists it, %attach shows it, %cancel stops it. Or take another --checkpoint-dir");
        }
    }

    private Process worker(RunFolder folder, Order order, boolean freshStart, Command command) throws IOException {
        checkNoneTrains(folder);
        RunConfig config = order.config();
        if (freshStart) {
            if (Files.isDirectory(folder.checkpoints())) {
                try (CheckpointWriter writer = CheckpointWriter.open(folder.checkpoints(), config.keep())) {
                    var unused = writer.setAside();
                }
            }
            folder.moveAside(LocalDateTime.ofInstant(clock.instant(), ZoneId.systemDefault()));
        }
        folder.create();
        SavedBars.write(folder.bars(), order.data().bars());
        SavedBars.write(folder.optionBars(), order.data().options());
        config.write(folder);
        Files.deleteIfExists(folder.stop());
        try (ProgressLog log = new ProgressLog(folder.progress())) {
            log.write(RunEvent.of(RunEvent.Kind.STAGE, clock.millis(), "starting a worker"));
        }
        registry.add(folder, config.startedMillis());
        return WorkerProcess.start(folder, command.classPath(), command.main());
    }

    /** A worker that has said that it is done is still there for the moment that its process takes to end. */
    private static void awaitExit(RunFolder folder) {
        Optional<ProcessHandle> ending = WorkerProcess.find(folder);
        if (ending.isEmpty()) {
            return;
        }
        try {
            var unused = ending.get().onExit().get(EXIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            // It is in the way, which is said.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while a worker that is done was ending");
        }
    }

    /** Those of the user that there are, whoever started them, oldest first. */
    public synchronized List<Agent> list() {
        List<Agent> agents = new ArrayList<>();
        for (RunFolder folder : registry.list()) {
            Agent agent = known.get(folder);
            if (agent == null || (agent.isDone() && WorkerProcess.find(folder).isPresent())) {
                try {
                    agent = new Agent(folder, null, WaitScope.NONE);
                } catch (InvalidInputException e) {
                    continue;
                }
                known.put(folder, agent);
            }
            agents.add(agent);
        }
        return agents;
    }
}
