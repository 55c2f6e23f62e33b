package dev.barista.kernel.protocol;

import com.google.gson.JsonObject;
import dev.barista.kernel.wire.ChannelName;
import dev.barista.kernel.wire.Incoming;
import dev.barista.kernel.wire.Outbox;
import dev.barista.kernel.wire.Outgoing;
import io.github.spencerpark.jupyter.messages.publish.PublishStatus;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Answers one request within busy and idle, whatever its handler does. Any thread may use it. */
final class Responder {
    private static final Logger LOG = Logger.getLogger(Responder.class.getName());

    private final Outbox outbox;

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
                LOG.log(Level.WARNING, "{0} was answered by an error: {1}", new Object[] {
                    request.type(), e.getClass().getName()
                });
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
