package dev.barista.kernel.job;

import dev.barista.kernel.cell.CellContext;
import dev.barista.kernel.display.LiveDisplay;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** What a job does, already under way. Implemented by those who start jobs; any thread may call it. */
public interface BackgroundTask {
    /** What is being done, for {@code %jobs}, such as {@code "bars of 23 symbols"}. */
    String title();

    /** How far it is, in one short line, such as {@code "12 of 23 symbols"}; never blocks. */
    String status();

    /**
     * Completes when the task has ended, exceptionally if it failed or was cancelled. Whoever shows the task finishes
     * its display before or promptly after this: {@link Job#await} waits for the display too, but not for long.
     */
    CompletionStage<?> done();

    /** Asks the task to end soon, keeping what it has; may be called again. */
    void cancel();

    /**
     * A cell begins to wait for this task: whatever else it depends on moves on too, as that cell's messages, until what
     * is returned is closed.
     */
    default CellContext.Carrying alongside(CellContext waiting) {
        return () -> {};
    }

    /** Shows its progress below {@code cell}, beside wherever it shows already; empty if it cannot. */
    default Optional<LiveDisplay> show(CellContext cell) {
        return Optional.empty();
    }
}
