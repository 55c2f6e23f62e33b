package dev.barista.kernel.magic.notebook;

import dev.barista.kernel.cell.Results;
import dev.barista.kernel.shell.JavaShell;
import java.util.List;

/** Chooses variables by their types. Stateless. */
final class DeclaredVariables {
    private DeclaredVariables() {}

    /** @param types {@code List} takes {@code List<String>} too; all if empty */
    static List<String> of(JavaShell shell, List<String> types) {
        return shell.variables().stream()
                .filter(name -> !Results.isVariable(name, shell.typeOf(name).orElse("")))
                .filter(name -> types.isEmpty()
                        || types.stream()
                                .anyMatch(type -> isOf(shell.typeOf(name).orElse(""), type)))
                .toList();
    }

    private static boolean isOf(String declared, String type) {
        return declared.equals(type) || declared.startsWith(type + "<") || declared.endsWith("." + type);
    }
}
