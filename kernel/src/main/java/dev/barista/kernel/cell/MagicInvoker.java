package dev.barista.kernel.cell;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Calls magics by name; what the cell room needs to know of them. Any thread may use it. */
public interface MagicInvoker {
    /**
     * Runs a magic on the calling thread, and binds its value if it has a target.
     *
     * @return its value, if it is to be shown
     * @throws UserMistake for what the user can mend
     */
    @Nullable Object invoke(CellContext cell, CellPart.MagicPart part) throws Exception;

    /** Names of all magics, sorted. */
    List<String> names();

    /**
     * Options that begin with {@code word} on the line of magic {@code name}, or values of the option behind which it
     * stands.
     *
     * @param before what stands on the line between the magic's name and the word
     */
    List<String> options(String name, String before, String word);

    /** Files and other things that magic {@code name} takes by their names, of those that begin with {@code word}. */
    List<String> arguments(String name, String before, String word);

    /**
     * Where Java begins in what is typed behind a magic's name; empty if the magic takes none, or options are still
     * being typed.
     */
    OptionalInt startOfJava(String name, String arguments);

    /**
     * Words that a magic knows of for its own text; none if it knows none, or options are still being typed.
     *
     * @param before what stands between the magic's name and the word that is being typed
     * @param word what is typed of it
     * @param after the rest of the cell
     */
    List<String> words(String name, String before, String word, String after);

    /** How a magic is called; empty if there is none of that name. */
    Optional<String> usage(String name);
}
