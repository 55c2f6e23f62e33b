package dev.barista.kernel.wire;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets what a kernel cannot do without outlive a moment in which a cell has filled the memory: whoever asks for some then
 * fails, not only the cell. Some is kept back, so that front ends are answered even while it stays full. One for a
 * transport; any thread may use it.
 */
final class FullMemory {
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    /** For a few thousand short messages. */
    private static final int BYTES = 4 << 20;

    /** Kept back again only when it leaves this many times as much to others. */
    private static final int ROOM = 8;

    /** Kept back from the first message on: the start does not wait for it. */
    private volatile byte @Nullable [] held;

    private volatile boolean ending;

    /** A thread that starts {@code loop} again where it ran out of memory: JeroMQ's own would be deaf for good. */
    Thread surviving(Runnable loop, String name) {
        Thread thread = new Thread(() -> untilItEnds(loop), name);
        thread.setDaemon(true);
        return thread;
    }

    private void untilItEnds(Runnable loop) {
        while (true) {
            try {
                loop.run();
                return;
            } catch (OutOfMemoryError e) {
                makeRoom();
            } catch (RuntimeException e) {
                if (!ending) {
                    throw e;
                }
                return; // Its channels were closed a moment too early, which nobody needs to see.
            }
        }
    }

    /** The transport is about to close. */
    void end() {
        ending = true;
    }

    /** Does what a message needs, with the memory that was kept back if there is no other. */
    <T> T asking(Supplier<T> work) {
        try {
            return work.get();
        } catch (OutOfMemoryError e) {
            makeRoom();
            return work.get();
        }
    }

    /** Gives back what was kept, and a moment to others to do so; allocates nothing. */
    void makeRoom() {
        held = null;
        LockSupport.parkNanos(PAUSE_NANOS);
    }

    /** Keeps some back again if there is plenty. */
    void restore() {
        Runtime runtime = Runtime.getRuntime();
        if (held == null && runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory() > (long) ROOM * BYTES) {
            try {
                held = new byte[BYTES];
            } catch (OutOfMemoryError e) {
                held = null; // Others were faster.
            }
        }
    }
}
