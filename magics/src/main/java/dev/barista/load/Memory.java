package dev.barista.load;

import java.util.Collection;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** What the bars of one load take of this kernel's memory. Made by {@link Loader}; threads may share it. */
final class Memory {
    /** Eight columns of eight bytes, and the pages that they come from, which are up to a tenth too large. */
    private static final int BYTES_A_BAR = 72;
    /** A table's columns and its symbols, beside the bars that it is made of. */
    private static final int BYTES_A_ROW = 2 * BYTES_A_BAR;

    private static final int LARGE_SHARE = 4;

    private final long mostBars;
    private final AtomicLong bars = new AtomicLong();

    Memory(long bytes) {
        this.mostBars = bytes / 2 / BYTES_A_BAR;
    }

    /** So many more bars are held. */
    void add(long more) {
        bars.addAndGet(more);
    }

    /** Whether more than half is taken: further bars would leave cells without any. */
    boolean isFull() {
        return bars.get() > mostBars;
    }

    Failure failure() {
        return new Failure(
                "no memory",
                String.format(
                        Locale.ROOT,
                        "%,d bars fill the memory that this kernel has, %s. Load fewer at once, have them kept in the store, or "
                                + "start the kernel with more, such as BARISTA_JAVA_OPTIONS=-Xmx8g",
                        bars.get(),
                        gigabytes(2 * mostBars * BYTES_A_BAR)));
    }

    /** All that this kernel may use. */
    static long bytes() {
        return Runtime.getRuntime().maxMemory();
    }

    /** Whether {@code bars} would take more than a quarter of {@code bytes}: cells, tables and other loads need the rest. */
    static boolean isTooSmall(long bytes, long bars) {
        return bars > bytes / LARGE_SHARE / BYTES_A_BAR;
    }

    /** @throws LoadFailedException if one table of bars that were left to the store would not fit */
    static void checkRoomForTable(Collection<Content> contents) {
        long rows = contents.stream().mapToLong(Content::size).sum();
        boolean isLeftToStore = contents.stream().anyMatch(Content::isLeftToStore);
        if (isLeftToStore && rows > bytes() / 2 / BYTES_A_ROW) {
            throw new LoadFailedException(String.format(
                    Locale.ROOT,
                    "a table of %,d bars needs %s of memory, and this kernel has %s. Take a symbol at a time, by "
                            + "table(\"SPY\") or onSymbol(…), or all of them by SQL, from the table bars; or start the "
                            + "kernel with BARISTA_JAVA_OPTIONS=-Xmx%dg",
                    rows,
                    gigabytes(rows * BYTES_A_ROW),
                    gigabytes(bytes()),
                    1 + rows * BYTES_A_ROW * 2 / (1 << 30)));
        }
    }

    private static String gigabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f GB", bytes / (double) (1 << 30));
    }
}
