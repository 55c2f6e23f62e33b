package dev.barista.kernel.magic;

import dev.barista.kernel.cell.CellSource;
import dev.barista.kernel.cell.CodeFailure;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

/**
 * Classes that magics declare in the notebook, as its cells do, to use them by themselves. Any thread may ask; only the
 * thread that runs a magic may declare.
 */
public interface Declarations {
    /**
     * Compiles declarations, against all that the notebook has, and runs nothing. Those of the same name are replaced.
     *
     * @throws CodeFailure if they do not compile; that they refer to something not declared yet is no failure
     */
    void declare(CellSource source) throws CodeFailure;

    /** The class of this name, as it is now; empty if there is none that compiles. */
    Optional<Declared> find(String name);

    /** Forgets the class of this name. */
    void drop(String name);

    /** Where the code of a stack frame stands, with that line: {@code In[4]:2  int a = b;}; empty if in no cell. */
    Optional<String> place(StackTraceElement frame);

    /** What the method or class of a cell that a stack frame is in refers to and is not declared; empty if all is. */
    List<String> missing(StackTraceElement frame);

    /** Runs a task here; if this is a cell's thread, any interrupt of it ends loops of cells' code meanwhile. */
    <T> T endingOnInterrupt(Callable<T> task) throws Exception;

    /** Starts a thread for code of cells that no cell waits for; an interrupt of it ends loops of cells' code. */
    Thread background(Runnable task);

    /** Has {@code listener} called after each cell, by the thread that runs cells: it must be quick. */
    void afterEachCell(Runnable listener);

    /** Whether the user has interrupted the cell that the calling thread runs. */
    boolean stopRequested();

    /**
     * A class as it is now: another one after something that it uses is declared anew.
     *
     * @param type what it is compiled to
     * @param missing what it refers to and is not declared; unless empty, none of its code can be run
     * @param mentioned all names in its source, and in the sources of methods and types of cells that it mentions
     */
    record Declared(Class<?> type, List<String> missing, Set<String> mentioned) {
        public Declared {
            missing = List.copyOf(missing);
            mentioned = Set.copyOf(mentioned);
        }
    }
}
