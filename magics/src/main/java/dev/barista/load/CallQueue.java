package dev.barista.load;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The calls of a load that have not been made yet, in their order. Made by {@link LoadRun}; safe for threads. */
final class CallQueue {
    private final Deque<PlannedCall> calls = new ArrayDeque<>();
    private boolean closed;

    synchronized int size() {
        return calls.size();
    }

    /** The next one that is wanted, which is no longer here then; null if there is none. */
    @Nullable PlannedCall next(Predicate<PlannedCall> wanted, Consumer<PlannedCall> givenUp) {
        PlannedCall call = poll();
        while (call != null && !wanted.test(call)) {
            givenUp.accept(call);
            call = poll();
        }
        return call;
    }

    private synchronized @Nullable PlannedCall poll() {
        return calls.poll();
    }

    synchronized void add(Collection<PlannedCall> more) {
        if (!closed) {
            calls.addAll(more);
        }
    }

    /** Before all others. */
    synchronized void addFirst(List<PlannedCall> more) {
        if (!closed) {
            new ArrayDeque<>(more).descendingIterator().forEachRemaining(calls::addFirst);
        }
    }

    /** Has {@code change} put other calls in the place of all; nobody takes one meanwhile. */
    synchronized void change(UnaryOperator<List<PlannedCall>> change) {
        if (!calls.isEmpty()) {
            List<PlannedCall> others = change.apply(new ArrayList<>(calls));
            calls.clear();
            calls.addAll(others);
        }
    }

    /** None is left, and none comes in any more. */
    synchronized void close() {
        closed = true;
        calls.clear();
    }
}
