package dev.barista.kernel;

import dev.barista.kernel.wire.ChannelName;
import dev.barista.kernel.wire.MessageJson;
import dev.barista.kernel.wire.Origin;
import dev.barista.kernel.wire.Outbox;
import dev.barista.kernel.wire.Outgoing;
import io.github.spencerpark.jupyter.messages.publish.PublishStream.StreamType;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what would be published, as lines {@code parent type plain-text}; any thread may use it. */
public final class RecordingOutbox implements Outbox {
    private final List<String> lines = new CopyOnWriteArrayList<>();

    /** What was published since the last call. */
    public List<String> take() {
        List<String> taken = List.copyOf(lines);
        lines.clear();
        return taken;
    }

    /** A request with this id. */
    public static Origin origin(String id) {
        return new Origin(List.of(), TestClient.json("{'msg_id':'" + id + "'}"));
    }

    @Override
    public void publish(Origin parent, Outgoing message) {
        String text = MessageJson.GSON
                .toJsonTree(message.content())
                .getAsJsonObject()
                .getAsJsonObject("data")
                .get("text/plain")
                .getAsString();
        lines.add(parent.id() + " " + message.type() + " " + text);
    }

    @Override
    public void stream(Origin parent, StreamType stream, String text) {
        lines.add(parent.id() + " " + stream + " " + text);
    }

    @Override
    public void send(ChannelName channel, Origin request, Outgoing message) {
        throw new UnsupportedOperationException("only publications are recorded");
    }
}
