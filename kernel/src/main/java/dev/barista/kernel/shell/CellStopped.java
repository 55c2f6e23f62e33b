package dev.barista.kernel.shell;

import dev.barista.kernel.display.EndsCell;

/**
 * Thrown inside a cell's code to end it after it was interrupted. An {@code Error}, so that the {@code catch
 * (Exception e)} of a loop does not swallow it.
 */
public final class CellStopped extends Error implements EndsCell {
    private static final long serialVersionUID = 1L;

    CellStopped() {
        super("Interrupted");
    }
}
