package dev.barista.kernel.cell;

import dev.barista.kernel.display.Controls;
import dev.barista.kernel.display.LiveDisplay;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.io.PrintStream;
import java.util.Optional;

/**
 * The cell that an output belongs to: captured when the cell is run and passed on to whatever goes on afterwards, so
 * that late output still arrives where it was asked for. Any thread may use it, also after the cell is idle.
 */
public interface CellContext {
    /** The number in the cell's brackets, {@code In [n]}. */
    int executionCount();

    /** What the notebook calls the cell, whenever it is run; empty if the front end does not say. */
    default Optional<String> notebookId() {
        return Optional.empty();
    }

    /** The import of {@code type} was made for the cell's source, which lacks it. */
    default void imported(String type) {}

    /** Shows {@code data} below the cell. */
    void display(DisplayData data);

    /**
     * Shows {@code data} in place of all that was displayed with the same display id, whichever cell did that.
     *
     * @param data has a display id
     */
    void updateDisplay(DisplayData data);

    /** Shows {@code first} below the cell, as an output that can be updated later. */
    LiveDisplay live(DisplayData first);

    /** The same with a bar and a Cancel button in front ends with widgets; {@code first} is what others show. */
    LiveDisplay live(DisplayData first, Controls controls);

    /**
     * Removes what the cell shows so far.
     *
     * @param beforeNext true to wait until the next output replaces it, which avoids flicker
     */
    void clearOutput(boolean beforeNext);

    /** Standard output of the cell. */
    PrintStream out();

    /** Standard error of the cell. */
    PrintStream err();

    /**
     * Sends the updates of {@code display}, which another cell started, as this cell's messages until the returned
     * handle is closed. Headless clients such as nbclient only see messages of the cell that they are running, and
     * apply an update to whichever cell shows the display: while a cell waits for a job, progress must travel this way.
     */
    Carrying carry(LiveDisplay display);

    /** Ends what {@link #carry} began. */
    interface Carrying extends AutoCloseable {
        @Override
        void close();
    }
}
