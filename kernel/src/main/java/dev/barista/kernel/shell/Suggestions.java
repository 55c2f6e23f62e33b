package dev.barista.kernel.shell;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;
import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis.Suggestion;

/**
 * Proposals of the compiler for what could stand at the cursor. Made by {@link JavaShell#suggest}; immutable.
 *
 * @param each what could be inserted; what has the type that is wanted there comes first
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
     * @param signature parameters and result, a line for each method of the name; empty for what is no method
     * @param comment the first sentence of a method's Javadoc; empty if it is not at hand
     */
    public record One(String text, String type, String signature, String comment) {}

    static Suggestions find(JShell shell, CellClasses classes, MethodComments comments, String source, int cursor) {
        int[] anchor = {cursor};
        boolean inImport = startOfImported(source.substring(0, cursor)).isPresent();
        List<String> texts = shell.sourceCodeAnalysis().completionSuggestions(source, cursor, anchor).stream()
                .sorted(Comparator.comparing(suggestion -> !suggestion.matchesType()))
                .map(Suggestion::continuation)
                .distinct()
                .toList();
        boolean methods = texts.stream().anyMatch(text -> text.contains("("));
        Optional<Signatures> signatures =
                methods ? Optional.of(new Signatures(shell, classes, source, anchor[0])) : Optional.empty();
        List<One> found = texts.stream()
                .map(text -> new One(
                        text,
                        type(shell, text, inImport),
                        signature(signatures, text),
                        comment(signatures, text, comments)))
                .toList();
        return new Suggestions(found, anchor[0]);
    }

    private static String signature(Optional<Signatures> signatures, String text) {
        int end = text.indexOf('(');
        return end < 0
                ? ""
                : signatures.map(it -> it.of(text.substring(0, end))).orElse("");
    }

    private static String comment(Optional<Signatures> signatures, String text, MethodComments comments) {
        int end = text.indexOf('(');
        return end < 0
                ? ""
                : signatures
                        .map(it -> it.comment(text.substring(0, end), comments))
                        .orElse("");
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
            return Character.isUpperCase(text.charAt(0)) ? "class" : "method";
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
