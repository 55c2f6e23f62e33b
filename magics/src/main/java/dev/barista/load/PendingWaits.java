package dev.barista.load;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Future;

/** What a load waits for, to be cancelled with it. Made by {@link LoadRun}; safe for threads. */
final class PendingWaits {
    private final Set<Future<?>> all = new HashSet<>();
    private boolean cancelled;

    /** Has {@code wait} cancelled with the load, or now if that has been. */
    synchronized void add(Future<?> wait) {
        all.removeIf(Future::isDone);
        all.add(wait);
        if (cancelled) {
            wait.cancel(true);
        }
    }

    void cancel() {
        List<Future<?>> pending;
        synchronized (this) {
            cancelled = true;
            pending = List.copyOf(all);
            all.clear();
        }
        pending.forEach(wait -> wait.cancel(true));
    }
}
