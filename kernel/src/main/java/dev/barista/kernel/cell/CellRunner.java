package dev.barista.kernel.cell;

/** Runs cells: one at a time on each thread that asks. */
public interface CellRunner {
    /**
     * Runs all parts of a cell (Java and magics) on the calling thread or on one that it waits for.
     *
     * @param cell where its output goes
     * @param source the cell as typed
     * @param begun called once, by the calling thread, when an interrupt reaches the cell and before anything of it
     *     runs: who announces the cell here loses no interrupt that answers the announcement
     * @return how it ended; nothing is thrown for what a cell does, {@code Error}s included
     */
    CellResult run(CellContext cell, String source, Runnable begun);

    /** Stops all cells that are running; returns at once. Background jobs go on. Called by any thread. */
    void interrupt();

    /** Stops the cell that {@code asking} has called {@link #run} for, if any; returns at once. Called by any thread. */
    void interrupt(Thread asking);
}
