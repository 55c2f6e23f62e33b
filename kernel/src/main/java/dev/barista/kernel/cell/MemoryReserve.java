package dev.barista.kernel.cell;

import org.jspecify.annotations.Nullable;

/**
 * Memory kept back for the cell after the one that filled the heap, so that {@code hog = null;} can still be compiled
 * and run. One for a kernel; any thread may call it.
 */
final class MemoryReserve {
    /** What JShell needs for a short cell, several times over. */
    static final int BYTES = 16 << 20;

    /** Taken again only when it leaves this many times as much to cells. */
    private static final int ROOM = 4;

    private volatile byte @Nullable [] held = new byte[BYTES];

    /** Hands the memory to whoever asks for some next. */
    void release() {
        held = null;
    }

    /** Takes the memory back if there is plenty again. */
    void restore() {
        if (held != null) {
            return;
        }
        // What the cell freed is not counted as free before it is collected.
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        long used = runtime.totalMemory() - runtime.freeMemory();
        if (runtime.maxMemory() - used < (long) ROOM * BYTES) {
            return;
        }
        try {
            held = new byte[BYTES];
        } catch (OutOfMemoryError e) {
            // Others were faster. The next cell will try again.
            held = null;
        }
    }
}
