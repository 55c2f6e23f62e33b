package dev.barista.kernel.shell;

/**
 * Where source stands.
 *
 * @param label the cell's name, such as {@code In[4]}
 * @param line counted from 1
 * @param source text of that line; empty if it is not known
 */
public record Place(String label, int line, String source) {
    @Override
    public String toString() {
        return label + ":" + line;
    }
}
