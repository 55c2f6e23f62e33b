package dev.barista.kernel.wire;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;

/**
 * Warnings of what may come a hundred thousand times, by whatever speaks to the kernel's ports: the same text is logged
 * the first time, the tenth, the hundredth and so on. One for a kernel; any thread may use it.
 */
public final class SparseLog {
    private final Map<String, AtomicLong> counts = new ConcurrentHashMap<>();

    /**
     * Logs a warning, unless it is logged often.
     *
     * @param text one of a few; nothing that came from outside
     */
    public void warn(Class<?> by, String text) {
        long count = counts.computeIfAbsent(text, each -> new AtomicLong()).incrementAndGet();
        if (isPowerOfTen(count)) {
            String said = count == 1 ? text : text + " (" + count + " times by now)";
            WireLog.of(by).logp(Level.WARNING, by.getName(), "", said);
        }
    }

    private static boolean isPowerOfTen(long count) {
        long rest = count;
        while (rest % 10 == 0) {
            rest /= 10;
        }
        return rest == 1;
    }
}
