package dev.barista.kernel.display;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.barista.kernel.wire.Origin;
import java.util.Optional;

/**
 * Draws a live output in a front end that can do more than replace it, such as one with widgets. Called by one thread at
 * a time.
 */
public interface Drawing {
    /** The mime type under which the front end finds {@link #view}. */
    String mime();

    /** Goes into the output's bundle as long as the drawing lives. */
    JsonElement view();

    /** Shows a new state, given as the {@code data} of the bundle that would be sent without a drawing. */
    void show(JsonObject data);

    /** The output shows its last state by itself now. */
    void end();

    /** Makes drawings where a front end can show them. */
    interface Maker {
        /** Makes none. */
        Maker NONE = (cell, controls) -> Optional.empty();

        /** A drawing below {@code cell}; empty if no front end could show it. */
        Optional<Drawing> draw(Origin cell, Controls controls);
    }
}
