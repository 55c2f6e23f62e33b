package dev.barista.kernel.shell;

import java.util.regex.Pattern;

/** What a piece of a cell is taken for, and the method that makes it compile as that. */
enum Shape {
    /** Something that has a value. Inferred, for its type is the one that it has by itself. */
    EXPRESSION {
        @Override
        String around(String piece, String method, String value) {
            String expression = SEMICOLONS.matcher(piece).replaceFirst("");
            return "Object " + method + "() throws Throwable { var " + value + " =\n" + expression + "\n; return "
                    + value + "; }}";
        }
    },
    /** Something that is done. */
    STATEMENT {
        @Override
        String around(String piece, String method, String value) {
            boolean ended = piece.endsWith(";") || piece.endsWith("}");
            return "void " + method + "() throws Throwable {\n" + piece + (ended ? "" : "\n;") + "\n}}";
        }
    };

    /** Where the piece begins in the compiled text, from 1. */
    static final int FIRST_LINE = 2;

    private static final Pattern SEMICOLONS = Pattern.compile("[;\\s]+\\z");

    /** The rest of a class whose text up to the method's type is one line. */
    abstract String around(String piece, String method, String value);
}
