package dev.barista.kernel.shell;

import dev.barista.kernel.shell.Evaluated.Problem;
import java.util.ArrayList;
import java.util.Iterator;
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

    /** What JShell's own scan finds: it looks at brackets and semicolons alone. */
    private record Scanned(CompletionInfo info, String text, int offset) {
        boolean isComplete() {
            return switch (info.completeness()) {
                case COMPLETE, COMPLETE_WITH_SEMI -> true;
                default -> false;
            };
        }

        String withSemicolon() {
            return info.completeness() == SourceCodeAnalysis.Completeness.COMPLETE_WITH_SEMI
                    ? info.source().stripTrailing()
                    : text;
        }
    }

    /**
     * Looks at the form alone: the source is not compiled, and names are not looked up.
     *
     * @param trusted how many pieces at the beginning are taken as complete if JShell's scan says so, since their
     *     evaluation will show what is wrong before anything has run
     */
    static List<Piece> split(SourceCodeAnalysis analysis, Syntax syntax, String source, int trusted) {
        List<Scanned> scanned = scan(analysis, source);
        List<String> checked = scanned.stream()
                .skip(trusted)
                .filter(Scanned::isComplete)
                .map(Scanned::withSemicolon)
                .toList();
        Iterator<Optional<Problem>> errors = syntax.errors(checked).iterator();
        Snippets snippets = new Snippets(analysis, syntax);
        List<Piece> pieces = new ArrayList<>();
        for (Scanned each : scanned) {
            boolean right = each.isComplete()
                    && (pieces.size() < trusted || errors.next().isEmpty() || snippets.isSnippet(each.withSemicolon()));
            if (!right && trusted > 0) {
                // Nothing will be run, so the first mistake is looked for.
                return split(analysis, syntax, source, 0);
            }
            pieces.add(right ? complete(each) : snippets.faulty(each));
            if (!right) {
                break;
            }
        }
        return pieces;
    }

    private static List<Scanned> scan(SourceCodeAnalysis analysis, String source) {
        List<Scanned> found = new ArrayList<>();
        int offset = skipBlank(source, 0);
        while (offset < source.length()) {
            CompletionInfo info = analysis.analyzeCompletion(source.substring(offset));
            if (info.completeness() == SourceCodeAnalysis.Completeness.EMPTY) {
                break;
            }
            String remaining = info.completeness().isComplete() && info.remaining() != null ? info.remaining() : "";
            // A piece is never empty, whatever JShell says: the loop must end.
            int end = Math.max(source.length() - remaining.length(), offset + 1);
            Scanned piece = new Scanned(info, source.substring(offset, end).stripTrailing(), offset);
            found.add(piece);
            if (!piece.isComplete()) {
                break;
            }
            offset = skipBlank(source, end);
        }
        return found;
    }

    private static Piece complete(Scanned scanned) {
        return new Piece(scanned.withSemicolon(), scanned.offset(), Form.COMPLETE, Optional.empty());
    }

    /** What is wrong with the form of a piece that was trusted and that JShell rejects; empty if nothing is. */
    static Optional<Problem> check(SourceCodeAnalysis analysis, Syntax syntax, Piece piece) {
        Snippets snippets = new Snippets(analysis, syntax);
        return syntax.error(piece.text())
                .filter(problem -> !snippets.isSnippet(piece.text()))
                .map(problem -> problem.movedBy(piece.offset()));
    }

    /** JShell takes a little more than Java does, and it has the last word. Nothing is run by this. */
    private boolean isSnippet(String text) {
        return analysis.sourceToSnippets(text).stream().noneMatch(it -> it.kind() == Snippet.Kind.ERRONEOUS);
    }

    private Piece faulty(Scanned scanned) {
        String text = scanned.text();
        boolean wrong = scanned.info().completeness() == SourceCodeAnalysis.Completeness.UNKNOWN;
        Form form = wrong || !syntax.isBegun(text) ? Form.WRONG : Form.UNFINISHED;
        Problem problem = syntax.error(text).orElseGet(() -> new Problem("this is not Java", 0, text.length()));
        return new Piece(text, scanned.offset(), form, Optional.of(problem.movedBy(scanned.offset())));
    }

    private static int skipBlank(String source, int from) {
        int at = from;
        while (at < source.length() && Character.isWhitespace(source.charAt(at))) {
            at++;
        }
        return at;
    }
}
