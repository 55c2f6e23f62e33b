package dev.barista.kernel.shell;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.TypeDeclSnippet;

/**
 * A class that a cell declared, as it is now: JShell compiles it again, under another name, when something that it uses
 * is declared anew. Made for each question; immutable.
 *
 * @param type what it is compiled to
 * @param missing what it refers to and is not declared; its code cannot be run until that is empty
 * @param mentioned all names in its source, and in the sources of methods and types of cells whose names are among these
 */
public record DeclaredType(Class<?> type, List<String> missing, Set<String> mentioned) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_$][\\w$]*");

    public DeclaredType {
        missing = List.copyOf(missing);
        mentioned = Set.copyOf(mentioned);
    }

    static Optional<DeclaredType> find(JShell shell, CellClasses classes, String name) {
        return snippet(shell, name).flatMap(snippet -> {
            String outer = shell.sourceCodeAnalysis().wrapper(snippet).fullClassName();
            List<String> missing = shell.unresolvedDependencies(snippet).toList();
            Set<String> mentioned = mentioned(shell, snippet);
            try {
                Class<?> type = classes.findClass(outer + "$" + name);
                return Optional.of(new DeclaredType(type, missing, mentioned));
            } catch (ClassNotFoundException | LinkageError e) {
                return missing.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new DeclaredType(NotCompiled.class, missing, mentioned));
            }
        });
    }

    /** What the declaration that was compiled to this class refers to and is not declared. */
    static List<String> missing(JShell shell, String className) {
        String outer = Origins.cellClass(className).orElse("");
        return Stream.concat(shell.methods(), shell.types())
                .filter(each -> shell.status(each).isActive())
                .filter(each ->
                        shell.sourceCodeAnalysis().wrapper(each).fullClassName().equals(outer))
                .flatMap(shell::unresolvedDependencies)
                .toList();
    }

    private static Set<String> mentioned(JShell shell, Snippet first) {
        Map<String, List<DeclarationSnippet>> declared = Stream.concat(shell.methods(), shell.types())
                .filter(each -> shell.status(each).isActive())
                .collect(Collectors.groupingBy(DeclarationSnippet::name));
        Set<String> names = new HashSet<>();
        Deque<Snippet> waiting = new ArrayDeque<>(List.of(first));
        while (!waiting.isEmpty()) {
            Matcher name = NAME.matcher(waiting.remove().source());
            while (name.find()) {
                if (names.add(name.group())) {
                    waiting.addAll(declared.getOrDefault(name.group(), List.of()));
                }
            }
        }
        return names;
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
