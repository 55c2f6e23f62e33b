package dev.barista.magics;

import dev.barista.kernel.cell.CellContext;
import dev.barista.kernel.cell.UserMistake;
import dev.barista.kernel.display.Controls;
import dev.barista.kernel.display.LiveDisplay;
import dev.barista.kernel.magic.KernelServices;
import dev.barista.kernel.magic.MagicCall;
import dev.barista.load.Load;
import dev.barista.load.LoadRequest;
import dev.barista.load.Loader;
import dev.barista.load.WaitScope;
import dev.barista.market.DateRange;
import dev.barista.market.InvalidInputException;
import dev.barista.market.NyseCalendar;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.time.LocalDate;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import javax.lang.model.SourceVersion;
import org.jspecify.annotations.Nullable;

/**
 * Starts loads for cells: shows their progress, lists them as jobs and binds them to variables. Made by
 * {@link BaristaMagics}, one a kernel; safe for threads.
 */
final class LoadCells {
    private static final int DEFAULT_DAYS = 90;
    private static final int MAX_DAYS = 3650;

    private final KernelServices kernel;
    private final BarSource source;
    private final Timeframes timeframes;

    LoadCells(KernelServices kernel, BarSource source, Timeframes timeframes) {
        this.kernel = kernel;
        this.source = source;
        this.timeframes = timeframes;
    }

    /** What a load has to show before it starts, and how it starts. */
    record Start(DisplayData first, Function<WaitScope, Load> starter) {}

    /** The day that it is at the exchange. */
    LocalDate today() {
        return LocalDate.ofInstant(source.clock().instant(), NyseCalendar.NEW_YORK);
    }

    /** The last {@code days} calendar days; 90 for null. */
    DateRange range(@Nullable Integer days, String example) {
        int span = days == null ? DEFAULT_DAYS : days;
        if (span < 1 || span > MAX_DAYS) {
            throw new InvalidInputException(
                    "--days must be 1–" + MAX_DAYS + ", got " + span + ". Try: " + example + " --days " + DEFAULT_DAYS);
        }
        return DateRange.endingOn(today(), span);
    }

    static void checkName(@Nullable String as, String example) {
        if (as != null && (!SourceVersion.isIdentifier(as) || SourceVersion.isKeyword(as))) {
            throw new UserMistake("--as takes the name of a Java variable. Try: " + example);
        }
    }

    /** Shows what a load would show that is about to start, and connects to nothing. */
    DisplayData waiting(LoadRequest request) {
        return LoadPanel.waiting(source.name(), source.isPractice(), request.rows());
    }

    /**
     * How {@code request} is loaded from the market.
     *
     * @param store whether bars are taken from the store and kept there
     */
    Start fromMarket(LoadRequest request, boolean store) {
        Loader loader = source.loader(store);
        return new Start(waiting(request), scope -> loader.start(request, scope));
    }

    /**
     * Starts a load.
     *
     * @param as the variable that holds it; null for none
     * @return the load for a call with a target, else null
     */
    @Nullable Load run(MagicCall call, LoadRequest request, @Nullable String as, Start start) {
        Load load = start(call.cell(), start);
        timeframes.remember(load, request);
        bind(load, as);
        return call.target() == null ? null : load;
    }

    /** Starts a load that no variable holds: its progress is shown below the cell, and it is a job. */
    Load start(CellContext cell, Start start) {
        CompletableFuture<Load> started = new CompletableFuture<>();
        Controls controls =
                new Controls(() -> started.isDone() ? started.join().progress().fraction() : 0, () -> {
                    var unused = started.thenAccept(Load::cancel);
                });
        LiveDisplay display = cell.live(start.first(), controls);
        WaitScope scope = () -> kernel.currentCell()
                .<WaitScope.Waiting>map(waiting -> waiting.carry(display)::close)
                .orElse(() -> {});
        Load load = start.starter().apply(scope);
        started.complete(load);
        load.onProgress(() -> display.update(() -> LoadPanel.render(load.progress(), load.notes())));
        kernel.jobs().start(cell, new LoadTask(load, display), load, display);
        return load;
    }

    private void bind(Load load, @Nullable String as) {
        if (as == null) {
            return;
        }
        try {
            kernel.variables().bind(as, Load.class, load);
        } catch (RuntimeException e) {
            load.cancel(); // nobody could reach it
            throw e;
        }
    }
}
