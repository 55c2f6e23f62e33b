package dev.barista.kernel.magic.notebook;

import dev.barista.kernel.cell.UserMistake;
import dev.barista.kernel.magic.ClassPath;
import dev.barista.kernel.magic.Magic;
import dev.barista.kernel.magic.MagicCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code %jars}. */
@Command(description = "Adds jars of this machine to what cells see. See %%maven for those of repositories.")
public final class JarsMagic implements Magic {
    private static final int MAX_JARS = 5_000;

    private final ClassPath classPath;

    @Parameters(
            arity = "1..*",
            paramLabel = "JAR_OR_FOLDER",
            description = "A jar; a folder, of which all jars are taken; lib/*.jar, the same.")
    private List<String> places = List.of();

    public JarsMagic(ClassPath classPath) {
        this.classPath = classPath;
    }

    @Override
    public @Nullable Object run(MagicCall call) throws IOException {
        List<Path> found = new ArrayList<>();
        for (String place : places) {
            found.addAll(jars(place));
        }
        List<Path> added = classPath.add(found);
        String names =
                String.join(", ", added.stream().limit(3).map(JarsMagic::name).toList());
        call.cell()
                .out()
                .println(
                        added.isEmpty()
                                ? "Already there: " + found.size() + (found.size() == 1 ? " jar" : " jars")
                                : "Added " + added.size() + (added.size() == 1 ? " jar: " : " jars: ") + names
                                        + (added.size() > 3 ? " and " + (added.size() - 3) + " more" : ""));
        return null;
    }

    private static List<Path> jars(String place) throws IOException {
        Path path = path(place.replaceAll("(^|[/\\\\])\\*(\\.jar)?$", ""));
        if (Files.isRegularFile(path) && name(path).endsWith(".jar")) {
            return List.of(path);
        }
        if (!Files.isDirectory(path)) {
            throw new UserMistake("there is no jar or folder " + path + ". Try: %jars lib/tool.jar");
        }
        try (Stream<Path> all = Files.list(path)) {
            List<Path> jars = all.filter(each -> name(each).endsWith(".jar"))
                    .sorted()
                    .limit(MAX_JARS)
                    .toList();
            if (jars.isEmpty()) {
                throw new UserMistake("there are no jars in " + path + ". Folders of classes: %classpath " + path);
            }
            return jars;
        }
    }

    private static Path path(String text) {
        try {
            return text.startsWith("~/") ? Path.of(System.getProperty("user.home"), text.substring(2)) : Path.of(text);
        } catch (InvalidPathException e) {
            throw new UserMistake("no path of a file: " + text + ". Try: %jars lib/tool.jar");
        }
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }
}
