package dev.barista.kernel.shell;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.ImportSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;

/**
 * What code of a cell can refer to by its bare name: imports, and what cells declared. One for a shell, guarded by its
 * lock.
 */
final class Visible {
    private static final Pattern WORD = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*");

    private final JShell shell;
    private final FirstImports first;
    private final List<String> imports = new ArrayList<>();
    private final List<Declared> declared = new ArrayList<>();
    private boolean allUsable;
    private boolean changed = true;

    /** @param line that imports it */
    private record Declared(String name, String line) {}

    /** @param first which are visible, whether JShell knows them yet or not */
    Visible(JShell shell, FirstImports first) {
        this.shell = shell;
        this.first = first;
        var unused = shell.onSnippetEvent(event -> changed = true);
    }

    /**
     * Imports of all that {@code source} may mention: of a thousand variables those that it names.
     *
     * @return empty if something that cells declared cannot be used yet
     */
    Optional<String> importsFor(String source) {
        if (changed) {
            read();
        }
        return allUsable ? Optional.of(lines(source)) : Optional.empty();
    }

    /** The same, also of what cannot be used yet. */
    String linesFor(String source) {
        if (changed) {
            read();
        }
        return lines(source);
    }

    /** What cells declared that cannot be used yet. */
    Set<String> unusable() {
        return shell.snippets()
                .filter(snippet -> shell.status(snippet).isActive() && shell.status(snippet) != Snippet.Status.VALID)
                .filter(DeclarationSnippet.class::isInstance)
                .map(snippet -> ((DeclarationSnippet) snippet).name())
                .collect(Collectors.toSet());
    }

    private String lines(String source) {
        StringBuilder lines = new StringBuilder();
        first.left().forEach(each -> lines.append("import ").append(each).append("; "));
        imports.forEach(lines::append);
        Set<String> words = new HashSet<>();
        WORD.matcher(source).results().forEach(found -> words.add(found.group()));
        for (Declared each : declared) {
            if (words.contains(each.name())) {
                lines.append(each.line());
            }
        }
        return lines.toString();
    }

    private void read() {
        imports.clear();
        declared.clear();
        allUsable = true;
        shell.snippets().filter(snippet -> shell.status(snippet).isActive()).forEach(this::add);
        changed = false;
    }

    private void add(Snippet snippet) {
        if (snippet instanceof ImportSnippet line) {
            boolean module = line.subKind().name().equals("MODULE_IMPORT_SUBKIND"); // since JDK 25
            imports.add("import " + (module ? "module " : line.isStatic() ? "static " : "") + line.fullname() + "; ");
        } else if (snippet instanceof DeclarationSnippet declaration) {
            allUsable &= shell.status(snippet) == Snippet.Status.VALID;
            String owner = shell.sourceCodeAnalysis().wrapper(snippet).fullClassName();
            declared.add(new Declared(declaration.name(), "import static " + owner + "." + declaration.name() + "; "));
        }
    }
}
