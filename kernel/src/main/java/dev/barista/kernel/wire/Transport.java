package dev.barista.kernel.wire;

import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import io.github.spencerpark.jupyter.messages.publish.PublishStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/**
 * The kernel's five sockets and their threads. Made when the kernel starts and started once; closed once, by any thread
 * but its own.
 */
public final class Transport implements AutoCloseable {
    /** Version of Jupyter's messaging protocol that the kernel speaks. */
    public static final String PROTOCOL_VERSION = "5.3";

    /** How long a close waits for what is still to be sent. */
    private static final int LINGER_MILLIS = 1_000;

    private final KernelConnectionProperties connection;
    private final FullMemory memory = new FullMemory();
    private final SparseLog dropped = new SparseLog();
    private final ZContext context = new ZContext(1);
    private final Codec codec;
    private final Map<ChannelName, ZMQ.Socket> sockets = new EnumMap<>(ChannelName.class);
    private final Map<ChannelName, SocketLoop> channels = new EnumMap<>(ChannelName.class);
    private final Sender sender;
    private final List<Thread> threads = new ArrayList<>();

    /**
     * Binds all sockets; nothing is received before {@link #start}.
     *
     * @throws IllegalArgumentException if the connection cannot be used, in one sentence
     */
    public Transport(KernelConnectionProperties connection, Clock clock) {
        this.connection = connection;
        codec = new Codec(new Signer(connection), clock);
        context.setThreadFactor(memory::surviving);
        context.setLinger(LINGER_MILLIS);
        try {
            ZMQ.Socket iopub = context.createSocket(SocketType.PUB);
            iopub.setHWM(0); // a burst must not lose an idle; updates are throttled instead
            bind(iopub, connection.getIopubPort());
            for (ChannelName name : ChannelName.values()) {
                ZMQ.Socket socket = open(name);
                sockets.put(name, socket);
                channels.put(name, new SocketLoop(name.name(), socket, memory));
            }
            sender = new Sender(codec, iopub, channels, memory);
        } catch (IOException e) {
            context.close();
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            context.close();
            throw e;
        }
    }

    /** Loads what the first message needs besides the sockets, for a thread that has nothing else to do at the start. */
    public static void prepare() {
        var unused = UUID.randomUUID() + MessageJson.GSON.toJson(PublishStatus.STARTING);
    }

    private ZMQ.Socket open(ChannelName name) {
        ZMQ.Socket socket = context.createSocket(name == ChannelName.HEARTBEAT ? SocketType.REP : SocketType.ROUTER);
        bind(socket, port(name));
        return socket;
    }

    private int port(ChannelName name) {
        return switch (name) {
            case SHELL -> connection.getShellPort();
            case CONTROL -> connection.getControlPort();
            case STDIN -> connection.getStdinPort();
            case HEARTBEAT -> connection.getHbPort();
        };
    }

    private void bind(ZMQ.Socket socket, int port) {
        String separator = connection.getTransport().equals("ipc") ? "-" : ":";
        String address = connection.getTransport() + "://" + connection.getIp() + separator + port;
        try {
            socket.bind(address);
        } catch (ZMQException e) {
            throw new IllegalArgumentException(
                    "The kernel cannot listen on " + address + " (" + e.getMessage() + "); start it again.", e);
        }
    }

    /** Where to put what the kernel sends; what is put there before the start is sent then. */
    public Outbox outbox() {
        return sender;
    }

    /** A front end that is not there, to rehearse with. */
    public Unheard unheard() {
        return new Unheard(codec);
    }

    /** Begins to receive and send. The handlers run on the channels' threads and must return soon. */
    public void start(Consumer<Incoming> shell, Consumer<Incoming> control, Consumer<Incoming> stdin) {
        run("iopub", sender);
        runLoop(ChannelName.SHELL, decoded(ChannelName.SHELL, shell));
        runLoop(ChannelName.CONTROL, decoded(ChannelName.CONTROL, control));
        runLoop(ChannelName.STDIN, decoded(ChannelName.STDIN, stdin));
        ZMQ.Socket heartbeat = Objects.requireNonNull(sockets.get(ChannelName.HEARTBEAT));
        runLoop(ChannelName.HEARTBEAT, frames -> SocketLoop.write(heartbeat, frames));
    }

    private Consumer<List<byte[]>> decoded(ChannelName name, Consumer<Incoming> handler) {
        return frames -> handle(name, handler, frames);
    }

    private void runLoop(ChannelName name, Consumer<List<byte[]>> handler) {
        SocketLoop loop = Objects.requireNonNull(channels.get(name));
        run(name.name(), () -> loop.run(handler));
    }

    private void run(String name, Runnable loop) {
        Thread thread = new Thread(loop, "barista-" + name.toLowerCase(Locale.ROOT));
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }

    private void handle(ChannelName name, Consumer<Incoming> handler, List<byte[]> frames) {
        try {
            handler.accept(codec.decode(frames));
        } catch (BadMessageException e) {
            dropped.warn(Transport.class, "A message on the " + name + " channel was dropped: " + e.getMessage() + ".");
        }
    }

    /** Sends what is pending, ends the threads and closes the sockets; takes a few seconds at most. */
    @Override
    public void close() {
        memory.end();
        sender.close();
        boolean ended = true;
        try {
            for (Thread thread : threads) {
                thread.join(TimeUnit.SECONDS.toMillis(2));
                ended &= !thread.isAlive();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            ended = false;
        }
        if (ended) {
            context.close();
        } else {
            WireLog.of(Transport.class)
                    .warning("The sockets are left to the end of the process: a thread still uses one.");
        }
    }
}
