package dev.barista.kernel.shell;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what stands before a dot. Stateless. */
final class Receiver {
    private static final Pattern NEW = Pattern.compile("\\bnew\\s+$");

    private Receiver() {}

    /** The expression that ends before {@code dot}: names, calls, literals and what is between brackets. */
    static String before(String source, int dot) {
        int at = dot;
        int depth = 0;
        while (at > 0) {
            char c = source.charAt(at - 1);
            if (c == '"' || c == '\'') {
                at = startOfLiteral(source, at - 1);
                continue;
            }
            if (")]}".indexOf(c) >= 0) {
                depth++;
            } else if ("([{".indexOf(c) >= 0) {
                if (depth == 0) {
                    break;
                }
                depth--;
            } else if (depth == 0 && !goesOn(source, at - 1)) {
                break;
            }
            at--;
        }
        Matcher creation = NEW.matcher(source.substring(0, at));
        int start = creation.find() ? creation.start() : at;
        return source.substring(start, dot).strip();
    }

    private static boolean goesOn(String source, int at) {
        char c = source.charAt(at);
        if (Character.isWhitespace(c)) {
            return source.substring(at).stripLeading().startsWith(".");
        }
        return Character.isJavaIdentifierPart(c) || c == '.';
    }

    private static int startOfLiteral(String source, int end) {
        int at = end - 1;
        while (at >= 0 && (source.charAt(at) != source.charAt(end) || (at > 0 && source.charAt(at - 1) == '\\'))) {
            at--;
        }
        return Math.max(0, at);
    }
}
