package dev.barista.kernel.cell;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How much a cell may print: an endless loop that prints must fill neither the notebook nor the browser. Made for each
 * cell; any thread may use it.
 */
final class OutputLimit {
    private static final String VARIABLE = "BARISTA_OUTPUT_LIMIT";
    private static final long DEFAULT_BYTES = 1 << 20;

    private final long limitBytes;
    private long leftBytes;
    private boolean told;

    /** @param setting a number of bytes; null or anything else for the default, 1 MiB */
    OutputLimit(@Nullable String setting) {
        limitBytes = setting != null && setting.matches("[0-9]{1,18}") ? Long.parseLong(setting) : DEFAULT_BYTES;
        leftBytes = limitBytes;
    }

    /** The limit that the kernel's environment sets. */
    static OutputLimit fromEnvironment() {
        return new OutputLimit(System.getenv(VARIABLE));
    }

    /** Takes up to so many bytes; returns how many may be shown. */
    synchronized int take(int bytes) {
        int taken = (int) Math.min(bytes, leftBytes);
        leftBytes -= taken;
        return taken;
    }

    /** True once, for who is to say that something is left out. */
    synchronized boolean tell() {
        boolean first = !told;
        told = true;
        return first;
    }

    /** What was shown is gone. */
    synchronized void reset() {
        leftBytes = limitBytes;
        told = false;
    }

    /** Says that something is left out, and what to do. */
    String message() {
        return String.format(
                Locale.ENGLISH,
                "\nThis cell printed more than %,d bytes; what follows is left out. To see more, set %s to a number of"
                        + " bytes in the kernel's environment.\n",
                limitBytes,
                VARIABLE);
    }
}
