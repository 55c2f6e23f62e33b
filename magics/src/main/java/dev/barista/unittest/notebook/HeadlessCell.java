package dev.barista.unittest.notebook;

import dev.barista.kernel.cell.CellContext;
import dev.barista.kernel.display.Controls;
import dev.barista.kernel.display.LiveDisplay;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A cell that nobody looks at: what its displays end with is kept, all else forgotten. Any thread may use it. */
final class HeadlessCell implements CellContext {
    private final NotebookFile.CodeCell cell;
    private final List<DisplayData> shown = new CopyOnWriteArrayList<>();
    private final PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    private final Executor renders;

    /** @param renders where displays that change are rendered, one after another */
    HeadlessCell(NotebookFile.CodeCell cell, Executor renders) {
        this.cell = cell;
        this.renders = renders;
    }

    /** What was displayed, in order; of displays that changed, their last state. */
    List<DisplayData> shown() {
        return List.copyOf(shown);
    }

    @Override
    public int executionCount() {
        return cell.number();
    }

    @Override
    public Optional<String> notebookId() {
        return Optional.of(cell.id());
    }

    @Override
    public void display(DisplayData data) {
        shown.add(data);
    }

    @Override
    public void updateDisplay(DisplayData data) {
        shown.add(data);
    }

    @Override
    public LiveDisplay live(DisplayData first) {
        return new LastState();
    }

    @Override
    public LiveDisplay live(DisplayData first, Controls controls) {
        return live(first);
    }

    @Override
    public void clearOutput(boolean beforeNext) {
        shown.clear();
    }

    @Override
    public PrintStream out() {
        return nowhere;
    }

    @Override
    public PrintStream err() {
        return nowhere;
    }

    @Override
    public Carrying carry(LiveDisplay display) {
        return () -> {};
    }

    private final class LastState implements LiveDisplay {
        private final CompletableFuture<Void> finished = new CompletableFuture<>();
        private final AtomicReference<@Nullable Supplier<DisplayData>> pending = new AtomicReference<>();

        @Override
        public String id() {
            return "headless";
        }

        /** Of several updates that come faster than they are rendered the last is. */
        @Override
        public void update(Supplier<DisplayData> state) {
            if (pending.getAndSet(state) == null) {
                renders.execute(this::render);
            }
        }

        private void render() {
            Supplier<DisplayData> state = pending.getAndSet(null);
            DisplayData data = state == null ? null : state.get();
            if (data != null && data.hasDataForType(CellEvent.TESTS)) {
                shown.add(data);
            }
        }

        @Override
        public void finish(DisplayData last) {
            shown.add(last);
            finished.complete(null);
        }

        @Override
        public CompletionStage<Void> finished() {
            return finished;
        }
    }
}
