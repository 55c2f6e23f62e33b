package dev.barista.kernel.wire;

import com.google.gson.JsonObject;
import io.github.spencerpark.jupyter.messages.publish.PublishStatus;
import io.github.spencerpark.jupyter.messages.publish.PublishStream;
import io.github.spencerpark.jupyter.messages.publish.PublishStream.StreamType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A front end that is not there. Its requests are signed and decoded, and what is sent to it is encoded and signed, as if
 * it were; nothing leaves the kernel. Made by {@link Transport}; any thread may use it.
 */
public final class Unheard implements Outbox {
    private final Codec codec;
    private final Semaphore idles = new Semaphore(0);

    Unheard(Codec codec) {
        this.codec = codec;
    }

    /** A request as it comes from a front end. */
    public Incoming request(String type, JsonObject content) {
        try {
            return codec.decode(codec.encode(List.of(), newId(), new JsonObject(), Outgoing.of(type, content)));
        } catch (BadMessageException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits for the end of one request; false if it takes too long. */
    public boolean awaitIdle(long seconds) throws InterruptedException {
        return idles.tryAcquire(seconds, TimeUnit.SECONDS);
    }

    @Override
    public void publish(Origin parent, Outgoing message) {
        List<byte[]> topic = List.of(message.type().getBytes(StandardCharsets.US_ASCII));
        forget(codec.encode(topic, newId(), parent.header(), message));
        if (PublishStatus.IDLE.equals(message.content())) {
            idles.release();
        }
    }

    @Override
    public void stream(Origin parent, StreamType stream, String text) {
        publish(parent, Outgoing.of(new PublishStream(stream, text)));
    }

    @Override
    public void send(ChannelName channel, Origin request, Outgoing message) {
        forget(codec.encode(request.identities(), newId(), request.header(), message));
    }

    private static void forget(List<byte[]> frames) {
        assert !frames.isEmpty();
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }
}
