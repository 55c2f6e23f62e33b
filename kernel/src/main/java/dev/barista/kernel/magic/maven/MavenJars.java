package dev.barista.kernel.magic.maven;

import dev.barista.kernel.cell.CellContext;
import dev.barista.kernel.magic.ClassPath;
import dev.barista.kernel.magic.maven.MavenResolver.Resolution;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What {@code %maven} has added to a kernel's class path. One for a kernel; any thread may use it, one at a time. */
final class MavenJars {
    private final ClassPath classPath;
    private final Resolving resolving;
    private final Map<String, Jar> added = new LinkedHashMap<>();
    private @Nullable Map<String, String> own;

    MavenJars(ClassPath classPath, MavenHome home) {
        this.classPath = classPath;
        this.resolving = new Resolving(home);
    }

    /** What was added, in that order. */
    synchronized List<Jar> added() {
        return List.copyOf(added.values());
    }

    /**
     * Resolves and adds: all that is wanted, or nothing.
     *
     * @return what to tell the user
     * @throws InterruptedException if the cell is interrupted; nothing was added then
     */
    synchronized List<String> add(Wanted wanted, CellContext cell) throws Exception {
        Map<String, String> present = present();
        Resolution found = resolving.resolve(wanted, present::containsKey, cell);
        classPath.add(found.jars().stream().map(Jar::file).toList());
        found.jars().forEach(jar -> added.put(jar.key(), jar));
        List<String> lines = new ArrayList<>(report(found));
        if (wanted.sources()) {
            boolean told = !found.sources().isEmpty() && classPath.addSources(found.sources());
            lines.add(told ? "Javadoc is shown of " + found.sources().size() + " of them" : "No sources were found");
        }
        return lines;
    }

    private Map<String, String> own() {
        Map<String, String> known = own;
        if (known == null) {
            known = OwnJars.versions(MavenJars.class.getClassLoader());
            own = known;
        }
        return known;
    }

    private Map<String, String> present() {
        Map<String, String> present = new LinkedHashMap<>(own());
        added.values().forEach(jar -> present.put(jar.key(), jar.version()));
        return Map.copyOf(present);
    }

    private List<String> report(Resolution found) {
        List<String> lines = new ArrayList<>();
        List<Jar> jars = found.jars();
        if (!jars.isEmpty()) {
            String more = jars.size() == 1 ? "" : " and " + (jars.size() - 1) + " more";
            lines.add("Added " + (jars.size() == 1 ? "1 jar: " : jars.size() + " jars: ") + jars.get(0) + more);
        }
        add(lines, "Already there: ", found, jar -> jar.version().equals(versionOf(jar)), Jar::toString);
        add(
                lines,
                "Not added, since this kernel has its own: ",
                found,
                jar -> !added.containsKey(jar.key()) && !jar.version().equals(versionOf(jar)),
                jar -> jar + " (has " + versionOf(jar) + ")");
        add(
                lines,
                "Not added, since cells have another version until the kernel is restarted: ",
                found,
                jar -> added.containsKey(jar.key()) && !jar.version().equals(versionOf(jar)),
                jar -> jar + " (has " + versionOf(jar) + ")");
        return lines;
    }

    private static void add(
            List<String> lines, String begin, Resolution found, Predicate<Jar> which, Function<Jar, String> words) {
        List<String> all = found.leftOut().stream().filter(which).map(words).toList();
        if (!all.isEmpty()) {
            lines.add(begin + String.join(", ", all));
        }
    }

    private @Nullable String versionOf(Jar jar) {
        Jar earlier = added.get(jar.key());
        return earlier == null ? own().get(jar.key()) : earlier.version();
    }
}
