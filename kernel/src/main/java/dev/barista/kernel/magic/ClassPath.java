package dev.barista.kernel.magic;

import dev.barista.kernel.shell.JavaShell;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Jars and folders that cells see beside the kernel's own. One for a kernel, made when it starts. Any thread may use it.
 */
public final class ClassPath {
    private final JavaShell shell;
    private final Set<Path> entries = new LinkedHashSet<>();

    ClassPath(JavaShell shell) {
        this.shell = shell;
    }

    /**
     * Adds jars and folders, all at once.
     *
     * @return those that were not there yet
     */
    public synchronized List<Path> add(List<Path> paths) {
        List<Path> fresh = paths.stream()
                .map(path -> path.toAbsolutePath().normalize())
                .distinct()
                .filter(path -> !entries.contains(path))
                .toList();
        if (!fresh.isEmpty()) {
            shell.addToClasspath(fresh.stream().map(Path::toString).toList());
            entries.addAll(fresh);
        }
        return fresh;
    }

    /** Lets inspection find Javadoc in jars of sources; returns false if this JDK cannot be told. */
    public boolean addSources(List<Path> jars) {
        return shell.addSources(jars);
    }

    /** What was added, in that order. */
    public synchronized List<Path> entries() {
        return List.copyOf(entries);
    }
}
