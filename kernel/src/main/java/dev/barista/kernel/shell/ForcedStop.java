package dev.barista.kernel.shell;

import java.lang.reflect.InvocationTargetException;
import org.jspecify.annotations.Nullable;

/**
 * Ends a thread that nothing else ends, as one that computes inside the JDK, by an error that is thrown where it is: up to
 * Java 19 by {@code Thread.stop}, since 22 by {@link JvmtiStop}. One for a thread, used by one other.
 */
final class ForcedStop implements AutoCloseable {
    private static final int JAVA = Runtime.version().feature();
    private static final int LAST_WITH_THREAD_STOP = 19;
    private static final int FIRST_WITH_NATIVE_CALLS = 22;
    private static final long AGAIN_NANOS = 1_000_000_000;
    private static final int MAX_ATTEMPTS = 20;

    private final Thread thread;
    private @Nullable JvmtiStop stop;
    private int attempts;
    /** When the error was last thrown, or is to be thrown for the first time. */
    private long lastNanos = System.nanoTime() - AGAIN_NANOS;

    ForcedStop(Thread thread) {
        this.thread = thread;
    }

    /** It may soon be needed; to be repeated now and then, as the first attempt may fail. */
    void prepare() {
        if (JAVA >= FIRST_WITH_NATIVE_CALLS && attempts < MAX_ATTEMPTS && (stop == null || stop.failed())) {
            attempts++;
            stop = new JvmtiStop(thread);
            stop.start();
        }
    }

    /** Throws the error, which code on the way may catch: to be repeated every few milliseconds until the thread has ended. */
    void force() {
        if (JAVA <= LAST_WITH_THREAD_STOP) {
            byMethod();
            return;
        }
        if (System.nanoTime() - lastNanos >= AGAIN_NANOS) {
            stop = stop != null && stop.isAlive() ? stop : null;
            lastNanos = System.nanoTime();
        }
        prepare();
        if (stop != null) {
            stop.stopTarget();
        }
    }

    /**
     * By reflection: the method may vanish. Java 17 sees the error only where a loop of compiled code looks for it just
     * after, which now and then it does not.
     */
    private void byMethod() {
        try {
            Thread.class.getMethod("stop").invoke(thread);
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            // Then the thread is left alone.
        }
    }

    /** It is not needed any longer. */
    @Override
    public void close() {
        if (stop != null) {
            stop.interrupt();
            stop = null;
        }
    }
}
