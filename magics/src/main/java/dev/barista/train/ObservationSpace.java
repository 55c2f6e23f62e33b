package dev.barista.train;

/**
 * The shape of what an agent sees at each step: a window of rows (bars, oldest first) of the same features. A flat
 * observation has a window of 1. Immutable.
 *
 * @param window rows, 1–4,096
 * @param features columns of each row, 1–65,536
 */
public record ObservationSpace(int window, int features) {
    public ObservationSpace {
        Limits.check("the window of observations", window, 1, 4096);
        Limits.check("the features of an observation", features, 1, 65_536);
    }

    /** Numbers in one observation, row-major: {@code [row * features + feature]}. */
    public int size() {
        return window * features;
    }
}
