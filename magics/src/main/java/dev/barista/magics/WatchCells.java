package dev.barista.magics;

import dev.barista.kernel.cell.CellContext;
import dev.barista.kernel.cell.UserMistake;
import dev.barista.kernel.display.Controls;
import dev.barista.kernel.display.LiveDisplay;
import dev.barista.kernel.magic.KernelServices;
import dev.barista.load.Load;
import dev.barista.load.LoadKind;
import dev.barista.load.LoadProgress;
import dev.barista.load.LoadRequest;
import dev.barista.market.Bars;
import dev.barista.market.Symbol;
import dev.barista.plot.PlotKind;
import dev.barista.watch.Watch;
import dev.barista.watch.WatchRequest;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Starts watches for cells: shows them, lists them as jobs, and ends the one that the same cell started before. Made by
 * {@link BaristaMagics}, one a kernel; safe for threads.
 */
final class WatchCells implements AutoCloseable {
    private static final int MOST_AT_ONCE = 8;
    private static final long REDRAW_SECONDS = 10;

    private final KernelServices kernel;
    private final BarSource source;
    private final Timeframes timeframes;
    private final Map<String, Watch> byCell = new ConcurrentHashMap<>();
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "watches");
        thread.setDaemon(true);
        return thread;
    });

    WatchCells(KernelServices kernel, BarSource source, Timeframes timeframes) {
        this.kernel = kernel;
        this.source = source;
        this.timeframes = timeframes;
    }

    /**
     * Starts a watch below a cell.
     *
     * @param name the load's variable
     * @param last how many bars are drawn
     * @param time after which it ends by itself
     */
    Watch start(
            CellContext cell, String name, Load load, List<Symbol> symbols, PlotKind kind, int last, Duration time) {
        LoadProgress from = load.progress();
        LoadRequest asked = timeframes
                .request(load)
                .filter(request -> request.kinds().contains(LoadKind.BARS) && !from.fromFiles())
                .orElseThrow(
                        () -> new UserMistake(name + " does not go on: only what %bars loads from a market does. Try: "
                                + "%bars " + symbols.get(0) + " --days 5 --timeframe 1Min --as live"));
        byCell.values().removeIf(watch -> watch.done().toCompletableFuture().isDone());
        if (byCell.size() >= MOST_AT_ONCE) {
            throw new UserMistake(
                    MOST_AT_ONCE + " watches are going on. End one by its Cancel button or %cancel; %jobs lists them");
        }
        WatchView view = new WatchView(
                asked.timeframe(),
                kind,
                last,
                from.source(),
                from.practice(),
                new WatchQuality(asked.timeframe(), source.calendar()));
        Watch watch = show(
                cell, view, load, new WatchRequest(symbols, asked.timeframe(), asked.adjustment(), asked.feed(), time));
        // A cell that is run again shows the new one alone.
        Watch before = byCell.put(cell.notebookId().orElse("In[" + cell.executionCount() + "]"), watch);
        if (before != null) {
            before.cancel();
        }
        return watch;
    }

    private Watch show(CellContext cell, WatchView view, Load load, WatchRequest request) {
        CompletionStage<Map<Symbol, Bars>> known = load.done().thenApply(all -> {
            Map<Symbol, Bars> bars = new LinkedHashMap<>();
            request.symbols().forEach(symbol -> bars.put(symbol, load.bars(symbol.value())));
            return bars;
        });
        Watch watch = Watch.start(request, known, from -> source.live(request.timeframe(), from), executor);
        LiveDisplay display = cell.live(
                view.waiting(watch.symbols()), new Controls(watch::timeUsed, watch::cancel, watch::seenByReader));
        // Drawn here: what draws all displays of the kernel has others to see to.
        Runnable redraw = () -> {
            DisplayData now = view.live(watch);
            display.update(() -> now);
        };
        watch.onChange(redraw);
        // Now and then also while nothing comes up: how long it goes on, and whether someone has it open, is seen then.
        ScheduledFuture<?> again = executor.scheduleWithFixedDelay(redraw, 0, REDRAW_SECONDS, TimeUnit.SECONDS);
        var unused = watch.done().whenComplete((ended, failure) -> again.cancel(false));
        kernel.jobs().start(cell, new WatchTask(watch, view, display, kernel.renderers()), watch, display);
        return watch;
    }

    @Override
    public void close() {
        executor.shutdownNow();
        byCell.values().forEach(Watch::release);
    }
}
