package dev.barista.kernel.shell;

import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;
import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis.Suggestion;

/**
 * Proposals of the compiler for what could stand at the cursor. Made by {@link JavaShell#suggest}; immutable.
 *
 * @param each what could be inserted
 * @param anchor where the text that it replaces begins
 */
public record Suggestions(List<One> each, int anchor) {
    private static final Pattern CONSTANT = Pattern.compile("[A-Z][A-Z0-9_]+");
    private static final Pattern IMPORT = Pattern.compile("(?s)(?:.*[;}\\s])?import\\s+(?:static\\s+)?([\\w.]*)");

    /**
     * One proposal.
     *
     * @param text what is inserted
     * @param type what it is, in the words that front ends have icons for; empty if that cannot be known
     */
    public record One(String text, String type) {}

    static Suggestions find(JShell shell, String source, int cursor) {
        int[] anchor = {cursor};
        boolean inImport = startOfImported(source.substring(0, cursor)).isPresent();
        List<One> found = shell.sourceCodeAnalysis().completionSuggestions(source, cursor, anchor).stream()
                .map(Suggestion::continuation)
                .distinct()
                .map(text -> new One(text, type(shell, text, inImport)))
                .toList();
        return new Suggestions(found, anchor[0]);
    }

    /** Where the name begins that an import is about to name; empty if {@code before} does not end in an import. */
    public static OptionalInt startOfImported(String before) {
        Matcher line = IMPORT.matcher(before);
        return line.matches() ? OptionalInt.of(line.start(1)) : OptionalInt.empty();
    }

    static boolean resolves(JShell shell, String type) {
        return shell.sourceCodeAnalysis()
                .listQualifiedNames(type, type.length())
                .isResolvable();
    }

    /** JShell tells no kinds; Java's conventions do, nearly always. */
    private static String type(JShell shell, String text, boolean inImport) {
        if (text.contains("(")) {
            return "method";
        } else if (SourceVersion.isKeyword(text)) {
            return "keyword";
        } else if (shell.variables().anyMatch(variable -> variable.name().equals(text))) {
            return "variable";
        } else if (CONSTANT.matcher(text).matches()) {
            return "constant";
        } else if (Character.isUpperCase(text.charAt(0))) {
            return "class";
        }
        return inImport || text.endsWith(".") ? "module" : "field";
    }
}
