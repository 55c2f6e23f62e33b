package dev.barista.kernel.shell;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One run of something on a {@link CellThread}, with an end that can be forced: first by the thread's stop flag and an
 * interrupt, then (before JDK 20) by {@code Thread.stop}, in the end by giving the thread up. One thread makes it and
 * awaits it; any thread may stop it.
 */
public final class StoppableRun<T> {
    private static final long INTERRUPT_AGAIN_MILLIS = 100;
    static final long CLOSE_MILLIS = 300;
    private static final long GRACE_MILLIS = 1_000;
    private static final long ABANDON_MILLIS = 5_000;
    private static final int LAST_WITH_THREAD_STOP = 19;

    private final CellThread thread;
    /** Made beforehand: when it is needed, there is no memory for it. */
    private final End<T> outOfMemory = new End.Threw<>(new OutOfMemoryError("Java heap space"));

    private @Nullable End<T> end;
    private long stopNanos;

    /** How a run ended. */
    public sealed interface End<T> {
        /** It returned. */
        record Returned<T>(T value) implements End<T> {}

        /** It threw. */
        record Threw<T>(Throwable error) implements End<T> {}

        /**
         * It did not stop and was left alone: its thread goes on by itself.
         *
         * @param doing what holds it up, as a sentence without a full stop
         */
        record Abandoned<T>(String doing) implements End<T> {}
    }

    /** @param task what to run; starts in {@link #await} */
    public StoppableRun(Callable<T> task) {
        thread = new CellThread(() -> run(task));
    }

    /** Where it runs. */
    public Thread thread() {
        return thread;
    }

    /** True if {@link #stop} was called. */
    public boolean stopRequested() {
        return thread.stopRequested();
    }

    /** Asks it to end; returns at once. */
    public void stop() {
        synchronized (this) {
            if (end != null || thread.stopRequested()) {
                return;
            }
            stopNanos = System.nanoTime();
            thread.requestStop();
            notifyAll();
        }
    }

    /** Runs it and waits for its end. An interrupt of the waiting thread stops it and is kept for the caller. */
    public End<T> await() {
        thread.start();
        boolean interrupted = false;
        synchronized (this) {
            while (end == null) {
                try {
                    if (!thread.stopRequested()) {
                        wait();
                    } else {
                        wait(INTERRUPT_AGAIN_MILLIS);
                        escalate();
                    }
                } catch (InterruptedException e) {
                    interrupted = true;
                    stop();
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return end;
    }

    private void escalate() {
        if (end != null) {
            return;
        }
        long sinceMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - stopNanos);
        if (sinceMillis >= ABANDON_MILLIS) {
            end = new End.Abandoned<>(doing());
        } else {
            // Library code may have swallowed the first interrupt.
            thread.interrupt();
            if (sinceMillis >= CLOSE_MILLIS) {
                thread.closeOpened();
            }
            if (sinceMillis >= GRACE_MILLIS && Runtime.version().feature() <= LAST_WITH_THREAD_STOP) {
                kill();
            }
        }
    }

    private String doing() {
        ThreadInfo info = ManagementFactory.getThreadMXBean().getThreadInfo(thread.getId());
        StackTraceElement[] frames = thread.getStackTrace();
        if (info != null && info.getThreadState() == Thread.State.BLOCKED) {
            return "It waits for a lock that the thread " + info.getLockOwnerName() + " holds";
        }
        return frames.length == 0
                ? "Its thread is about to end"
                : "It is in " + frames[0].getClassName() + "." + frames[0].getMethodName() + ", which Java "
                        + Runtime.version().feature() + " cannot stop";
    }

    /** The only way to end a loop inside the JDK. By reflection: the method throws, and may vanish, since JDK 20. */
    private void kill() {
        try {
            Thread.class.getMethod("stop").invoke(thread);
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            // Then it is abandoned a little later.
        }
    }

    private void run(Callable<T> task) {
        End<T> how = outOfMemory;
        try {
            how = new End.Returned<>(task.call());
        } catch (OutOfMemoryError e) {
            // Of which there is one already.
        } catch (Throwable e) {
            how = new End.Threw<>(e);
        }
        synchronized (this) {
            if (end == null) {
                end = how;
            }
            notifyAll();
        }
    }
}
