package dev.barista.kernel.magic;

import java.util.function.Supplier;

/**
 * A magic in the catalogue. Creating it must be cheap: the factory's classes are loaded when the magic is first called.
 *
 * @param name without the percent signs
 * @param kind whether it takes a line or a whole cell
 * @param summary one line for {@code %lsmagic}
 * @param factory makes the picocli-annotated magic, new for each call
 */
public record MagicSpec(String name, Kind kind, String summary, Supplier<? extends Magic> factory) {
    /** How a magic may be written. */
    public enum Kind {
        /** {@code %name arguments}. */
        LINE,
        /** {@code %%name arguments} and the lines below it. */
        CELL,
        /** Either. */
        LINE_OR_CELL
    }

    /** The name as it is written, with its percent signs. */
    public String signed() {
        return (kind == Kind.CELL ? "%%" : "%") + name;
    }
}
