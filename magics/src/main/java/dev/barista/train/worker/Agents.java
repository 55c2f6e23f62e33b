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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

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
     * Starts a worker in the directory.
     *
     * @param freshStart to move what is there aside; otherwise it goes on where it stopped
     * @throws InvalidInputException if one trains there already, or it cannot be written to
     */
    public synchronized Agent start(
            Path checkpoints, RunConfig config, Data data, boolean freshStart, Command command, WaitScope scope)
            throws IOException {
        RunFolder folder = RunFolder.of(checkpoints);
        Agent before = known.get(folder);
        if (before != null && before.isDone()) {
            awaitExit(folder);
        }
        if (WorkerProcess.find(folder).isPresent()) {
            throw new InvalidInputException("a worker trains in " + checkpoints
                    + " already: %jobs lists it, %attach shows it, %cancel stops it. Or take another --checkpoint-dir");
        }
        if (freshStart) {
            if (Files.isDirectory(folder.checkpoints())) {
                try (CheckpointWriter writer = CheckpointWriter.open(folder.checkpoints(), config.keep())) {
                    var unused = writer.setAside();
                }
            }
            folder.moveAside(LocalDateTime.ofInstant(clock.instant(), ZoneId.systemDefault()));
        }
        folder.create();
        SavedBars.write(folder.bars(), data.bars());
        SavedBars.write(folder.optionBars(), data.options());
        config.write(folder);
        Files.deleteIfExists(folder.stop());
        try (ProgressLog log = new ProgressLog(folder.progress())) {
            log.write(RunEvent.of(RunEvent.Kind.STAGE, clock.millis(), "starting a worker"));
        }
        registry.add(folder, config.startedMillis());
        Agent agent = new Agent(folder, WorkerProcess.start(folder, command.classPath(), command.main()), scope);
        known.put(folder, agent);
        return agent;
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
