package dev.barista.kernel.protocol;

import com.google.gson.JsonObject;
import dev.barista.kernel.wire.ChannelName;
import dev.barista.kernel.wire.Incoming;
import dev.barista.kernel.wire.Outbox;
import dev.barista.kernel.wire.Outgoing;
import dev.barista.kernel.wire.SparseLog;
import io.github.spencerpark.jupyter.messages.publish.PublishStatus;
import java.util.function.Supplier;

/** Answers one request within busy and idle, whatever its handler does. Any thread may use it. */
final class Responder {
    private final Outbox outbox;
    private final SparseLog log = new SparseLog();

    Responder(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Sends what {@code answer} makes of the request as its reply; what it throws becomes an error reply. */
    void respond(ChannelName channel, Incoming request, Supplier<JsonObject> answer) {
        during(request, () -> {
            JsonObject reply;
            try {
                reply = answer.get();
            } catch (Throwable e) {
                log.warn(
                        Responder.class,
                        request.type() + " was answered by an error: "
                                + e.getClass().getName());
                reply = Replies.error(e);
            }
            reply(channel, request, reply, new JsonObject());
        });
    }

    /** Runs {@code work} between busy and idle. */
    void during(Incoming request, Runnable work) {
        busy(request);
        try {
            work.run();
        } finally {
            outbox.publish(request.origin(), Outgoing.of(PublishStatus.IDLE));
        }
    }

    void busy(Incoming request) {
        outbox.publish(request.origin(), Outgoing.of(PublishStatus.BUSY));
    }

    void reply(ChannelName channel, Incoming request, JsonObject content, JsonObject metadata) {
        String type = request.type().replaceFirst("_request$", "_reply");
        outbox.send(channel, request.origin(), new Outgoing(type, content, metadata));
    }
}
