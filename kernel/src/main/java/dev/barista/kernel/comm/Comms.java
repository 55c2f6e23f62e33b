package dev.barista.kernel.comm;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.barista.kernel.wire.ChannelName;
import dev.barista.kernel.wire.Incoming;
import dev.barista.kernel.wire.Origin;
import dev.barista.kernel.wire.Outbox;
import dev.barista.kernel.wire.Outgoing;
import io.github.spencerpark.jupyter.messages.publish.PublishStream.StreamType;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The open lines of a kernel, and who answers for those that front ends open. One for a kernel; safe for threads. */
public final class Comms {
    /** What front ends with widgets ask for, or open, as soon as they see a kernel. */
    private static final String WIDGETS = "jupyter.widget";

    private static final int MAX_OPEN = 10_000;

    private final Outbox outbox;
    private final Map<String, OpenComm> open = new ConcurrentHashMap<>();
    private final Map<String, BiConsumer<Comm, JsonObject>> targets = new ConcurrentHashMap<>();
    private volatile boolean widgets;

    public Comms(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Those of an engine without front ends: whatever is sent is lost. */
    public static Comms none() {
        return new Comms(new Nobody());
    }

    /**
     * Opens a line from here.
     *
     * @param parent the request on whose behalf it is opened; its messages belong to that
     * @param metadata of the opening message
     */
    public Comm open(Origin parent, String target, JsonObject data, JsonObject metadata) {
        OpenComm comm = new OpenComm(UUID.randomUUID().toString(), target, parent);
        add(comm);
        JsonObject content = comm.content(data);
        content.addProperty("target_name", target);
        outbox.publish(parent, new Outgoing("comm_open", content, metadata));
        return comm;
    }

    /** Lets {@code opened} answer for lines that front ends open to {@code target}, on the comms' thread. */
    public void register(String target, BiConsumer<Comm, JsonObject> opened) {
        targets.put(target, opened);
    }

    /** Whether a front end that draws Jupyter widgets has been seen. */
    public boolean widgetsSeen() {
        return widgets;
    }

    /**
     * The content of a {@code comm_info_reply}.
     *
     * @param target lists only lines to this; null for all
     */
    public JsonObject info(@Nullable String target) {
        widgets |= WIDGETS.equals(target);
        JsonObject comms = new JsonObject();
        open.values().stream()
                .filter(comm -> target == null || comm.target.equals(target))
                .forEach(comm -> {
                    JsonObject about = new JsonObject();
                    about.addProperty("target_name", comm.target);
                    comms.add(comm.id, about);
                });
        return comms;
    }

    /** A front end opens a line; refused if nobody answers for its target. */
    public void opened(Incoming message) {
        String target = text(message.content(), "target_name");
        widgets |= target.startsWith(WIDGETS);
        OpenComm comm = new OpenComm(text(message.content(), "comm_id"), target, message.origin());
        BiConsumer<Comm, JsonObject> answering = targets.get(target);
        if (answering == null) {
            outbox.publish(message.origin(), Outgoing.of("comm_close", comm.content(new JsonObject())));
            return;
        }
        add(comm);
        answering.accept(comm, data(message));
    }

    /** A front end sends something; what belongs to no open line is dropped. */
    public void received(Incoming message) {
        OpenComm comm = open.get(text(message.content(), "comm_id"));
        if (comm != null) {
            comm.received(data(message));
        }
    }

    /** A front end ends a line. */
    public void closed(Incoming message) {
        OpenComm comm = open.remove(text(message.content(), "comm_id"));
        if (comm != null) {
            comm.closed.run();
        }
    }

    private void add(OpenComm comm) {
        if (open.size() >= MAX_OPEN) {
            throw new IllegalStateException("more than " + MAX_OPEN + " comms are open; close some of them");
        }
        open.put(comm.id, comm);
    }

    private static String text(JsonObject content, String name) {
        JsonElement value = content.get(name);
        return value == null || !value.isJsonPrimitive() ? "" : value.getAsString();
    }

    private static JsonObject data(Incoming message) {
        JsonElement data = message.content().get("data");
        return data != null && data.isJsonObject() ? data.getAsJsonObject() : new JsonObject();
    }

    private final class OpenComm implements Comm {
        private final String id;
        private final String target;
        private final Origin parent;
        private volatile Consumer<JsonObject> listener = data -> {};
        private volatile Runnable closed = () -> {};

        OpenComm(String id, String target, Origin parent) {
            this.id = id;
            this.target = target;
            this.parent = parent;
        }

        JsonObject content(JsonObject data) {
            JsonObject content = new JsonObject();
            content.addProperty("comm_id", id);
            content.add("data", data);
            return content;
        }

        void received(JsonObject data) {
            listener.accept(data);
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public void send(JsonObject data) {
            if (open.containsKey(id)) {
                outbox.publish(parent, Outgoing.of("comm_msg", content(data)));
            }
        }

        @Override
        public void onMessage(Consumer<JsonObject> messages) {
            listener = messages;
        }

        @Override
        public void onClose(Runnable action) {
            closed = action;
        }

        @Override
        public void close() {
            if (open.remove(id) != null) {
                outbox.publish(parent, Outgoing.of("comm_close", content(new JsonObject())));
            }
        }
    }

    private static final class Nobody implements Outbox {
        @Override
        public void publish(Origin parent, Outgoing message) {}

        @Override
        public void stream(Origin parent, StreamType stream, String text) {}

        @Override
        public void send(ChannelName channel, Origin request, Outgoing message) {}
    }
}
