package dev.barista.kernel.magic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;

/** A Maven repository in a folder, with jars compiled on the spot. For one thread. */
final class FileRepository {
    private final Path folder;

    FileRepository(Path folder) {
        this.folder = folder;
    }

    String url() {
        return folder.toUri().toString();
    }

    /** Puts {@code org.example:artifact:version} with a class {@code org.example.TYPE} whose static field VALUE is the version. */
    void put(String artifact, String version, String type, String... dependencies) throws IOException {
        pom(artifact, version, "jar", "<dependencies>" + dependencies(dependencies) + "</dependencies>");
        jar(artifact, version, "", type);
    }

    /** Puts a BOM with these versions. */
    void putBom(String artifact, String version, String... managed) throws IOException {
        pom(
                artifact,
                version,
                "pom",
                "<dependencyManagement><dependencies>" + dependencies(managed)
                        + "</dependencies></dependencyManagement>");
    }

    /** Adds a jar with a classifier, such as {@code "-fast"}. */
    void jar(String artifact, String version, String suffix, String type) throws IOException {
        Path sources = Files.createDirectories(folder.resolve("build"));
        Path source = sources.resolve(type + ".java");
        Files.writeString(
                source,
                "package org.example; public class " + type + " { public static final String VALUE = String.valueOf(\""
                        + version + suffix + "\"); public static int grow(int height) { return height + 1; } }");
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "-d", sources.toString(), source.toString()))
                .isZero();
        Path jar = place(artifact, version).resolve(artifact + "-" + version + suffix + ".jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out)) {
            entries.putNextEntry(new JarEntry("org/example/" + type + ".class"));
            entries.write(Files.readAllBytes(sources.resolve("org/example/" + type + ".class")));
        }
    }

    /** Puts a jar with sources in which the type and its method have this comment. */
    void putSources(String artifact, String version, String type, String comment) throws IOException {
        Path jar = place(artifact, version).resolve(artifact + "-" + version + "-sources.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out)) {
            entries.putNextEntry(new JarEntry("org/example/" + type + ".java"));
            String javadoc = "/** " + comment + " */ ";
            String source = "package org.example; " + javadoc + "public class " + type + " { " + javadoc
                    + "public static int grow(int height) { return height + 1; } }";
            entries.write(source.getBytes(StandardCharsets.UTF_8));
        }
    }

    private void pom(String artifact, String version, String packaging, String rest) throws IOException {
        Files.writeString(place(artifact, version).resolve(artifact + "-" + version + ".pom"), """
                <project><modelVersion>4.0.0</modelVersion><groupId>org.example</groupId>
                <artifactId>%s</artifactId><version>%s</version><packaging>%s</packaging>%s</project>
                """.formatted(
                        artifact, version, packaging, rest));
    }

    private Path place(String artifact, String version) throws IOException {
        return Files.createDirectories(
                folder.resolve("org/example").resolve(artifact).resolve(version));
    }

    private static String dependencies(String... coordinates) {
        StringBuilder xml = new StringBuilder();
        for (String each : coordinates) {
            String[] parts = each.split(":", -1);
            xml.append("<dependency><groupId>org.example</groupId><artifactId>")
                    .append(parts[0])
                    .append("</artifactId><version>")
                    .append(parts[1])
                    .append("</version></dependency>");
        }
        return xml.toString();
    }
}
