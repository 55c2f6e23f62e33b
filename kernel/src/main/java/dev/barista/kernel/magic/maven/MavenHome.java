package dev.barista.kernel.magic.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where Maven keeps its settings on this machine, found as {@code mvn} finds them. Immutable.
 *
 * @param user the user's home directory
 * @param environment of this process
 */
record MavenHome(Path user, Map<String, String> environment) {
    /** This process's. */
    static MavenHome ofThisProcess() {
        return new MavenHome(Path.of(System.getProperty("user.home")), System.getenv());
    }

    /** The user's settings, which need not exist. */
    Path userSettings() {
        return user.resolve(".m2").resolve("settings.xml");
    }

    /** The key to encrypted passwords in settings, which need not exist. */
    Path security() {
        return user.resolve(".m2").resolve("settings-security.xml");
    }

    /** The local repository unless settings name another. */
    Path repository() {
        String chosen = System.getProperty("maven.repo.local", "");
        return chosen.isEmpty() ? user.resolve(".m2").resolve("repository") : Path.of(chosen);
    }

    /** The installation's settings: of the named one, else of the {@code mvn} that is first on the path. */
    Optional<Path> globalSettings() {
        return Stream.concat(named(), onPath())
                .map(home -> home.resolve("conf").resolve("settings.xml"))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private Stream<Path> named() {
        return Stream.of("MAVEN_HOME", "M2_HOME").flatMap(name -> path(environment.getOrDefault(name, "")));
    }

    private Stream<Path> onPath() {
        return Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .flatMap(MavenHome::path)
                .map(folder -> folder.resolve(File.separatorChar == '/' ? "mvn" : "mvn.cmd"))
                .filter(Files::isRegularFile)
                .flatMap(MavenHome::real)
                .map(mvn -> mvn.resolve("../..").normalize())
                .limit(1);
    }

    private static Stream<Path> path(String text) {
        try {
            return text.isBlank() ? Stream.empty() : Stream.of(Path.of(text));
        } catch (InvalidPathException e) {
            return Stream.empty();
        }
    }

    private static Stream<Path> real(Path link) {
        try {
            return Stream.of(link.toRealPath());
        } catch (IOException e) {
            return Stream.empty();
        }
    }
}
