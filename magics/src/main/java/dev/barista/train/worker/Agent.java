package dev.barista.train.worker;

import dev.barista.kernel.cell.UserMistake;
import dev.barista.load.Load;
import dev.barista.load.WaitScope;
import dev.barista.train.backtest.Backtest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * An agent that is trained by a process of its own, or has been: what a user holds from {@code %train} on, in this kernel
 * or a later one. Made by {@link Agents}; any thread may use it. Methods that wait can be interrupted; training goes on
 * then.
 */
public final class Agent {
    private static final long LOOK_MILLIS = 200;

    private final RunFolder folder;
    private final WaitScope scope;
    private final ProgressReader reader;
    private volatile @Nullable Process started;
    /** Whether there is no worker yet; changed while this is locked. */
    private volatile boolean waiting;

    private final CompletableFuture<RunProgress> done = new CompletableFuture<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile RunProgress progress;
    private volatile boolean cancelled;

    /**
     * @param started the process, if this one has started it
     * @param scope entered by those who wait
     */
    Agent(RunFolder folder, @Nullable Process started, WaitScope scope) {
        this(RunProgress.begin(RunConfig.read(folder)), folder, scope);
        this.started = started;
        follow();
    }

    /**
     * One whose worker is yet to start.
     *
     * @param config as far as it is known
     */
    static Agent waiting(RunFolder folder, RunConfig config, WaitScope scope) {
        Agent agent = new Agent(RunProgress.begin(config).waiting(), folder, scope);
        agent.waiting = true;
        return agent;
    }

    private Agent(RunProgress progress, RunFolder folder, WaitScope scope) {
        this.folder = folder;
        this.scope = scope;
        this.progress = progress;
        reader = new ProgressReader(folder.progress());
    }

    /** Starts the worker and follows it, unless the training was cancelled before. */
    synchronized void begin(Callable<Process> worker) throws Exception {
        if (!done.isDone()) {
            started = worker.call();
            progress = RunProgress.begin(RunConfig.read(folder));
            waiting = false;
            follow();
        }
    }

    /** Its worker will not start. */
    synchronized void fail(String why) {
        if (!done.isDone()) {
            end(progress.failed(why));
        }
    }

    private void end(RunProgress last) {
        progress = last;
        listeners.forEach(Runnable::run);
        done.complete(last);
    }

    private void follow() {
        look();
        if (!done.isDone()) {
            Thread watcher =
                    new Thread(this::watch, "train-" + progress.config().name());
            watcher.setDaemon(true);
            watcher.start();
        }
    }

    private void watch() {
        try {
            while (!done.isDone()) {
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Takes in what the worker has written. Asked before its file is read, a process that is gone has written all. */
    private void look() {
        boolean alive = process().isPresent();
        RunProgress now = progress;
        boolean changed = false;
        try {
            for (RunEvent event : reader.read()) {
                now = now.after(event);
                changed = true;
            }
        } catch (IOException e) {
            // Looked at again soon; a disk that stays away ends with the process.
        }
        if (!alive && !now.state().isEnd()) {
            now = cancelled || Files.exists(folder.stop()) ? now.stoppedSilently() : now.killed();
            changed = true;
        }
        progress = now;
        if (changed) {
            listeners.forEach(Runnable::run);
        }
        if (now.state().isEnd() && !done.isDone()) {
            done.complete(now);
        }
    }

    private Optional<ProcessHandle> process() {
        Process own = started;
        return own != null && own.isAlive() ? Optional.of(own.toHandle()) : WorkerProcess.find(folder);
    }

    /** How it stands now; never waits. */
    public RunProgress progress() {
        return progress;
    }

    /** Completes when training has ended, however; never exceptionally. */
    public CompletionStage<RunProgress> done() {
        return done.minimalCompletionStage();
    }

    /** Has {@code listener} called after each change, by any thread: it must be quick. */
    public void onProgress(Runnable listener) {
        listeners.add(listener);
    }

    /**
     * Waits until training has ended and the agent is back-tested, or training was stopped.
     *
     * @throws UserMistake if it failed, with what to do
     * @throws CancellationException if the waiting thread is interrupted
     */
    public Agent await() {
        WaitScope.Waiting waiting = scope.enter();
        try (waiting) {
            RunProgress last = done.get();
            if (last.state() == RunProgress.State.FAILED || last.state() == RunProgress.State.KILLED) {
                throw new UserMistake("TrainingFailed", last.stage());
            }
            return this;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while waiting for the training; it goes on");
        } catch (ExecutionException e) {
            throw new CompletionException(e.getCause());
        }
    }

    /** Ends training soon, with a checkpoint from which the same {@code %train} goes on. Does nothing at its end. */
    public void cancel() {
        synchronized (this) {
            if (waiting && !isDone()) {
                end(progress.stoppedSilently());
            }
        }
        if (isDone()) {
            return;
        }
        cancelled = true;
        try {
            // Before the signal: a worker that is not up yet ends without a word, and one that nobody sees yet looks
            // here.
            Files.writeString(folder.stop(), "");
        } catch (IOException e) {
            // The signal alone will do, but for what others are told.
        }
        process().ifPresent(ProcessHandle::destroy);
    }

    /** Whether there is no worker yet: its bars are still loading. */
    boolean isWaiting() {
        return waiting && !isDone();
    }

    /** Whether training has ended. */
    public boolean isDone() {
        return done.isDone();
    }

    /** Where checkpoints and all else of the run are. */
    public Path directory() {
        return folder.checkpoints();
    }

    /**
     * How the best agent so far trades on the last part of what it was given, which it was not trained on nor chosen by.
     *
     * @throws dev.barista.market.InvalidInputException if there is no checkpoint yet
     */
    public Backtest backtest() {
        return AgentBacktest.own(folder);
    }

    /**
     * The same on bars that were loaded later, or elsewhere, as far as they come after all that it was trained on or
     * chosen by. Waits for the load.
     *
     * @param holdout has the symbols that the agent knows
     * @throws dev.barista.market.InvalidInputException if there is no checkpoint yet, a symbol is missing, or no bar comes
     *     after those
     */
    public Backtest backtest(Load holdout) {
        return AgentBacktest.on(folder, holdout);
    }

    /** As its panel says in plain text. */
    @Override
    public String toString() {
        return progress.toString();
    }
}
