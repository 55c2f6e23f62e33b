package dev.barista.load;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Those who wait for leave to make a call: loads take turns, call by call, and those of few calls go before bulk ones,
 * which get every eighth turn so that they never stand still. Not safe for threads: {@link Pace} guards it.
 */
final class WaitingCalls<T> {
    private static final int BULK_EVERY = 8;

    private final Map<Lane, Deque<CompletableFuture<T>>> lanes = new LinkedHashMap<>();
    private int turns;

    /** Such as {@code "waiting 23 s"}: a second that has begun counts. */
    static String waiting(long nanos) {
        return "waiting " + TimeUnit.NANOSECONDS.toSeconds(nanos + 999_999_999) + " s";
    }

    void add(Lane lane, CompletableFuture<T> waiter) {
        lanes.computeIfAbsent(lane, first -> new ArrayDeque<>()).add(waiter);
    }

    boolean isEmpty() {
        return lanes.isEmpty();
    }

    int size() {
        return lanes.values().stream().mapToInt(Deque::size).sum();
    }

    /** Forgets those that were cancelled. */
    void clean() {
        lanes.values().forEach(lane -> lane.removeIf(CompletableFuture::isDone));
        lanes.values().removeIf(Deque::isEmpty);
    }

    /** Whose turn it is; there must be one. */
    CompletableFuture<T> next() {
        List<Lane> bulk = new ArrayList<>();
        List<Lane> interactive = new ArrayList<>();
        lanes.keySet().forEach(lane -> (lane.isBulk() ? bulk : interactive).add(lane));
        boolean turnOfBulk = !bulk.isEmpty() && (interactive.isEmpty() || ++turns % BULK_EVERY == 0);
        Lane lane = (turnOfBulk ? bulk : interactive).get(0);
        Deque<CompletableFuture<T>> waiters = Objects.requireNonNull(lanes.remove(lane));
        CompletableFuture<T> next = waiters.remove();
        if (!waiters.isEmpty()) {
            lanes.put(lane, waiters); // behind the others
        }
        return next;
    }
}
