package dev.barista.kernel.cell;

import org.jspecify.annotations.Nullable;

/** Runs source inside the cell that is running: for magics that run code. Called by the thread of that cell. */
public interface CodeRunner {
    /**
     * Runs all parts of a source (Java and magics), one after another.
     *
     * @param cell where its output goes
     * @return the value of the last part; null if it has none or a semicolon hides it
     * @throws CodeFailure if it does not compile
     * @throws Exception what the code itself threw
     */
    @Nullable Object run(CellContext cell, CellSource source) throws Exception;
}
