package dev.barista.kernel.wire;

import io.github.spencerpark.jupyter.messages.publish.PublishStream.StreamType;

/**
 * Where messages are put that the kernel sends; they leave in the order in which they were put here. One for a kernel;
 * any thread may use it, interrupted or not. Contents are written out before a call returns, so that they may be changed
 * afterwards.
 */
public interface Outbox {
    /**
     * Sends to every front end.
     *
     * @throws RuntimeException if the content cannot be written as JSON
     */
    void publish(Origin parent, Outgoing message);

    /**
     * Sends text of a cell soon: pieces that come within a twentieth of a second travel together. Waits while very much
     * is pending.
     */
    void stream(Origin parent, StreamType stream, String text);

    /**
     * Sends to whoever made a request, on the channel it came by.
     *
     * @throws RuntimeException if the content cannot be written as JSON
     */
    void send(ChannelName channel, Origin request, Outgoing message);
}
