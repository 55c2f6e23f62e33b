package dev.barista.kernel.display;

import com.google.gson.JsonObject;
import dev.barista.kernel.wire.MessageJson;
import dev.barista.kernel.wire.Origin;
import dev.barista.kernel.wire.Outbox;
import dev.barista.kernel.wire.Outgoing;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One output that goes on changing; made by {@link LiveDisplays}. Any thread may use it. */
final class LiveOutput implements LiveDisplay {
    /** Ten updates a second look alive; more only fill the wire and the front end's memory. */
    private static final long MIN_INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private static final Logger LOG = Logger.getLogger(LiveOutput.class.getName());

    private final String id;
    private final Outbox outbox;
    private final Timer timer;
    private final @Nullable Drawing drawing;
    private final CompletableFuture<Void> finished = new CompletableFuture<>();

    // Guarded by this. Messages are put into the outbox under the lock, so that no older state overtakes a newer one.
    private final List<Carry> parents = new ArrayList<>();
    private @Nullable Supplier<DisplayData> pending;
    private JsonObject shown;
    private long lastSentNanos;
    private boolean scheduled;
    private boolean last;

    /** Someone whose messages the updates are; an object of its own, since a cell may carry twice. */
    private static final class Carry {
        private final Origin parent;

        Carry(Origin parent) {
            this.parent = parent;
        }
    }

    /** @param drawing shows the states but the last, if there is one */
    LiveOutput(String id, Origin cell, Outbox outbox, Timer timer, DisplayData first, @Nullable Drawing drawing) {
        this.id = id;
        this.outbox = outbox;
        this.timer = timer;
        this.drawing = drawing;
        parents.add(new Carry(cell));
        shown = bundle(first);
        if (drawing != null) {
            JsonObject data = shown.getAsJsonObject("data");
            drawing.show(data);
            data.add(drawing.mime(), drawing.view());
        }
        lastSentNanos = timer.nanos();
        outbox.publish(cell, Outgoing.of("display_data", shown));
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public void update(Supplier<DisplayData> state) {
        long delayNanos;
        synchronized (this) {
            if (last) {
                return;
            }
            pending = state;
            if (scheduled) {
                return;
            }
            scheduled = true;
            delayNanos = Math.max(0, lastSentNanos + MIN_INTERVAL_NANOS - timer.nanos());
        }
        timer.after(delayNanos, this::sendPending);
    }

    private void sendPending() {
        Supplier<DisplayData> state;
        synchronized (this) {
            scheduled = false;
            state = pending;
            pending = null;
            if (last || state == null) {
                return;
            }
            lastSentNanos = timer.nanos();
        }
        JsonObject bundle;
        try {
            bundle = bundle(state.get());
        } catch (Throwable e) {
            LOG.log(
                    Level.WARNING,
                    "A display keeps its state: the new one failed with {0}.",
                    e.getClass().getName());
            return;
        }
        synchronized (this) {
            if (!last) {
                send(bundle);
            }
        }
    }

    @Override
    public void finish(DisplayData state) {
        JsonObject bundle = bundle(state);
        synchronized (this) {
            if (last) {
                return;
            }
            last = true;
            pending = null;
            send(bundle);
        }
        if (drawing != null) {
            drawing.end();
        }
        finished.complete(null);
    }

    @Override
    public CompletionStage<Void> finished() {
        return finished.minimalCompletionStage();
    }

    /** Starts with what is shown now: whoever reads only this parent's messages has not seen it, or not the newest. */
    synchronized Runnable carry(Origin parent) {
        Carry carry = new Carry(parent);
        parents.add(carry);
        if (drawing == null) {
            send(shown);
        }
        return () -> end(carry);
    }

    private synchronized void end(Carry carry) {
        parents.remove(carry);
    }

    private synchronized void send(JsonObject bundle) {
        if (drawing != null && !last) {
            drawing.show(bundle.getAsJsonObject("data"));
            return;
        }
        shown = bundle;
        Origin parent = parents.get(parents.size() - 1).parent;
        outbox.publish(parent, Outgoing.of("update_display_data", bundle));
    }

    /** Written out at once: the caller may change its data, and this display its id, without harm to the other. */
    private JsonObject bundle(DisplayData data) {
        JsonObject bundle = MessageJson.GSON.toJsonTree(data).getAsJsonObject();
        JsonObject transients = new JsonObject();
        transients.addProperty(DisplayData.DISPLAY_ID_KEY, id);
        bundle.add("transient", transients);
        return bundle;
    }
}
