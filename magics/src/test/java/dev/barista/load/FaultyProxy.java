package dev.barista.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands between a client and a server, and spoils the first connections; the rest pass. Closing it ends them all. */
final class FaultyProxy implements AutoCloseable {
    /** What becomes of a spoilt connection. */
    enum Fault {
        /** Reset before a byte is read. */
        RESET,
        /** Reset in the middle of the answer. */
        RESET_IN_ANSWER,
        /** Closed in the middle of the answer, as if it were at its end. */
        CUT,
        /** Header after header, without end. */
        ENDLESS_HEADERS,
        /** A header, byte by byte. */
        TRICKLED_HEADERS,
        /** A body, byte by byte. */
        TRICKLED_BODY,
        /** Bytes that are not HTTP. */
        NOISE
    }

    private static final int TRICKLE_MILLIS = 50;

    private final ServerSocket server;
    private final int target;
    private final Fault fault;
    private final int spoilt;
    private final int afterBytes;
    private final AtomicInteger connections = new AtomicInteger();
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    /**
     * @param target port on this machine
     * @param spoilt how many connections
     * @param afterBytes of the answer, for faults in the middle of it
     */
    FaultyProxy(int target, Fault fault, int spoilt, int afterBytes) throws IOException {
        this.server = new ServerSocket(0, 256, InetAddress.getLoopbackAddress());
        this.target = target;
        this.fault = fault;
        this.spoilt = spoilt;
        this.afterBytes = afterBytes;
        start(this::accept);
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/");
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = server.accept();
            open.add(client);
            client.setTcpNoDelay(true);
            boolean spoil = connections.incrementAndGet() <= spoilt;
            start(() -> serve(client, spoil));
        }
    }

    private void serve(Socket client, boolean spoil) throws IOException, InterruptedException {
        if (!spoil) {
            pass(client, Integer.MAX_VALUE);
            return;
        }
        OutputStream out = client.getOutputStream();
        switch (fault) {
            case RESET -> reset(client);
            case RESET_IN_ANSWER -> {
                pass(client, afterBytes);
                reset(client);
            }
            case CUT -> {
                pass(client, afterBytes);
                client.close();
            }
            case ENDLESS_HEADERS -> {
                out.write(ascii("HTTP/1.1 200 OK\r\n"));
                byte[] header = ascii("X-Filler: " + "x".repeat(8000) + "\r\n");
                while (true) {
                    out.write(header);
                }
            }
            case TRICKLED_HEADERS -> {
                out.write(ascii("HTTP/1.1 200 OK\r\nX-Filler: "));
                trickle(out);
            }
            case TRICKLED_BODY -> {
                out.write(ascii("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n{\"bars\":{"));
                trickle(out);
            }
            case NOISE -> {
                out.write(ascii("\u0000\u0001 no HTTP at all\r\n\r\n"));
                client.close();
            }
        }
    }

    private static void trickle(OutputStream out) throws IOException, InterruptedException {
        while (true) {
            out.write(' ');
            Thread.sleep(TRICKLE_MILLIS);
        }
    }

    private static void reset(Socket client) throws IOException {
        client.setSoLinger(true, 0);
        client.close();
    }

    /** Hands on the request, and of the answer so many bytes. */
    private void pass(Socket client, int most) throws IOException {
        Socket upstream = new Socket(InetAddress.getLoopbackAddress(), target);
        open.add(upstream);
        upstream.setTcpNoDelay(true);
        start(() -> client.getInputStream().transferTo(upstream.getOutputStream()));
        InputStream answer = upstream.getInputStream();
        byte[] buffer = new byte[8192];
        int left = most;
        int read = 0;
        while (left > 0 && (read = answer.read(buffer, 0, Math.min(left, buffer.length))) >= 0) {
            client.getOutputStream().write(buffer, 0, read);
            left -= read;
        }
        if (left > 0) {
            client.close();
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private interface Step {
        void run() throws IOException, InterruptedException;
    }

    private static void start(Step step) {
        Thread thread = new Thread(
                () -> {
                    try {
                        step.run();
                    } catch (IOException | InterruptedException e) {
                        // One side has hung up, which is how all of these end.
                        Thread.currentThread().interrupt();
                    }
                },
                "faulty-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
