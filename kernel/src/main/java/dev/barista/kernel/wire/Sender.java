package dev.barista.kernel.wire;

import io.github.spencerpark.jupyter.messages.publish.PublishStream;
import io.github.spencerpark.jupyter.messages.publish.PublishStream.StreamType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;
import org.zeromq.ZMQ;

/**
 * The one thread that publishes, and hands replies to the threads that own their sockets. Nobody interrupts it: JeroMQ
 * tears a message apart when its sending thread is interrupted.
 */
final class Sender implements Outbox, Runnable {

    private final Codec codec;
    private final ZMQ.Socket iopub;
    private final Map<ChannelName, SocketLoop> channels;
    private final FullMemory memory;
    private final SendQueue queue = new SendQueue();

    /**
     * @param iopub the publishing socket, owned by this sender's thread from its start on
     * @param channels whose threads own the other sockets
     */
    Sender(Codec codec, ZMQ.Socket iopub, Map<ChannelName, SocketLoop> channels, FullMemory memory) {
        this.memory = memory;
        this.codec = codec;
        this.iopub = iopub;
        this.channels = Map.copyOf(channels);
    }

    @Override
    public void publish(Origin parent, Outgoing message) {
        queue.add(parent.id(), memory.asking(() -> new SendQueue.Frames(null, published(parent, message))));
    }

    @Override
    public void stream(Origin parent, StreamType stream, String text) {
        if (!text.isEmpty()) {
            queue.addText(parent, stream, text);
        }
    }

    @Override
    public void send(ChannelName channel, Origin request, Outgoing message) {
        queue.add(
                request.id(),
                memory.asking(() -> new SendQueue.Frames(
                        channel, codec.encode(request.identities(), newId(), request.header(), message))));
    }

    /** Lets the thread end after what is pending. */
    void close() {
        queue.close();
    }

    @Override
    public void run() {
        for (List<SendQueue.Item> batch = take(); !batch.isEmpty(); batch = take()) {
            batch.forEach(this::sendGuarded);
            memory.restore();
        }
        iopub.close();
        channels.values().forEach(SocketLoop::stop);
    }

    private List<SendQueue.Item> take() {
        while (true) {
            try {
                return queue.take();
            } catch (InterruptedException e) {
                WireLog.of(Sender.class).warning("The publishing thread was interrupted by mistake; it goes on.");
            } catch (OutOfMemoryError e) {
                memory.makeRoom(); // Nothing was taken.
            }
        }
    }

    private void sendGuarded(SendQueue.Item item) {
        try {
            if (item instanceof SendQueue.Frames message) {
                send(message.channel(), message.frames());
            } else if (item instanceof SendQueue.Text text) {
                Outgoing stream =
                        Outgoing.of(new PublishStream(text.stream(), text.text().toString()));
                SocketLoop.write(iopub, published(text.parent(), stream));
            }
        } catch (OutOfMemoryError e) {
            memory.makeRoom();
        } catch (Throwable e) {
            WireLog.of(Sender.class)
                    .log(
                            Level.WARNING,
                            "A message could not be sent: " + e.getClass().getName());
        }
    }

    private void send(@Nullable ChannelName channel, List<byte[]> frames) {
        if (channel == null) {
            SocketLoop.write(iopub, frames);
        } else {
            Objects.requireNonNull(channels.get(channel)).send(frames);
        }
    }

    private List<byte[]> published(Origin parent, Outgoing message) {
        // Subscribers match on the first frame; clients of Jupyter take everything.
        List<byte[]> topic = List.of(message.type().getBytes(StandardCharsets.US_ASCII));
        return codec.encode(topic, newId(), parent.header(), message);
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }
}
