package dev.barista.kernel.cell;

import org.jspecify.annotations.Nullable;

/** One part of a cell, in the order in which parts are run. Made by {@link CellParser}; immutable. */
public sealed interface CellPart {
    /** The line of the cell in which it begins, counted from 1. */
    int line();

    /** Java source: declarations, statements, expressions. */
    record Java(String source, int line) implements CellPart {}

    /**
     * A name with one or two question marks: what is known of it is to be shown.
     *
     * @param detailed whether there are two
     */
    record Question(String name, boolean detailed, int line) implements CellPart {}

    /**
     * A magic.
     *
     * @param name without percent signs
     * @param arguments the rest of its line
     * @param body the lines below a cell magic; null for a line magic
     * @param target the variable that the value is assigned to; null without one
     * @param type the type it is declared with in {@code Load prices = %bars …}, {@code var} included; null without one
     */
    record MagicPart(
            String name,
            String arguments,
            @Nullable String body,
            @Nullable String target,
            @Nullable String type,
            int line)
            implements CellPart {
        /** One whose value is not assigned to a variable that it declares. */
        public MagicPart(String name, String arguments, @Nullable String body, @Nullable String target, int line) {
            this(name, arguments, body, target, null, line);
        }
    }

    /**
     * A cell magic below something that is no comment. What follows it is no part: such a cell is not run.
     *
     * @param name without percent signs
     */
    record Misplaced(String name, int line) implements CellPart {}
}
