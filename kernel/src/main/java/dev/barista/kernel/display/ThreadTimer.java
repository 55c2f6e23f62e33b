package dev.barista.kernel.display;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Real time, and one daemon thread for all displays. Made when the kernel starts, closed when it shuts down. */
public final class ThreadTimer implements Timer, AutoCloseable {
    private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(
            1,
            task -> {
                Thread thread = new Thread(task, "barista-display");
                thread.setDaemon(true);
                return thread;
            },
            // After the close there is nobody left to show anything to.
            (task, closed) -> {});

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public void after(long delayNanos, Runnable task) {
        var unused = executor.schedule(task, delayNanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
