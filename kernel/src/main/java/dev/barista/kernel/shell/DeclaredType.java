package dev.barista.kernel.shell;

import java.util.List;
import java.util.Optional;
import jdk.jshell.JShell;
import jdk.jshell.TypeDeclSnippet;

/**
 * A class that a cell declared, as it is now: JShell compiles it again, under another name, when something that it uses
 * is declared anew. Made for each question; immutable.
 *
 * @param type what it is compiled to
 * @param missing what it refers to and is not declared; its code cannot be run until that is empty
 */
public record DeclaredType(Class<?> type, List<String> missing) {
    public DeclaredType {
        missing = List.copyOf(missing);
    }

    static Optional<DeclaredType> find(JShell shell, CellClasses classes, String name) {
        return snippet(shell, name).flatMap(snippet -> {
            String outer = shell.sourceCodeAnalysis().wrapper(snippet).fullClassName();
            List<String> missing = shell.unresolvedDependencies(snippet).toList();
            try {
                return Optional.of(new DeclaredType(classes.findClass(outer + "$" + name), missing));
            } catch (ClassNotFoundException | LinkageError e) {
                return missing.isEmpty() ? Optional.empty() : Optional.of(new DeclaredType(NotCompiled.class, missing));
            }
        });
    }

    static boolean drop(JShell shell, String name) {
        Optional<TypeDeclSnippet> found = snippet(shell, name);
        found.ifPresent(shell::drop);
        return found.isPresent();
    }

    private static Optional<TypeDeclSnippet> snippet(JShell shell, String name) {
        return shell.types()
                .filter(type -> type.name().equals(name) && shell.status(type).isActive())
                .findFirst();
    }

    /** Stands for a class whose declaration refers to what is missing. */
    private static final class NotCompiled {}
}
