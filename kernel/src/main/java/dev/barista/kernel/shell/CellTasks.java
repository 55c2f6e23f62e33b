package dev.barista.kernel.shell;

import java.util.function.Supplier;

/**
 * Knows on whose behalf the code of a cell runs when it hands work to threads that it did not make. Offered by {@link
 * JavaShell#offer}; any thread may use it.
 */
public interface CellTasks {
    /** Enters, on whatever thread calls it, the cell of the thread that asks now; returns what leaves it again. */
    Supplier<Runnable> entry();

    /** The asking thread is about to make a stream parallel, whose threads are everyone's. */
    void goParallel();
}
