package dev.barista.kernel.cell;

/**
 * Source to run, and where it comes from. Immutable.
 *
 * @param text Java and magics
 * @param label what stack traces call it: {@code In[4]} or a file's name
 * @param firstLine the line of the cell or file in which the text begins, from 1
 * @param isFile whether it comes from a file, which messages must then name
 */
public record CellSource(String text, String label, int firstLine, boolean isFile) {
    /** Source that stands in a cell, beginning at {@code firstLine}. */
    public static CellSource of(CellContext cell, String text, int firstLine) {
        return new CellSource(text, "In[" + cell.executionCount() + "]", firstLine, false);
    }

    /** A whole file. */
    public static CellSource ofFile(String name, String text) {
        return new CellSource(text, name, 1, true);
    }

    /** Words for a place in it, such as {@code Line 3} or {@code setup.jsh, line 3}. */
    String place(long lineOfText) {
        long line = firstLine + lineOfText - 1;
        return isFile ? label + ", line " + line : "Line " + line;
    }
}
