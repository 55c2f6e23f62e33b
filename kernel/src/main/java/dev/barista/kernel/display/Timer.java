package dev.barista.kernel.display;

/** Time as displays see it: a seam, so that tests have their own. Any thread may use it. */
public interface Timer {
    /** Nanoseconds since some fixed moment. */
    long nanos();

    /** Runs {@code task} after a delay, on another thread; tasks that throw harm no others. */
    void after(long delayNanos, Runnable task);
}
