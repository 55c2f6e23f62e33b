package dev.barista.kernel.cell;

/**
 * Follows Java source line by line, just closely enough to know whether a statement may begin on the next line: outside
 * comments, text blocks and brackets, after a finished statement. For one thread.
 */
final class JavaText {
    private int depth;
    private boolean inComment;
    private boolean inTextBlock;
    private char last = ';';

    /** True where a statement, and so a magic, may begin. */
    boolean atStatement() {
        return depth <= 0 && !inComment && !inTextBlock && (last == ';' || last == '}');
    }

    void read(String line) {
        int at = 0;
        while (at < line.length()) {
            if (inComment) {
                at = leave(line, "*/", at);
                inComment = at < 0;
            } else if (inTextBlock) {
                at = leave(line, "\"\"\"", at);
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
            depth += "({[".indexOf(c) >= 0 ? 1 : ")}]".indexOf(c) >= 0 ? -1 : 0;
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
