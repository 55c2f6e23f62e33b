package dev.barista.kernel.display;

import dev.barista.kernel.wire.Origin;
import dev.barista.kernel.wire.Outbox;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes the outputs that go on changing. One for a kernel; any thread may use it. */
public final class LiveDisplays {
    private final Outbox outbox;
    private final Timer timer;
    private final Drawing.Maker drawings;

    /** @param drawings makes what outputs with controls are drawn by */
    public LiveDisplays(Outbox outbox, Timer timer, Drawing.Maker drawings) {
        this.outbox = outbox;
        this.timer = timer;
        this.drawings = drawings;
    }

    /**
     * Shows {@code first} below {@code cell}, to be updated later.
     *
     * @param controls offered by front ends that can; null for none
     */
    public LiveDisplay start(Origin cell, DisplayData first, @Nullable Controls controls) {
        Drawing drawing =
                controls == null ? null : drawings.draw(cell, controls).orElse(null);
        return new LiveOutput(UUID.randomUUID().toString(), cell, outbox, timer, first, drawing);
    }

    /**
     * Sends what {@code display} shows now and later as messages of {@code waiting}, until the returned action is run.
     * If several carry a display, the newest does.
     */
    public Runnable carry(LiveDisplay display, Origin waiting) {
        return display instanceof LiveOutput output ? output.carry(waiting) : () -> {};
    }
}
