package dev.barista.kernel.shell;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;

/**
 * The classes that JShell shows to javac: all that it ever compiled, those of dropped and overwritten snippets included.
 * javac reads the list several times for each evaluation, which therefore takes longer and longer. JShell has no means
 * to forget them, hence the look inside. One for a shell, guarded by its lock.
 */
final class StaleClasses {
    /** So many more than were kept last time may gather. */
    private static final int ROOM = 64;

    private final JShell shell;
    private final Map<String, ?> byName;
    private int kept;

    /** @param byName the classes, live; empty if they cannot be reached */
    StaleClasses(JShell shell, Map<String, ?> byName) {
        this.shell = shell;
        this.byName = byName;
    }

    /** How many javac sees; 0 if that cannot be known. */
    int size() {
        return byName.size();
    }

    /** Called after each evaluation; forgets once enough has gathered for that to be worth the while. */
    void forget() {
        if (byName.size() <= 2 * kept + ROOM) {
            return;
        }
        Set<String> active = shell.snippets()
                .filter(snippet -> snippet.kind() != Snippet.Kind.IMPORT)
                .filter(snippet -> shell.status(snippet).isActive())
                .map(snippet -> shell.sourceCodeAnalysis().wrapper(snippet).fullClassName())
                .collect(Collectors.toSet());
        byName.keySet().removeIf(name -> Origins.cellClass(name)
                .filter(it -> !active.contains(it))
                .isPresent());
        kept = byName.size();
    }
}
