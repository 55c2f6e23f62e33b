package dev.barista.magics;

import dev.barista.kernel.cell.CellContext;
import dev.barista.kernel.display.LiveDisplay;
import dev.barista.kernel.display.Renderers;
import dev.barista.kernel.job.BackgroundTask;
import dev.barista.watch.Watch;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** A watch as the kernel's list of jobs sees it. Made by {@link WatchCells}; safe for threads. */
final class WatchTask implements BackgroundTask {
    private final Watch watch;
    private final WatchView view;
    private final Renderers renderers;
    private final CompletionStage<?> done;

    /** @param display gets the last state when it has ended */
    WatchTask(Watch watch, WatchView view, LiveDisplay display, Renderers renderers) {
        this.watch = watch;
        this.view = view;
        this.renderers = renderers;
        done = watch.done().whenComplete((ended, failure) -> display.finish(view.last(watch, renderers)));
    }

    @Override
    public String title() {
        return "watch of " + watch.symbols();
    }

    @Override
    public String status() {
        return watch.seen().arrived() + " new bars";
    }

    @Override
    public CompletionStage<?> done() {
        return done;
    }

    @Override
    public void cancel() {
        watch.cancel();
    }

    @Override
    public Optional<LiveDisplay> show(CellContext cell) {
        LiveDisplay shown = cell.live(view.live(watch));
        watch.onChange(() -> shown.update(() -> view.live(watch)));
        var unused = watch.done().whenComplete((ended, failure) -> shown.finish(view.last(watch, renderers)));
        return Optional.of(shown);
    }
}
