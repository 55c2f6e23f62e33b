package dev.barista.store;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;

/** What is being written of each {@code S}, for those who want to read it. Threads may share it. */
final class Unfinished<S> {
    /** Completes when all that was given of a set is there; sets of which nothing is being written have none. */
    private final Map<S, CompletableFuture<Boolean>> changes = new ConcurrentHashMap<>();

    /** Has who reads {@code set} from now on wait for {@code change}, too, which never completes exceptionally. */
    CompletableFuture<Boolean> add(S set, CompletableFuture<Boolean> change) {
        CompletableFuture<Boolean> all = changes.merge(
                set, change, (before, more) -> before.thenCombine(more, (kept, keptMore) -> kept && keptMore));
        var unused = all.whenComplete((kept, failure) -> changes.remove(set, all));
        return change;
    }

    /** Waits for what was given of {@code set} by now. */
    void await(S set) throws InterruptedException {
        CompletableFuture<Boolean> change = changes.get(set);
        try {
            if (change != null) {
                change.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a change of the store that failed", e);
        }
    }
}
