package dev.barista.kernel.shell;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.SourceCodeAnalysis;

/**
 * What the compiler knows of a type, a method or a field. Made by {@link JavaShell#documentation}.
 *
 * @param signature as Java writes it
 * @param comment its Javadoc as plain text; empty if its source is not at hand
 */
public record Documentation(String signature, String comment) {
    private static final Pattern NAME = Pattern.compile("(?<![\\w$.)\\]])[A-Za-z_$][\\w$]*(?:\\.[A-Za-z_$][\\w$]*)*$");

    /** JShell answers for the call around the cursor, and for types; a method's name is made a call. */
    static List<Documentation> find(SourceCodeAnalysis analysis, String source, int cursor) {
        String before = source.substring(0, cursor);
        Set<String> questions = new LinkedHashSet<>();
        if (!before.isEmpty() && Character.isJavaIdentifierPart(before.charAt(before.length() - 1))) {
            questions.add(before + "(");
            Matcher name = NAME.matcher(before);
            if (name.find()) {
                questions.add(name.group() + "(");
                List<Documentation> type = new ArrayList<>(asked(analysis, name.group()));
                if (!type.isEmpty()) {
                    type.addAll(asked(analysis, "new " + name.group() + "("));
                    return type;
                }
            }
        }
        questions.add(before);
        for (String question : questions) {
            List<Documentation> found = asked(analysis, question);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    private static List<Documentation> asked(SourceCodeAnalysis analysis, String question) {
        return analysis.documentation(question, question.length(), true).stream()
                .map(each -> new Documentation(each.signature(), JavadocText.plain(each.javadoc())))
                .distinct()
                .toList();
    }
}
