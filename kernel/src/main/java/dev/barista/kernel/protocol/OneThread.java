package dev.barista.kernel.protocol;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Makes threads that do one thing after another. Stateless. */
final class OneThread {
    private static final int MAX_WAITING = 1_000;
    private static final long IDLE_SECONDS = 10;

    private OneThread() {}

    /** A daemon of this name, which is there while there is something to do. */
    static ThreadPoolExecutor named(String name) {
        ThreadPoolExecutor executor = new ThreadPoolExecutor(
                1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MAX_WAITING), work -> {
                    Thread thread = new Thread(work, name);
                    thread.setDaemon(true);
                    return thread;
                });
        executor.allowCoreThreadTimeOut(true);
        return executor;
    }
}
