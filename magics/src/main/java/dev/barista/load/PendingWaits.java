package dev.barista.load;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a load waits for, to be cancelled with it, and whether it was. Made by {@link LoadRun}; safe for threads. */
final class PendingWaits {
    private final Set<Future<?>> all = new HashSet<>();
    private boolean cancelled;

    synchronized boolean isCancelled() {
        return cancelled;
    }

    /** Has {@code wait} cancelled with the load, or now if that has been. */
    synchronized void add(Future<?> wait) {
        all.removeIf(Future::isDone);
        all.add(wait);
        if (cancelled) {
            wait.cancel(true);
        }
    }

    /**
     * Begins a wait unless the load was cancelled: none begins once {@link #cancel} has returned.
     *
     * @param begun quick; may think better of it, with null
     */
    synchronized <F extends Future<?>> @Nullable F begin(Supplier<@Nullable F> begun) {
        F wait = cancelled ? null : begun.get();
        if (wait != null) {
            add(wait);
        }
        return wait;
    }

    /** @param first done when none begins any more, and before those that have are cancelled */
    void cancel(Runnable first) {
        List<Future<?>> pending;
        synchronized (this) {
            cancelled = true;
            pending = List.copyOf(all);
            all.clear();
        }
        first.run();
        pending.forEach(wait -> wait.cancel(true));
    }
}
