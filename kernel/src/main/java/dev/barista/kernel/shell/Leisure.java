package dev.barista.kernel.shell;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The time in which nobody asks a shell for anything. One for a shell; any thread may use it. */
final class Leisure {
    /** After so long without a cell or a question another may not come at once. */
    static final long QUIET_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    /** After so long a person may be reading: for what takes a processor for most of a second. */
    static final long LONG_QUIET_NANOS = TimeUnit.SECONDS.toNanos(3);

    private final CountDownLatch over = new CountDownLatch(1);
    /** In the past from the beginning: nobody has asked yet. */
    private volatile long lastAskedNanos = System.nanoTime() - TimeUnit.SECONDS.toNanos(1);

    /** Somebody asks, or got an answer. */
    void disturb() {
        lastAskedNanos = System.nanoTime();
    }

    /** Takes {@code step} until it returns true, each time after so long without a disturbance; returns at the end. */
    void use(long quietNanos, BooleanSupplier step) {
        try {
            boolean done = false;
            while (!done) {
                long left = lastAskedNanos + quietNanos - System.nanoTime();
                done = left > 0 ? over.await(left, TimeUnit.NANOSECONDS) : step.getAsBoolean();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** There will be none any more. */
    void end() {
        over.countDown();
        disturb();
    }
}
