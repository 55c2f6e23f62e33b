package dev.barista.kernel;

import com.google.gson.JsonObject;
import dev.barista.kernel.protocol.Requests;
import dev.barista.kernel.wire.Incoming;
import dev.barista.kernel.wire.Unheard;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Puts a few cells and a question that nobody asked through all that those of a person go through, from the decoding of a signed request to
 * the signing of what comes of it, so that the first of a person finds it warm. They leave nothing behind. It ends for
 * good when a cell is asked for, and waits while anything else is. One for a kernel; any thread may use it.
 */
final class FirstCellRehearsal implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(FirstCellRehearsal.class.getName());
    private static final String QUESTION = "\"\".le";
    private static final List<String> CELLS = List.of("1 + 1", "System.out.println(1)");
    /** Measured: twelve make the second cell faster still, but take more than a second of a slow machine. */
    private static final int TIMES = 8;

    private static final long QUIET_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long PATIENCE_SECONDS = 10;

    private final Unheard frontEnd;
    private final Supplier<Requests> kernel;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean over;
    private volatile long lastAskedNanos = System.nanoTime() - QUIET_NANOS;

    /**
     * @param frontEnd hears what is sent
     * @param kernel answers requests without leaving anything behind; asked for once, and closed
     */
    FirstCellRehearsal(Unheard frontEnd, Supplier<Requests> kernel) {
        this.frontEnd = frontEnd;
        this.kernel = kernel;
    }

    /** Begins, on a thread of its own. */
    void begin() {
        Thread thread = new Thread(this::rehearse, "barista-rehearsal");
        thread.setDaemon(true);
        thread.start();
    }

    /** A real request has come. */
    void giveWay(Incoming request) {
        lastAskedNanos = System.nanoTime();
        if (request.type().equals("execute_request")) {
            over = true;
        }
    }

    private void rehearse() {
        try (Requests requests = kernel.get()) {
            boolean goesOn = true;
            for (int i = 0; i < TIMES && goesOn; i++) {
                goesOn = ask(requests, "execute_request", CELLS.get(i % CELLS.size()));
            }
            var unused = goesOn && ask(requests, "complete_request", QUESTION);
        } catch (InterruptedException | RuntimeException e) {
            LOG.log(Level.FINE, "First cells will take longer: {0}", e.toString());
        } finally {
            ended.countDown();
        }
    }

    /** Whether it goes on. */
    private boolean ask(Requests requests, String type, String code) throws InterruptedException {
        if (!waitsForNobody()) {
            return false;
        }
        JsonObject content = new JsonObject();
        content.addProperty("code", code);
        content.addProperty("cursor_pos", code.length());
        requests.shell(frontEnd.request(type, content));
        return frontEnd.awaitIdle(PATIENCE_SECONDS);
    }

    private boolean waitsForNobody() {
        long left = lastAskedNanos + QUIET_NANOS - System.nanoTime();
        while (!over && left > 0) {
            LockSupport.parkNanos(left);
            left = lastAskedNanos + QUIET_NANOS - System.nanoTime();
        }
        return !over;
    }

    /** For tests. */
    void awaitEnd() throws InterruptedException {
        ended.await();
    }

    @Override
    public void close() {
        over = true;
    }
}
