package dev.barista.kernel.magic;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Magics of other kernels, IPython's and Java's, and what does the same here. Stateless. */
final class Elsewhere {
    private static final Map<String, Set<String>> NAMES = Map.of(
            "%%sh", Set.of("bash", "script", "cmd"),
            "%sh", Set.of("ls", "pwd", "cat", "system", "sx"),
            "%load", Set.of("run"),
            "%maven", Set.of("addMavenDependency", "addMavenDependencies", "dependency", "pip", "conda"),
            "%maven --repo", Set.of("addMavenRepository", "addMavenRepo", "mavenRepo"),
            "%%pom", Set.of("loadFromPOM"),
            "%jars", Set.of("jar", "addJar"),
            "%%html", Set.of("javascript", "js", "svg", "HTML"),
            "%%markdown", Set.of("latex"),
            "Files.writeString(Path.of(\"FILE\"), text)", Set.of("writefile", "file"));

    private Elsewhere() {}

    /** What to write here for a magic that is called {@code name} elsewhere. */
    static Optional<String> called(String name) {
        return NAMES.entrySet().stream()
                .filter(entry -> entry.getValue().contains(name))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
