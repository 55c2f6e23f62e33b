package dev.barista.kernel.shell;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One run of something on a {@link CellThread}, with an end that can be forced: first by the thread's stop flag and an
 * interrupt, then by an error thrown wherever it is (see {@link ForcedStop}), in the end by giving the thread up. One thread
 * makes it and awaits it; any thread may stop it.
 */
public final class StoppableRun<T> {
    private static final long INTERRUPT_AGAIN_MILLIS = 100;
    static final long CLOSE_MILLIS = 300;
    private static final long FORCE_MILLIS = 500;
    private static final long FORCE_AGAIN_MILLIS = 5;
    private static final long ABANDON_MILLIS = 4_000;
    /** So often in a row it waits for a lock before that is taken to last. */
    private static final int BLOCKED = 4;

    private final CellThread thread;
    private final ForcedStop forced;
    /** Made beforehand: when it is needed, there is no memory for it. */
    private final End<T> outOfMemory = new End.Threw<>(new OutOfMemoryError("Java heap space"));

    private @Nullable End<T> end;
    private long stopNanos;
    private int blocked;

    /** How a run ended. */
    public sealed interface End<T> {
        /** It returned. */
        record Returned<T>(T value) implements End<T> {}

        /** It threw. */
        record Threw<T>(Throwable error) implements End<T> {}

        /**
         * It did not stop and was left alone: its thread goes on by itself.
         *
         * @param why as a sentence with what becomes of it
         */
        record Abandoned<T>(String why) implements End<T> {}
    }

    /** @param task what to run; starts in {@link #await} */
    public StoppableRun(Callable<T> task) {
        thread = new CellThread(() -> run(task));
        forced = new ForcedStop(thread);
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
                        wait(millisSinceStop() < FORCE_MILLIS ? INTERRUPT_AGAIN_MILLIS : FORCE_AGAIN_MILLIS);
                        escalate(millisSinceStop());
                    }
                } catch (InterruptedException e) {
                    interrupted = true;
                    stop();
                }
            }
        }
        forced.close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return end;
    }

    private long millisSinceStop() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - stopNanos);
    }

    private void escalate(long sinceMillis) {
        if (end != null) {
            return;
        }
        blocked = thread.getState() == Thread.State.BLOCKED ? blocked + 1 : 0;
        if (sinceMillis >= FORCE_MILLIS && blocked >= BLOCKED) {
            end = new End.Abandoned<>(blockedBy());
        } else if (sinceMillis >= ABANDON_MILLIS) {
            end = new End.Abandoned<>(doing());
        } else {
            // Library code may have swallowed the first interrupt.
            thread.interrupt();
            forced.prepare();
            if (sinceMillis >= CLOSE_MILLIS) {
                thread.closeOpened();
            }
            if (sinceMillis >= FORCE_MILLIS) {
                forced.force();
            }
        }
    }

    /** No Java ends the wait for a monitor; it uses no processor, and the first thing that is done after it is to stop. */
    private String blockedBy() {
        ThreadInfo info = ManagementFactory.getThreadMXBean().getThreadInfo(thread.getId());
        String owner = info == null || info.getLockOwnerName() == null ? "another" : info.getLockOwnerName();
        return "The cell waits for a lock that the thread " + owner + " holds, and ends once it gets that."
                + " Variables are kept; restart the kernel if the lock is never given back";
    }

    private String doing() {
        StackTraceElement[] frames = thread.getStackTrace();
        String where = frames.length == 0
                ? "Its thread is about to end"
                : "It is in " + frames[0].getClassName() + "." + frames[0].getMethodName() + ", which Java "
                        + Runtime.version().feature() + " cannot stop";
        return "The cell did not stop within " + ABANDON_MILLIS / 1_000 + " seconds and goes on in the background. "
                + where + ". Variables are kept; restart the kernel if it must end";
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
