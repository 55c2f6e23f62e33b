package dev.barista.magics;

import dev.barista.kernel.cell.CellContext;
import dev.barista.kernel.display.Controls;
import dev.barista.kernel.display.LiveDisplay;
import dev.barista.kernel.job.BackgroundTask;
import dev.barista.train.TrainingProgress;
import dev.barista.train.worker.Agent;
import dev.barista.train.worker.RunProgress;
import dev.barista.train.worker.RunText;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** A training as the kernel's list of jobs sees it. Made by {@link TrainSession}; safe for threads. */
final class TrainTask implements BackgroundTask {
    private final Agent agent;
    private final Function<CellContext, CellContext.Carrying> alongside;
    private final CompletionStage<?> done;

    /** @param alongside what moves on with the training while a cell waits for it */
    TrainTask(Agent agent, Function<CellContext, CellContext.Carrying> alongside) {
        this.agent = agent;
        this.alongside = alongside;
        done = agent.done().thenAccept(last -> {
            switch (last.state()) {
                case STOPPED -> throw new CancellationException("stopped");
                case FAILED, KILLED -> throw new IllegalStateException(last.stage());
                case STARTING, TRAINING, DONE -> {}
            }
        });
    }

    @Override
    public String title() {
        RunProgress now = agent.progress();
        return RunText.title(now.config()) + ", in " + agent.directory();
    }

    @Override
    public String status() {
        RunProgress now = agent.progress();
        TrainingProgress update = now.latest();
        return now.state() == RunProgress.State.TRAINING && update != null
                ? String.format(Locale.ROOT, "step %,d, %.0f %%", update.step(), 100 * now.fraction())
                : now.stage();
    }

    @Override
    public CompletionStage<?> done() {
        return done;
    }

    @Override
    public void cancel() {
        agent.cancel();
    }

    @Override
    public CellContext.Carrying alongside(CellContext waiting) {
        return alongside.apply(waiting);
    }

    @Override
    public Optional<LiveDisplay> show(CellContext cell) {
        LiveDisplay display =
                cell.live(panel(), new Controls(() -> agent.progress().fraction(), agent::cancel));
        follow(display);
        return Optional.of(display);
    }

    /** Keeps a display up to date, to the end. */
    void follow(LiveDisplay display) {
        agent.onProgress(() -> display.update(this::panel));
        var unused = agent.done().thenRun(() -> display.finish(panel()));
    }

    private DisplayData panel() {
        return TrainPanel.render(agent.progress());
    }
}
