package dev.barista.kernel.widget;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.concurrent.TimeUnit;

/**
 * Tells whether a front end still has an output open: an invisible player of ipywidgets, which counts on by its own timer in
 * the page and says so. No other widget speaks by itself, and a page that is closed says nothing. Made by
 * {@link WidgetPanel}; safe for threads.
 */
final class Heartbeat {
    private static final long MILLIS = 10_000;
    private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(25);

    /** Until then the page has drawn the player; one that is told earlier does not start. */
    private static final long DRAWN_NANOS = TimeUnit.SECONDS.toNanos(3);

    private final WidgetModel player;
    private volatile long beatNanos = System.nanoTime() - QUIET_NANOS + DRAWN_NANOS;

    /** @param player as {@link #state} describes it */
    Heartbeat(WidgetModel player, Runnable beat) {
        this.player = player;
        player.onChange(() -> {
            beatNanos = System.nanoTime();
            beat.run();
        });
    }

    static JsonObject state() {
        JsonObject state = new JsonObject();
        state.addProperty("min", 0);
        state.addProperty("max", 1_000_000);
        state.addProperty("value", 0);
        state.addProperty("interval", MILLIS);
        state.addProperty("repeat", true);
        state.addProperty("playing", false);
        return state;
    }

    /** Starts the player where it does not play, such as in a page that was loaded anew: it starts when told, not before. */
    void keepUp() {
        if (System.nanoTime() - beatNanos > QUIET_NANOS) {
            beatNanos = System.nanoTime();
            player.set("playing", new JsonPrimitive(false));
            player.set("playing", new JsonPrimitive(true));
        }
    }
}
