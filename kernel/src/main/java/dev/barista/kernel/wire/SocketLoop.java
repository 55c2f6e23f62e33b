package dev.barista.kernel.wire;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.logging.Level;
import org.zeromq.ZMQ;

/**
 * What the thread that owns one socket does: hands on what the socket receives, and sends what others leave here for it.
 * Nothing that is received or handled badly ends it. Made by {@link Transport}; any thread may leave messages.
 */
final class SocketLoop {
    /** Rounds that may fail in a row until the socket counts as broken. */
    private static final int MAX_FAILED_ROUNDS = 100;
    /**
     * JeroMQ's signal can be seen before it can be taken back: its sender first writes it and then counts it. A sender
     * that loses the processor in between would be kept from it by a loop that looks and looks.
     */
    private static final long PAUSE_NANOS = TimeUnit.MICROSECONDS.toNanos(50);

    private final String name;
    private final ZMQ.Socket socket;
    private final FullMemory memory;
    private final Selector selector;
    /** Unbounded: what is left here must never wait for a thread that may be waiting itself. */
    private final Queue<List<byte[]>> outgoing = new ConcurrentLinkedQueue<>();

    private volatile boolean stopping;
    /** Whether the socket called the last time and had nothing. Used by its thread alone. */
    private boolean fruitless;

    /** @param socket owned by the thread that calls {@link #run} from then on */
    SocketLoop(String name, ZMQ.Socket socket, FullMemory memory) throws IOException {
        this.memory = memory;
        this.name = name;
        this.socket = socket;
        selector = Selector.open();
    }

    /** Has a message sent after those before it; returns at once. */
    void send(List<byte[]> frames) {
        outgoing.add(frames);
        selector.wakeup();
    }

    /** Ends the loop once everything is sent. */
    void stop() {
        stopping = true;
        selector.wakeup();
    }

    /**
     * Serves until it is stopped, and closes the socket.
     *
     * @param handler called on this thread with the frames of each message; must return soon. What it throws is logged
     *     by the name of its class
     */
    void run(Consumer<List<byte[]>> handler) {
        try (selector;
                socket) {
            socket.getFD().register(selector, SelectionKey.OP_READ);
            int failures = 0;
            while (failures < MAX_FAILED_ROUNDS) {
                try {
                    if (serveOne(handler)) {
                        fruitless = false;
                    } else if (stopping && outgoing.isEmpty()) {
                        return;
                    } else {
                        await();
                    }
                    failures = 0;
                } catch (OutOfMemoryError e) {
                    memory.makeRoom();
                } catch (Throwable e) {
                    failures++;
                    WireLog.of(SocketLoop.class).log(Level.WARNING, "The {0} channel goes on after {1}.", new Object[] {
                        name, e.getClass().getName()
                    });
                }
            }
            WireLog.of(SocketLoop.class).log(Level.SEVERE, "The {0} channel is broken and ends.", name);
        } catch (IOException e) {
            WireLog.of(SocketLoop.class)
                    .log(Level.SEVERE, "The {0} channel ends: {1}", new Object[] {name, e.toString()});
        }
    }

    /** Sends and receives a message, if there is one; returns whether there was. */
    private boolean serveOne(Consumer<List<byte[]>> handler) {
        List<byte[]> next = outgoing.poll();
        if (next != null) {
            write(socket, next);
        }
        // Also after a write, which may take the signal of what has arrived.
        int events = socket.getEvents();
        if (events < 0) {
            throw new IllegalStateException("the socket is closed");
        }
        if ((events & ZMQ.Poller.POLLIN) != 0) {
            handler.accept(read(socket));
            return true;
        }
        return next != null;
    }

    private void await() throws IOException {
        if (fruitless) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        fruitless = selector.select() > 0;
        selector.selectedKeys().clear();
    }

    /** Sends one message at once; for the thread that owns {@code socket}. */
    static void write(ZMQ.Socket socket, List<byte[]> frames) {
        for (int i = 0; i < frames.size() - 1; i++) {
            socket.sendMore(frames.get(i));
        }
        socket.send(frames.get(frames.size() - 1));
    }

    private static List<byte[]> read(ZMQ.Socket from) {
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
