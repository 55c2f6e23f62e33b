package dev.barista.kernel.shell;

import java.util.ArrayList;
import java.util.List;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/** Splits Java source into the pieces that JShell takes one by one. */
final class Snippets {
    private Snippets() {}

    /**
     * One piece.
     *
     * @param text without white space before it
     * @param offset where it begins in the source
     * @param sound false if it cannot be parsed: it is then all that is left of the source
     */
    record Piece(String text, int offset, boolean sound) {}

    static List<Piece> split(SourceCodeAnalysis analysis, String source) {
        List<Piece> pieces = new ArrayList<>();
        int offset = skipBlank(source, 0);
        while (offset < source.length()) {
            String rest = source.substring(offset);
            CompletionInfo info = analysis.analyzeCompletion(rest);
            Completeness found = info.completeness();
            if (found == Completeness.EMPTY) {
                break;
            }
            boolean complete = found == Completeness.COMPLETE || found == Completeness.COMPLETE_WITH_SEMI;
            String remaining = complete && info.remaining() != null ? info.remaining() : "";
            // A piece is never empty, whatever JShell says: the loop must end.
            int end = Math.max(source.length() - remaining.length(), offset + 1);
            boolean sound = complete || found == Completeness.CONSIDERED_INCOMPLETE;
            pieces.add(new Piece(source.substring(offset, end).stripTrailing(), offset, sound));
            offset = skipBlank(source, end);
        }
        return pieces;
    }

    private static int skipBlank(String source, int from) {
        int at = from;
        while (at < source.length() && Character.isWhitespace(source.charAt(at))) {
            at++;
        }
        return at;
    }
}
