package dev.barista.kernel.cell;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Follows Java source line by line, just closely enough to know whether a statement may begin on the next line: outside
 * comments, text blocks and brackets, after a finished statement. For one thread.
 */
final class JavaText {
    private static final String INDENT = "    ";

    /** The line of each bracket that is open. */
    private final Deque<Integer> open = new ArrayDeque<>();

    private int lines;
    private String lastIndent = "";
    private boolean inComment;
    private boolean inTextBlock;
    private char last = ';';

    /** True where a statement, and so a magic, may begin. */
    boolean atStatement() {
        return open.isEmpty() && !inComment && !inTextBlock && (last == ';' || last == '}');
    }

    /** False where the next line begins within a comment or a text block. */
    boolean goesOnWithCode() {
        return !inComment && !inTextBlock;
    }

    /** Where the name begins that ends at {@code end}; {@code end} itself if none does. */
    static int startOfName(String code, int end) {
        int start = end;
        while (start > 0 && Character.isJavaIdentifierPart(code.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    /** Where what is neither white space nor a comment begins in {@code source}; its length if nothing is. */
    static int afterComments(String source) {
        int at = 0;
        while (at >= 0 && at < source.length()) {
            if (Character.isWhitespace(source.charAt(at))) {
                at++;
            } else if (source.startsWith("//", at)) {
                at = leave(source, "\n", at);
            } else if (source.startsWith("/*", at)) {
                at = leave(source, "*/", at + 2);
            } else {
                return at;
            }
        }
        return source.length();
    }

    static JavaText of(String source) {
        JavaText text = new JavaText();
        source.lines().forEach(text::read);
        return text;
    }

    /** White space for a line that goes on with what is unfinished: a step for each line that left brackets open. */
    String indent() {
        if (inComment || inTextBlock) {
            return lastIndent;
        }
        return INDENT.repeat(Math.max(1, (int) open.stream().distinct().count()));
    }

    void read(String line) {
        lines++;
        lastIndent = line.substring(0, line.length() - line.stripLeading().length());
        int at = 0;
        while (at < line.length()) {
            if (inComment) {
                at = leave(line, "*/", at);
                inComment = at < 0;
            } else if (inTextBlock) {
                at = leaveTextBlock(line, at);
                inTextBlock = at < 0;
            } else {
                at = code(line, at);
            }
            if (at < 0) {
                return;
            }
        }
    }

    private static int leave(String line, String mark, int from) {
        int found = line.indexOf(mark, from);
        return found < 0 ? -1 : found + mark.length();
    }

    private static int leaveTextBlock(String line, int from) {
        for (int at = from; at < line.length(); at++) {
            if (line.startsWith("\"\"\"", at)) {
                return at + 3;
            }
            at += line.charAt(at) == '\\' ? 1 : 0;
        }
        return -1;
    }

    private int code(String line, int at) {
        if (line.startsWith("//", at)) {
            return -1;
        }
        if (line.startsWith("/*", at)) {
            inComment = true;
            return at + 2;
        }
        if (line.startsWith("\"\"\"", at)) {
            inTextBlock = true;
            last = '"';
            return at + 3;
        }
        char c = line.charAt(at);
        if (c == '"' || c == '\'') {
            last = c;
            return literal(line, at, c);
        }
        if (!Character.isWhitespace(c)) {
            last = c;
            if ("({[".indexOf(c) >= 0) {
                open.push(lines);
            } else if (")}]".indexOf(c) >= 0) {
                open.poll();
            }
        }
        return at + 1;
    }

    private static int literal(String line, int from, char quote) {
        int at = from + 1;
        while (at < line.length() && line.charAt(at) != quote) {
            at += line.charAt(at) == '\\' ? 2 : 1;
        }
        return at + 1;
    }
}
