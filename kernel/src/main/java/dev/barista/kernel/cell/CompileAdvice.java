package dev.barista.kernel.cell;

import dev.barista.kernel.shell.Evaluated;
import dev.barista.kernel.shell.JavaShell;
import dev.barista.kernel.shell.Suggestions;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/** What to do about names that the compiler does not know. One for a kernel; any thread may ask. */
final class CompileAdvice {
    private static final Pattern UNKNOWN = Pattern.compile("(?s)cannot find symbol\\s+symbol:\\s+(\\w+) ([\\w$]+).*");
    /** What javac takes an unknown name before a dot for. */
    private static final Pattern NO_PACKAGE = Pattern.compile("package ([\\w$]+) does not exist");

    private static final Pattern RESULT = Pattern.compile("_[1-9][0-9]*");
    private static final double ALIKE = 0.85;
    /** Of thousands of names. */
    private static final double NEARLY_THE_SAME = 0.95;

    /** What wrong capitals cost. */
    private static final double CAPITALS = 0.02;

    private static final int MAX_IMPORTS = 5;

    private final JavaShell shell;

    CompileAdvice(JavaShell shell) {
        this.shell = shell;
    }

    /** A sentence; empty if nothing can be said. */
    Optional<String> on(Evaluated.Problem problem, String source) {
        Matcher unknown = UNKNOWN.matcher(problem.message());
        Matcher noPackage = NO_PACKAGE.matcher(problem.message());
        if (noPackage.matches()) {
            String name = noPackage.group(1);
            return missingImport(name).or(() -> meant(name, problem, source));
        } else if (!unknown.matches()) {
            return onForm(problem.message());
        }
        String name = unknown.group(2);
        if (RESULT.matcher(name).matches()) {
            return Optional.of("No value of cell " + name.substring(1) + " is kept: it showed none, or " + Results.KEPT
                    + " others have been shown since.");
        }
        boolean member = problem.end() > problem.start()
                && source.substring(problem.start(), problem.end()).contains("." + name);
        return member
                ? meant(name, problem, source)
                : missingImport(name).or(() -> meant(name, problem, source)).or(() -> notImported(name));
    }

    private static Optional<String> onForm(String message) {
        if (message.contains("'_'") || message.contains("underscore")) {
            return Optional.of("The latest result is __, those before it ___ and ____.");
        } else if (message.contains("canonical constructor") && message.contains("was public")) {
            return Optional.of("Types of cells are public: write public before the constructor.");
        }
        return Optional.empty();
    }

    /** A variable's name is a type's where a static member is asked for. */
    private Optional<String> missingImport(String name) {
        List<String> types =
                shell.types().named(name).stream().limit(MAX_IMPORTS).toList();
        return types.isEmpty()
                ? Optional.empty()
                : Optional.of((types.size() == 1 ? "Missing import: " : "Missing import, one of: ")
                        + String.join(
                                " ",
                                types.stream()
                                        .map(type -> "import " + type + ";")
                                        .toList()));
    }

    /** A type that no import names, misspelt. */
    private Optional<String> notImported(String name) {
        if (!Character.isUpperCase(name.charAt(0))) {
            return Optional.empty();
        }
        JaroWinklerSimilarity similarity = new JaroWinklerSimilarity();
        return shell.types().simpleNames().stream()
                .filter(each -> similarity.apply(name, each) >= NEARLY_THE_SAME)
                .max(Comparator.comparingDouble(each -> similarity.apply(name, each)))
                .flatMap(each -> shell.types().named(each).stream().findFirst())
                .map(type -> "Did you mean " + type.substring(type.lastIndexOf('.') + 1) + "? It needs import " + type
                        + ";");
    }

    private Optional<String> meant(String name, Evaluated.Problem problem, String source) {
        int at = source.substring(problem.start(), problem.end()).lastIndexOf(name);
        int cursor = problem.start() + Math.max(0, at);
        return shell.suggest(source.substring(0, cursor), cursor).each().stream()
                .map(Suggestions.One::text)
                .map(text -> text.replaceAll("[(.].*", ""))
                .filter(each -> alike(name, each) >= ALIKE)
                .max(Comparator.comparingDouble(each -> alike(name, each)))
                .map(each -> "Did you mean " + each + "?");
    }

    /** From 0 to 1; what only differs in capitals is nearly the same. */
    private static double alike(String typed, String known) {
        JaroWinklerSimilarity similarity = new JaroWinklerSimilarity();
        double anyCase = similarity.apply(typed.toLowerCase(Locale.ROOT), known.toLowerCase(Locale.ROOT));
        return Math.max(similarity.apply(typed, known), anyCase - CAPITALS);
    }
}
