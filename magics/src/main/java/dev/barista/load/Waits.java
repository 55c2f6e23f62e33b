package dev.barista.load;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** Waits for a load on behalf of its users, and says so to the scope. Made by {@link Load}; safe for threads. */
final class Waits {
    private final LoadState state;
    private final WaitScope scope;

    Waits(LoadState state, WaitScope scope) {
        this.state = state;
        this.scope = scope;
    }

    /**
     * Returns as soon as {@code reached} holds, which is asked under the state's lock.
     *
     * @throws CancellationException if the thread is interrupted; the load goes on
     */
    void until(BooleanSupplier reached) {
        if (state.read(all -> reached.getAsBoolean())) {
            return;
        }
        WaitScope.Waiting waiting = scope.enter();
        try {
            state.await(reached);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while waiting for bars; the load goes on");
        } finally {
            waiting.close();
        }
    }
}
