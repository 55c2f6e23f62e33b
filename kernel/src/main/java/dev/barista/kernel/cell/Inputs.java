package dev.barista.kernel.cell;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What was run in this session; the oldest is forgotten. One for a kernel; any thread may use it. */
public final class Inputs {
    private static final int KEPT = 10_000;

    private final Deque<Input> inputs = new ArrayDeque<>();

    /**
     * One cell.
     *
     * @param number the number in its brackets
     * @param source as it was typed
     */
    public record Input(int number, String source) {}

    /** Adds a cell, unless its number is there already: expressions of a front end are run with their cell's number. */
    synchronized void add(int number, String source) {
        if (!inputs.isEmpty() && inputs.getLast().number() >= number) {
            return;
        }
        if (inputs.size() == KEPT) {
            inputs.removeFirst();
        }
        inputs.add(new Input(number, source));
    }

    /** All that are kept, the oldest first. */
    public synchronized List<Input> all() {
        return List.copyOf(inputs);
    }
}
