package dev.barista.train.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDScope;

/**
 * The state of the recurrent core for several sequences, {@code [1, sequences, size]} each.
 *
 * @param hidden its output
 * @param cell its memory
 */
record Memory(NDArray hidden, NDArray cell) {
    /** Of sequences one after another; copied. */
    static Memory of(Torch torch, float[] hidden, float[] cell, int size) {
        int sequences = hidden.length / size;
        return new Memory(torch.create(hidden, 1, sequences, size), torch.create(cell, 1, sequences, size));
    }

    /** The same, forgotten where {@code keep} ({@code [1, sequences, 1]}) is 0 and not where it is 1. */
    Memory masked(NDArray keep) {
        return new Memory(hidden.mul(keep), cell.mul(keep));
    }

    NDList list() {
        return new NDList(hidden, cell);
    }

    /** Lets it outlive the scope that is open; to be closed. */
    Memory kept() {
        NDScope.unregister(hidden, cell);
        return this;
    }

    void close() {
        hidden.close();
        cell.close();
    }
}
