package dev.barista.kernel.cell;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/** What was run in this session; the oldest is forgotten. One for a kernel; any thread may use it. */
public final class Inputs {
    private static final int KEPT = 10_000;
    private static final int MAX_OUT_OF_ORDER = 100;

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
        if (isThere(number)) {
            return;
        }
        if (inputs.size() == KEPT) {
            inputs.removeFirst();
        }
        inputs.add(new Input(number, source));
    }

    /** Subshells number their cells together, but may run them in another order. */
    private boolean isThere(int number) {
        Iterator<Input> newest = inputs.descendingIterator();
        for (int i = 0; i < MAX_OUT_OF_ORDER && newest.hasNext(); i++) {
            if (newest.next().number() == number) {
                return true;
            }
        }
        return false;
    }

    /** All that are kept, the oldest first. */
    public synchronized List<Input> all() {
        return List.copyOf(inputs);
    }
}
