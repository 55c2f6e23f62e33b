package dev.barista.kernel.cell;

import dev.barista.kernel.display.Renderers;
import dev.barista.kernel.shell.ShellTools;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.io.IOException;

/**
 * What cells may call by its bare name: the static methods, imported into every cell. One instance for a kernel does
 * the work; the methods find it through the class loader of the cell that calls them. Any thread may use it.
 */
public final class Notebook {
    private final Renderers renderers;
    private final CurrentCell cells;
    private final LineInput input;

    /** @param input where {@link #readLine} asks */
    public Notebook(Renderers renderers, CurrentCell cells, LineInput input) {
        this.renderers = renderers;
        this.cells = cells;
        this.input = input;
    }

    /** Shows a value below the cell, as a last expression is shown. */
    public static void display(Object value) {
        Notebook own = own();
        own.cell().display(value instanceof DisplayData data ? data : own.renderers.render(value));
    }

    /** Removes what the cell shows so far. */
    public static void clearOutput() {
        clearOutput(false);
    }

    /**
     * Removes what the cell shows so far.
     *
     * @param wait true to wait until the next output replaces it
     */
    public static void clearOutput(boolean wait) {
        own().cell().clearOutput(wait);
    }

    /** Asks the person at the front end for a line. */
    public static String readLine(String prompt) throws IOException {
        return own().input.readLine(prompt, false);
    }

    private static Notebook own() {
        return ShellTools.ofCaller(Notebook.class)
                .orElseThrow(() -> new UserMistake("This works in the code of cells only. Call it from a cell."));
    }

    private CellContext cell() {
        return cells.find().orElseThrow(() -> new UserMistake("No cell runs here. Call it from a cell."));
    }
}
