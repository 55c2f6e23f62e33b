package dev.barista.kernel.protocol;

import dev.barista.kernel.wire.Incoming;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Executes the cells of one shell on a thread of its own, one after another in the order of their requests. */
final class ExecuteLoop implements Runnable {
    private static final Logger LOG = Logger.getLogger(ExecuteLoop.class.getName());
    private static final int MAX_WAITING = 100_000;

    private final ExecuteHandler handler;
    private final Responder responder;
    private final BlockingQueue<Incoming> waiting = new LinkedBlockingQueue<>(MAX_WAITING);
    private final Thread thread;
    private @Nullable Incoming running;
    private volatile boolean closed;

    ExecuteLoop(ExecuteHandler handler, Responder responder, String name) {
        this.handler = handler;
        this.responder = responder;
        thread = new Thread(this, name);
        thread.setDaemon(true);
    }

    /** Begins to execute. */
    ExecuteLoop start() {
        thread.start();
        return this;
    }

    /** Where cells are executed. */
    Thread thread() {
        return thread;
    }

    synchronized void submit(Incoming request) {
        if (closed || !waiting.offer(request)) {
            handler.abort(request);
        }
    }

    /**
     * Front ends show a kernel as idle after the idle of any request, so that a running cell's busy must be said again
     * after another request was answered. Never after the cell's own idle: hence the lock.
     */
    synchronized void sayBusyAgain() {
        if (running != null) {
            responder.busy(running);
        }
    }

    private synchronized void setRunning(@Nullable Incoming request) {
        running = request;
    }

    /** Stops the running cell, aborts those that wait, and ends the thread; returns at once. */
    synchronized void close() {
        closed = true;
        thread.interrupt();
    }

    @Override
    public void run() {
        while (!closed) {
            try {
                Incoming request = waiting.take();
                execute(request).forEach(handler::abort);
            } catch (InterruptedException e) {
                // Meant for a cell that had just ended, or to end the loop.
            } catch (OutOfMemoryError e) {
                // There is no memory for a word on it, and the next cell may free some.
            } catch (Throwable e) {
                LOG.log(
                        Level.WARNING,
                        "The executing thread goes on after {0}.",
                        e.getClass().getName());
            }
        }
        takeWaiting().forEach(handler::abort);
    }

    private List<Incoming> execute(Incoming request) {
        List<Incoming> aborted = new ArrayList<>();
        responder.during(request, () -> {
            setRunning(request);
            try {
                aborted.addAll(handler.execute(request, this::takeWaiting));
            } finally {
                setRunning(null);
            }
        });
        return aborted;
    }

    private List<Incoming> takeWaiting() {
        List<Incoming> behind = new ArrayList<>();
        waiting.drainTo(behind);
        return behind;
    }
}
