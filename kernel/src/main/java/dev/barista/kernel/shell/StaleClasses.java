package dev.barista.kernel.shell;

import java.lang.reflect.Field;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;

/**
 * The classes that JShell shows to javac: all that it ever compiled, those of dropped and overwritten snippets included.
 * javac reads the list several times for each evaluation, which therefore takes longer and longer. JShell has no means
 * to forget them, hence the look inside: {@code --add-opens jdk.jshell/jdk.jshell=ALL-UNNAMED}, in the jar's manifest,
 * allows it; without, the classes stay. One for a shell, guarded by its lock.
 */
final class StaleClasses {
    private static final Logger LOG = Logger.getLogger(StaleClasses.class.getName());
    /** So many more than were kept last time may gather. */
    private static final int ROOM = 64;

    private final JShell shell;
    private final Map<?, ?> byName;
    private int kept;

    StaleClasses(JShell shell) {
        this.shell = shell;
        byName = find(shell).orElse(Map.of());
    }

    private static Optional<Map<?, ?>> find(JShell shell) {
        try {
            Object tasks = read(shell, "taskFactory");
            Object files = read(tasks, "fileManager");
            return Optional.of((Map<?, ?>) read(files, "classObjects"));
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.log(Level.FINE, "Evaluations will take longer with their number: {0}", e.toString());
            return Optional.empty();
        }
    }

    private static Object read(Object owner, String name) throws ReflectiveOperationException {
        Field field = owner.getClass().getDeclaredField(name);
        field.setAccessible(true);
        return field.get(owner);
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
        byName.keySet().removeIf(name -> Origins.cellClass((String) name)
                .filter(it -> !active.contains(it))
                .isPresent());
        kept = byName.size();
    }
}
