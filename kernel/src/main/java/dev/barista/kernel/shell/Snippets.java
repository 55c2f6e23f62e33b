package dev.barista.kernel.shell;

import dev.barista.kernel.shell.Evaluated.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jdk.jshell.Snippet;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/** Splits Java source into the pieces that JShell takes one by one. Made for one source. */
final class Snippets {
    private final SourceCodeAnalysis analysis;
    private final Syntax syntax;

    private Snippets(SourceCodeAnalysis analysis, Syntax syntax) {
        this.analysis = analysis;
        this.syntax = syntax;
    }

    /** What is known of the form of a piece. */
    enum Form {
        /** JShell can take it. */
        COMPLETE,
        /** More lines could complete it. */
        UNFINISHED,
        /** It can never become right. */
        WRONG
    }

    /**
     * One piece.
     *
     * @param text what JShell is given: without white space before it, with the semicolon that may be left out
     * @param offset where it begins in the source
     * @param form unless it is complete, the piece is the last
     * @param problem what keeps it from being complete; offsets are in the source
     */
    record Piece(String text, int offset, Form form, Optional<Problem> problem) {}

    /** Looks at the form alone: the source is not compiled, and names are not looked up. */
    static List<Piece> split(SourceCodeAnalysis analysis, Syntax syntax, String source) {
        Snippets snippets = new Snippets(analysis, syntax);
        List<Piece> pieces = new ArrayList<>();
        int offset = skipBlank(source, 0);
        while (offset < source.length()) {
            CompletionInfo info = analysis.analyzeCompletion(source.substring(offset));
            if (info.completeness() == SourceCodeAnalysis.Completeness.EMPTY) {
                break;
            }
            String remaining = info.completeness().isComplete() && info.remaining() != null ? info.remaining() : "";
            // A piece is never empty, whatever JShell says: the loop must end.
            int end = Math.max(source.length() - remaining.length(), offset + 1);
            Piece piece = snippets.piece(info, source.substring(offset, end).stripTrailing(), offset);
            pieces.add(piece);
            if (piece.form() != Form.COMPLETE) {
                break;
            }
            offset = skipBlank(source, end);
        }
        return pieces;
    }

    private Piece piece(CompletionInfo info, String text, int offset) {
        return switch (info.completeness()) {
            case COMPLETE -> checked(text, text, offset);
            case COMPLETE_WITH_SEMI -> checked(text, info.source().stripTrailing(), offset);
            case UNKNOWN -> faulty(text, offset, Form.WRONG);
            default -> faulty(text, offset, syntax.isBegun(text) ? Form.UNFINISHED : Form.WRONG);
        };
    }

    /** For JShell {@code int 5x = 3;} is complete too. */
    private Piece checked(String text, String withSemicolon, int offset) {
        if (syntax.error(withSemicolon).isEmpty() || isSnippet(withSemicolon)) {
            return new Piece(withSemicolon, offset, Form.COMPLETE, Optional.empty());
        }
        return faulty(text, offset, syntax.isBegun(text) ? Form.UNFINISHED : Form.WRONG);
    }

    /** JShell takes a little more than Java does, and it has the last word. Nothing is run by this. */
    private boolean isSnippet(String text) {
        return analysis.sourceToSnippets(text).stream().noneMatch(it -> it.kind() == Snippet.Kind.ERRONEOUS);
    }

    private Piece faulty(String text, int offset, Form form) {
        Problem problem = syntax.error(text).orElseGet(() -> new Problem("this is not Java", 0, text.length()));
        return new Piece(text, offset, form, Optional.of(problem.movedBy(offset)));
    }

    private static int skipBlank(String source, int from) {
        int at = from;
        while (at < source.length() && Character.isWhitespace(source.charAt(at))) {
            at++;
        }
        return at;
    }
}
