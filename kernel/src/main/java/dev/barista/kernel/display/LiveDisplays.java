package dev.barista.kernel.display;

import dev.barista.kernel.wire.Origin;
import dev.barista.kernel.wire.Outbox;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.util.UUID;

/** Makes the outputs that go on changing. One for a kernel; any thread may use it. */
public final class LiveDisplays {
    private final Outbox outbox;
    private final Timer timer;

    public LiveDisplays(Outbox outbox, Timer timer) {
        this.outbox = outbox;
        this.timer = timer;
    }

    /** Shows {@code first} below {@code cell}, to be updated later. */
    public LiveDisplay start(Origin cell, DisplayData first) {
        return new LiveOutput(UUID.randomUUID().toString(), cell, outbox, timer, first);
    }

    /**
     * Sends what {@code display} shows now and later as messages of {@code waiting}, until the returned action is run.
     * If several carry a display, the newest does.
     */
    public Runnable carry(LiveDisplay display, Origin waiting) {
        return display instanceof LiveOutput output ? output.carry(waiting) : () -> {};
    }
}
