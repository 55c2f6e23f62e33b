package dev.barista.load;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * A budget on which several kernels draw, whoever and wherever they are. Made once for a source; any thread may use it,
 * and none waits.
 */
public interface SharedBudget extends AutoCloseable {
    /**
     * Takes leave for one call, if there is any.
     *
     * @param limit calls in a window, the same for all who share
     * @param window its length
     * @return 0 if the call may be made, else nanoseconds until it is worth asking again; fails if the budget cannot be
     *     reached
     */
    CompletableFuture<Long> take(int limit, Duration window);

    /** Where it is, for messages; without passwords. */
    String name();

    @Override
    void close();
}
