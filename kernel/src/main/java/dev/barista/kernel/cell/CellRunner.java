package dev.barista.kernel.cell;

/** Runs cells, one at a time. */
public interface CellRunner {
    /**
     * Runs all parts of a cell (Java and magics) on the calling thread or on one that it waits for.
     *
     * @param cell where its output goes
     * @param source the cell as typed
     * @return how it ended; nothing is thrown for what a cell does, {@code Error}s included
     */
    CellResult run(CellContext cell, String source);

    /** Stops the cell that is running, if any; returns at once. Background jobs go on. Called by any thread. */
    void interrupt();
}
