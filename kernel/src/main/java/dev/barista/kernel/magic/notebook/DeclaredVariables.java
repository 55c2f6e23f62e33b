package dev.barista.kernel.magic.notebook;

import dev.barista.kernel.shell.JavaShell;
import java.util.List;
import java.util.regex.Pattern;

/** Chooses variables by their types. Stateless. */
final class DeclaredVariables {
    /** Names by which the kernel offers earlier results. */
    private static final Pattern RESULT = Pattern.compile("_{2,4}|_[1-9][0-9]*");

    private DeclaredVariables() {}

    /** @param types {@code List} takes {@code List<String>} too; all if empty */
    static List<String> of(JavaShell shell, List<String> types) {
        return shell.variables().stream()
                .filter(name -> !RESULT.matcher(name).matches())
                .filter(name -> types.isEmpty()
                        || types.stream()
                                .anyMatch(type -> isOf(shell.typeOf(name).orElse(""), type)))
                .toList();
    }

    private static boolean isOf(String declared, String type) {
        return declared.equals(type) || declared.startsWith(type + "<") || declared.endsWith("." + type);
    }
}
