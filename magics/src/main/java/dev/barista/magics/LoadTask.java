package dev.barista.magics;

import dev.barista.kernel.cell.CellContext;
import dev.barista.kernel.display.LiveDisplay;
import dev.barista.kernel.job.BackgroundTask;
import dev.barista.load.Load;
import dev.barista.load.LoadKind;
import dev.barista.load.LoadProgress;
import dev.barista.load.SymbolState;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;

/** A load as the kernel's list of jobs sees it. Made by {@link BarsMagic}; safe for threads. */
final class LoadTask implements BackgroundTask {
    private final Load load;
    private final CompletionStage<?> done;

    /** @param display gets the load's final state when it has ended */
    LoadTask(Load load, LiveDisplay display) {
        this.load = load;
        done = load.done().thenRun(() -> {
            LoadProgress last = load.progress();
            display.finish(LoadPanel.render(last, load.notes()));
            if (last.cancelled()) {
                throw new CancellationException("cancelled");
            }
            if (last.count(SymbolState.FAILED) == last.symbols().size()) {
                throw new IllegalStateException("all symbols failed");
            }
        });
    }

    @Override
    public String title() {
        LoadProgress now = load.progress();
        boolean options = now.symbols().stream().anyMatch(row -> row.kind() != LoadKind.BARS);
        boolean stocks = now.symbols().stream().anyMatch(row -> row.kind() == LoadKind.BARS);
        return (options ? stocks ? "bars and options of " : "options of " : "bars of ")
                + LoadTotals.count(load.symbols().size(), "symbol");
    }

    @Override
    public String status() {
        LoadProgress now = load.progress();
        long ended = now.symbols().stream().filter(s -> s.state().isEnded()).count();
        return ended + " of "
                + LoadTotals.count(
                        now.symbols().size(),
                        now.symbols().size() == load.symbols().size() ? "symbol" : "part");
    }

    @Override
    public CompletionStage<?> done() {
        return done;
    }

    @Override
    public Optional<LiveDisplay> show(CellContext cell) {
        LiveDisplay shown = cell.live(panel());
        load.onProgress(() -> shown.update(this::panel));
        var unused = load.done().thenRun(() -> shown.finish(panel()));
        return Optional.of(shown);
    }

    private DisplayData panel() {
        return LoadPanel.render(load.progress(), load.notes());
    }

    @Override
    public void cancel() {
        load.cancel();
    }
}
