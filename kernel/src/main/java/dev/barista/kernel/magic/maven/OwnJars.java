package dev.barista.kernel.magic.maven;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The libraries that the kernel's own jar contains; cells see these first, whatever is added. Stateless. */
final class OwnJars {
    /** Written by the build, as Maven's dependency plugin lists them. */
    static final String LIST = "META-INF/barista/dependencies.txt";

    private static final Pattern LINE =
            Pattern.compile("\\s*([\\w.-]+:[\\w.-]+):jar:([\\w.-]+):(?:compile|runtime)\\b.*");

    private OwnJars() {}

    /** Versions by {@code group:artifact}; none if the kernel does not run from its jar. */
    static Map<String, String> versions(ClassLoader loader) {
        try (InputStream in = loader.getResourceAsStream(LIST)) {
            return in == null ? Map.of() : parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            return Map.of();
        }
    }

    private static Map<String, String> parse(String list) {
        Map<String, String> versions = new TreeMap<>();
        list.lines().map(OwnJars::match).forEach(line -> {
            if (line != null) {
                versions.put(line.group(1), line.group(2));
            }
        });
        return versions;
    }

    private static @Nullable Matcher match(String line) {
        Matcher matcher = LINE.matcher(line);
        return matcher.matches() ? matcher : null;
    }
}
