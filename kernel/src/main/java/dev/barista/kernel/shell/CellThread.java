package dev.barista.kernel.shell;

import java.io.Closeable;
import java.io.IOException;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The thread of one run of a cell. Made by {@link StoppableRun}; the flag that stops a cell belongs to its thread, so
 * that stopping never reaches the threads which earlier cells left behind.
 */
public final class CellThread extends Thread {
    private final Set<Closeable> opened = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));
    private volatile boolean stopRequested;
    /** Set by this thread alone once it runs. */
    private volatile boolean interruptEnds;

    CellThread(Runnable task) {
        super(task, "barista-cell");
        setDaemon(true);
    }

    /**
     * Starts a thread of its own for code of cells that no cell waits for. An interrupt ends that code, as in {@link
     * #endingOnInterrupt}.
     */
    public static Thread background(Runnable task) {
        CellThread thread = new CellThread(task);
        thread.interruptEnds = true;
        thread.start();
        return thread;
    }

    /** True once the cell on this thread is to end. */
    public boolean stopRequested() {
        return stopRequested;
    }

    /** While an interrupt ends code, it also closes what the thread goes on waiting for. */
    @Override
    public void interrupt() {
        super.interrupt();
        if (interruptEnds && Thread.currentThread() != this) {
            CompletableFuture.delayedExecutor(StoppableRun.CLOSE_MILLIS, TimeUnit.MILLISECONDS)
                    .execute(() -> {
                        if (interruptEnds && isInterrupted()) {
                            closeOpened();
                        }
                    });
        }
    }

    void requestStop() {
        stopRequested = true;
        interrupt();
    }

    /**
     * Runs something on the calling thread. If that is the thread of a cell, an interrupt from anywhere ends the code of
     * cells meanwhile, be it in the middle of an endless loop.
     */
    public static <T> T endingOnInterrupt(Callable<T> task) throws Exception {
        if (!(Thread.currentThread() instanceof CellThread cell) || cell.interruptEnds) {
            return task.call();
        }
        cell.interruptEnds = true;
        try {
            return task.call();
        } finally {
            cell.interruptEnds = false;
        }
    }

    /** The cell may be held up by this; see {@link #closeOpened}. */
    void closeOnStop(Closeable resource) {
        opened.add(resource);
    }

    /** Ends what waits for data on what the cell opened: no interrupt does. */
    void closeOpened() {
        for (Closeable resource : opened.toArray(Closeable[]::new)) {
            try {
                resource.close();
            } catch (IOException e) {
                // Closed is all it was to be.
            }
        }
        opened.clear();
    }

    /** Called by the code of cells at loop back-edges and method entries; see {@link StopChecks}. */
    public static void check() {
        if (Thread.currentThread() instanceof CellThread cell
                && (cell.stopRequested || (cell.interruptEnds && cell.isInterrupted()))) {
            throw new CellStopped();
        }
    }

    /** Called by the code of cells instead of {@code System.exit}. */
    @SuppressWarnings("DoNotCallSuggester") // Called by generated code alone.
    public static void exit(int status) {
        throw new ExitRefused(status);
    }

    /** Called by the code of cells instead of {@code Runtime.exit} and {@code Runtime.halt}. */
    @SuppressWarnings("DoNotCallSuggester") // Called by generated code alone.
    public static void exit(@Nullable Runtime runtime, int status) {
        throw new ExitRefused(status);
    }
}
