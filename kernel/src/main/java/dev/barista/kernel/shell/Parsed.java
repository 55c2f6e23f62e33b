package dev.barista.kernel.shell;

import dev.barista.kernel.shell.Snippets.Form;
import dev.barista.kernel.shell.Snippets.Piece;
import java.util.List;

/** Java source taken apart, ready to be evaluated. Made by {@link JavaShell#parse}; immutable. */
public final class Parsed {
    private final String source;
    private final List<Piece> pieces;

    Parsed(String source, List<Piece> pieces) {
        this.source = source;
        this.pieces = List.copyOf(pieces);
    }

    String source() {
        return source;
    }

    List<Piece> pieces() {
        return pieces;
    }

    /** True if all of it can be read as Java; whether it can be compiled is another question. */
    public boolean isComplete() {
        return form() == Form.COMPLETE;
    }

    /** True if it is right so far and only its end is missing. */
    public boolean isUnfinished() {
        return form() == Form.UNFINISHED;
    }

    /** What keeps it from being complete; offsets are in the source. */
    public List<Evaluated.Problem> problems() {
        return pieces.stream().flatMap(piece -> piece.problem().stream()).toList();
    }

    /** True if the value of this piece is that of the source. */
    boolean hasValueOf(Piece piece) {
        return piece.equals(pieces.get(pieces.size() - 1))
                && !source.stripTrailing().endsWith(";");
    }

    private Form form() {
        return pieces.isEmpty() ? Form.COMPLETE : pieces.get(pieces.size() - 1).form();
    }
}
