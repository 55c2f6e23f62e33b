package dev.barista.kernel.cell;

import dev.barista.kernel.display.Controls;
import dev.barista.kernel.display.LiveDisplay;
import dev.barista.kernel.display.LiveDisplays;
import dev.barista.kernel.wire.Origin;
import dev.barista.kernel.wire.Outbox;
import dev.barista.kernel.wire.Outgoing;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.messages.publish.PublishClearOutput;
import io.github.spencerpark.jupyter.messages.publish.PublishDisplayData;
import io.github.spencerpark.jupyter.messages.publish.PublishStream.StreamType;
import io.github.spencerpark.jupyter.messages.publish.PublishUpdateDisplayData;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A cell that was submitted; made for each execute request. Any thread may use it, also after the cell is idle. */
public final class Cell implements CellContext {
    private final int executionCount;
    private final Origin origin;
    private final boolean stdinAllowed;
    private final Outbox outbox;
    private final LiveDisplays displays;
    private final OutputLimit limit = OutputLimit.fromEnvironment();
    private final List<String> imported = new CopyOnWriteArrayList<>();
    private final PrintStream out;
    private final PrintStream err;

    /** @param stdinAllowed whether the front end that submitted it answers questions */
    public Cell(int executionCount, Origin origin, boolean stdinAllowed, Outbox outbox, LiveDisplays displays) {
        this.executionCount = executionCount;
        this.origin = origin;
        this.stdinAllowed = stdinAllowed;
        this.outbox = outbox;
        this.displays = displays;
        out = print(StreamType.OUT);
        err = print(StreamType.ERR);
    }

    private PrintStream print(StreamType stream) {
        return new PrintStream(new CellOutputStream(origin, stream, outbox, limit), false, StandardCharsets.UTF_8);
    }

    /** The request that submitted it. */
    Origin origin() {
        return origin;
    }

    boolean stdinAllowed() {
        return stdinAllowed;
    }

    @Override
    public int executionCount() {
        return executionCount;
    }

    @Override
    public Optional<String> notebookId() {
        return origin.cellId();
    }

    @Override
    public void imported(String type) {
        imported.add(type);
    }

    /** Its source with the imports that were made for it; empty if none was. */
    public Optional<String> withImports(String source) {
        return imported.isEmpty() ? Optional.empty() : Optional.of(Imports.addTo(source, List.copyOf(imported)));
    }

    @Override
    public void display(DisplayData data) {
        outbox.publish(origin, Outgoing.of(new PublishDisplayData(data)));
    }

    @Override
    public void updateDisplay(DisplayData data) {
        outbox.publish(origin, Outgoing.of(new PublishUpdateDisplayData(data)));
    }

    @Override
    public LiveDisplay live(DisplayData first) {
        return displays.start(origin, first, null);
    }

    @Override
    public LiveDisplay live(DisplayData first, Controls controls) {
        return displays.start(origin, first, controls);
    }

    @Override
    public void clearOutput(boolean beforeNext) {
        limit.reset();
        outbox.publish(
                origin, Outgoing.of(beforeNext ? PublishClearOutput.BEFORE_NEXT_OUTPUT : PublishClearOutput.NOW));
    }

    @Override
    public PrintStream out() {
        return out;
    }

    @Override
    public PrintStream err() {
        return err;
    }

    @Override
    public Carrying carry(LiveDisplay display) {
        return displays.carry(display, origin)::run;
    }
}
