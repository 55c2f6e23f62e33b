package dev.barista.kernel.shell;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * One evaluation under way: who asked for it, what is being run, and what came of that. Several may be under way, since
 * the code of one runs while others compile. Made for each evaluation; changed by whoever holds the shell's lock.
 */
final class Turn {
    private final @Nullable Caller caller;
    private final Set<String> loaded = ConcurrentHashMap.newKeySet();
    private volatile Origins.@Nullable Written written;
    private @Nullable Object value;
    private @Nullable Throwable thrown;

    /** @param caller runs the code; null to run it on the compiler's thread */
    Turn(@Nullable Caller caller) {
        this.caller = caller;
    }

    @Nullable Caller caller() {
        return caller;
    }

    /** Nobody waits for it any longer; see {@link Caller#leave}. Any thread may call it. */
    void leave() {
        if (caller != null) {
            caller.leave();
        }
    }

    /** Whether {@code asking} waits for it. Any thread may ask. */
    boolean isOf(Thread asking) {
        return caller != null && caller.is(asking);
    }

    /** The next piece begins: forgets what came of the last. */
    void begin(Origins.Written next) {
        written = next;
        loaded.clear();
        ended(null, null);
    }

    /** Keeps what the code that was run returned or threw. */
    void ended(@Nullable Object returned, @Nullable Throwable error) {
        value = returned;
        thrown = error;
    }

    /** A class was compiled for it. */
    void load(String className) {
        loaded.add(className);
    }

    /** What runs now; null before the first piece. Any thread may ask. */
    Origins.@Nullable Written written() {
        return written;
    }

    /** What the code run last returned. */
    @Nullable Object value() {
        return value;
    }

    /** What the code run last threw. */
    @Nullable Throwable thrown() {
        return thrown;
    }

    /** Binary names of the classes loaded since the piece began. */
    List<String> loaded() {
        return List.copyOf(loaded);
    }

    /** Any thread may ask. */
    boolean hasLoaded(String className) {
        return loaded.contains(className);
    }
}
