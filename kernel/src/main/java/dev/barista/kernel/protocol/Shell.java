package dev.barista.kernel.protocol;

import dev.barista.kernel.wire.Incoming;
import java.util.concurrent.ThreadPoolExecutor;

/**
 * A line of requests that do not wait for those of other shells: the main one, or a subshell. Cells and comms have a
 * thread each, so that a button works while a cell runs, and what it does holds nobody else up. Made by {@link Shells};
 * any thread may use it.
 */
final class Shell {
    private final ExecuteLoop cells;
    private final ThreadPoolExecutor comms;

    /** @param cells started */
    Shell(ExecuteLoop cells) {
        this.cells = cells;
        comms = OneThread.named(cells.thread().getName() + "-comm");
    }

    /** Runs a cell when those before it are done. */
    void execute(Incoming request) {
        cells.submit(request);
    }

    /** Runs what a comm's message asks for when those before it are done. */
    void comm(Runnable work) {
        comms.execute(work);
    }

    /** See {@link ExecuteLoop#sayBusyAgain}. */
    void sayBusyAgain() {
        cells.sayBusyAgain();
    }

    /** Where its cells are executed. */
    Thread thread() {
        return cells.thread();
    }

    /** Stops what runs and aborts what waits; returns at once. */
    void close() {
        cells.close();
        comms.shutdownNow();
    }
}
