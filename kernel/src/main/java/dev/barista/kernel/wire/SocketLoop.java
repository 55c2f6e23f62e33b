package dev.barista.kernel.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.zeromq.ZMQ;

/**
 * The thread that owns one socket: hands on what it receives, and sends what arrives at its inbox, the far end of a pair
 * into which {@link Sender} writes. Nothing that is received or handled badly ends it.
 */
final class SocketLoop implements Runnable {
    /** Sent alone to the inbox, ends the loop: no message of the protocol is a single empty frame. */
    static final byte[] STOP = {};

    private static final Logger LOG = Logger.getLogger(SocketLoop.class.getName());
    /** Polls that may fail in a row until the socket counts as broken. */
    private static final int MAX_FAILED_POLLS = 100;

    private final String name;
    private final ZMQ.Socket socket;
    private final ZMQ.Socket inbox;
    private final ZMQ.Poller poller;
    private final Consumer<List<byte[]>> handler;

    /**
     * @param handler called on this thread with the frames of each message; must return soon. What it throws is logged
     *     by the name of its class
     */
    SocketLoop(String name, ZMQ.Socket socket, ZMQ.Socket inbox, ZMQ.Poller poller, Consumer<List<byte[]>> handler) {
        this.name = name;
        this.socket = socket;
        this.inbox = inbox;
        this.poller = poller;
        this.handler = handler;
    }

    @Override
    public void run() {
        try (poller;
                socket;
                inbox) {
            poller.register(socket, ZMQ.Poller.POLLIN);
            poller.register(inbox, ZMQ.Poller.POLLIN);
            int failures = 0;
            while (failures < MAX_FAILED_POLLS) {
                try {
                    if (poller.poll(-1) < 0) {
                        failures++;
                    } else if (serve()) {
                        failures = 0;
                    } else {
                        return;
                    }
                } catch (Throwable e) {
                    failures++;
                    LOG.log(Level.WARNING, "The {0} channel goes on after {1}.", new Object[] {
                        name, e.getClass().getName()
                    });
                }
            }
            LOG.log(Level.SEVERE, "The {0} channel is broken and ends.", name);
        }
    }

    /** Returns false when told to stop. */
    private boolean serve() {
        if (poller.pollin(1)) {
            List<byte[]> frames = receive(inbox);
            if (frames.size() == 1 && frames.get(0).length == 0) {
                return false;
            }
            send(socket, frames);
        }
        if (poller.pollin(0)) {
            handler.accept(receive(socket));
        }
        return true;
    }

    /** Sends one message; for the thread that owns {@code socket}. */
    static void send(ZMQ.Socket socket, List<byte[]> frames) {
        for (int i = 0; i < frames.size() - 1; i++) {
            socket.sendMore(frames.get(i));
        }
        socket.send(frames.get(frames.size() - 1));
    }

    private static List<byte[]> receive(ZMQ.Socket from) {
        List<byte[]> frames = new ArrayList<>();
        do {
            byte[] frame = from.recv();
            if (frame != null) {
                frames.add(frame);
            }
        } while (from.hasReceiveMore());
        return frames;
    }
}
