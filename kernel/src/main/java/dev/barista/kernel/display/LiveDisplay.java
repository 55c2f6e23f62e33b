package dev.barista.kernel.display;

import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * An output that goes on changing after its cell is done; made by {@code CellContext.live}. Any thread may use it and
 * none is held up: updates are sent by the publisher, at most ten a second, the newest state winning.
 */
public interface LiveDisplay {
    /** The protocol's {@code display_id}. */
    String id();

    /**
     * Asks for the output to be replaced soon. The state is rendered when it is sent, not now; if several updates
     * come within a tenth of a second only the last is rendered.
     */
    void update(Supplier<DisplayData> state);

    /** Sends the last state, always, at once; later updates are ignored. */
    void finish(DisplayData last);

    /** Completes when {@link #finish} has sent the last state. */
    CompletionStage<Void> finished();
}
