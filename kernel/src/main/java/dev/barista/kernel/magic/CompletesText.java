package dev.barista.kernel.magic;

import java.util.List;

/** A magic that knows which words may stand in its text, such as names of tables in SQL. */
public interface CompletesText extends TakesText {
    /**
     * What may stand between two pieces of text; must be quick.
     *
     * @param before the text up to the word that is being typed, of which nothing is in either
     * @param after the rest of the cell
     * @return in the order in which they are offered; those that do not begin as the word does are left out
     */
    List<String> words(String before, String after);
}
