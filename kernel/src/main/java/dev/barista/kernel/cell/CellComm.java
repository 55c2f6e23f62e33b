package dev.barista.kernel.cell;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.ToNumberPolicy;
import dev.barista.kernel.comm.Comm;
import dev.barista.kernel.shell.CellThread;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An open line between the code of cells and what a front end shows, over which either speaks when it likes. Made by
 * {@link Notebook#openComm} and {@link Notebook#registerComm}; any thread may use it. What is sent is made JSON, and
 * comes back as maps, lists, text, true and false, whole numbers as {@code Long} and others as {@code Double}. Listeners
 * are called one after another, on a thread of their own, and print to the cell that gave them.
 */
public final class CellComm implements AutoCloseable {
    private static final Gson GSON = new GsonBuilder()
            .disableHtmlEscaping()
            .serializeNulls()
            .setObjectToNumberStrategy(ToNumberPolicy.LONG_OR_DOUBLE)
            .create();

    private static final int MAX_UNHEARD = 1_000;

    private final Comm comm;
    private final Supplier<Runnable> entry;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    /** What comes before anybody listens. */
    private final Queue<JsonObject> unheard = new ArrayDeque<>();

    private @Nullable Consumer<? super Map<String, Object>> listener;
    private boolean serving;

    /** @param entry enters the cell that opened it */
    CellComm(Comm comm, Supplier<Runnable> entry) {
        this.comm = comm;
        this.entry = entry;
        comm.onMessage(data -> later(() -> hear(data)));
    }

    /** What the front end knows it by. */
    public String id() {
        return comm.id();
    }

    /** Sends something; does nothing once the line is closed. */
    public void send(Map<String, ?> data) {
        comm.send(json(data));
    }

    /** Has {@code listener} called with what the front end sends; takes the place of the one before. */
    public void onMessage(Consumer<? super Map<String, Object>> listener) {
        synchronized (waiting) {
            this.listener = listener;
            for (JsonObject data = unheard.poll(); data != null; data = unheard.poll()) {
                JsonObject early = data;
                later(() -> hear(early));
            }
        }
    }

    private void hear(JsonObject data) {
        Consumer<? super Map<String, Object>> hearing;
        synchronized (waiting) {
            hearing = listener;
            if (hearing == null && unheard.size() < MAX_UNHEARD) {
                unheard.add(data);
            }
        }
        if (hearing != null) {
            hearing.accept(values(data));
        }
    }

    /** Has {@code listener} called when the front end closes the line. */
    public void onClose(Runnable listener) {
        comm.onClose(() -> later(listener));
    }

    /** Ends the line. */
    @Override
    public void close() {
        comm.close();
    }

    static JsonObject json(Map<String, ?> data) {
        return GSON.toJsonTree(data).getAsJsonObject();
    }

    @SuppressWarnings("unchecked") // An object's names are text.
    static Map<String, Object> values(JsonObject data) {
        return GSON.fromJson(data, Map.class);
    }

    /** Not on the thread that all comms share: whatever a listener does, others are heard. */
    void later(Runnable listener) {
        synchronized (waiting) {
            waiting.add(listener);
            if (serving) {
                return;
            }
            serving = true;
        }
        var unused = CellThread.background(this::serve);
    }

    private void serve() {
        Runnable leave = entry.get();
        try {
            for (Runnable next = next(); next != null; next = next()) {
                call(next);
            }
        } finally {
            leave.run();
        }
    }

    @SuppressWarnings("CatchAndPrintStackTrace") // Standard error is that of the cell.
    private static void call(Runnable listener) {
        try {
            listener.run();
        } catch (Throwable e) {
            e.printStackTrace();
        }
    }

    private @Nullable Runnable next() {
        synchronized (waiting) {
            Runnable next = waiting.poll();
            serving = next != null;
            return next;
        }
    }
}
