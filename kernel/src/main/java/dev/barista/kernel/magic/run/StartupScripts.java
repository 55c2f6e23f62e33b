package dev.barista.kernel.magic.run;

import dev.barista.kernel.cell.Startup;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The scripts that a user has run at the start of each kernel. Stateless. */
public final class StartupScripts {
    private static final int MAX_SCRIPTS = 1_000;

    private StartupScripts() {}

    /**
     * Those that {@code BARISTA_STARTUP} names, files or folders separated as in {@code PATH}; without it the {@code .jsh}
     * files in {@code barista/startup} where the user's configuration is kept. A folder's are taken in the order of their
     * names. None if it is {@code off}.
     */
    public static List<Startup> of(Map<String, String> environment) {
        String asked = environment.getOrDefault("BARISTA_STARTUP", "");
        if (asked.equals("off")) {
            return List.of();
        }
        if (!asked.isBlank()) {
            return Stream.of(asked.split(File.pathSeparator, -1))
                    .filter(each -> !each.isBlank())
                    .flatMap(StartupScripts::named)
                    .toList();
        }
        String configuration = environment.getOrDefault("XDG_CONFIG_HOME", environment.getOrDefault("APPDATA", ""));
        Path folder =
                configuration.isBlank() ? Path.of(System.getProperty("user.home"), ".config") : Path.of(configuration);
        return inFolder(folder.resolve("barista").resolve("startup")).toList();
    }

    private static Stream<Startup> named(String location) {
        try {
            Path path = Path.of(location);
            return Files.isDirectory(path) ? inFolder(path) : Stream.of(script(location));
        } catch (InvalidPathException e) {
            return Stream.of(script(location));
        }
    }

    private static Stream<Startup> inFolder(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files
                    .limit(MAX_SCRIPTS)
                    .map(Path::toString)
                    .filter(name -> name.endsWith(".jsh"))
                    .sorted()
                    .toList()
                    .stream()
                    .map(StartupScripts::script);
        } catch (IOException e) {
            return Stream.of(script(folder.toString())); // Reading it says what is wrong with it.
        }
    }

    private static Startup script(String location) {
        return new Startup(
                location, () -> Script.of(ScriptReader.read(location)).cells());
    }
}
