package dev.barista.kernel.magic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Files and folders for a path that is being typed. Stateless. */
final class FileNames {
    private static final int MAX_LOOKED_AT = 10_000;
    private static final int MOST = 500;

    private FileNames() {}

    /**
     * Those whose path begins as what is typed does, written as it is; folders end in a slash and come as the others do, in
     * the order of their names. Hidden ones only where their dot is typed. None if the folder cannot be read.
     */
    static Stream<String> from(String typed) {
        String folder = typed.substring(0, typed.lastIndexOf('/') + 1);
        String name = typed.substring(folder.length());
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(path(folder))) {
            files.limit(MAX_LOOKED_AT)
                    .filter(file -> String.valueOf(file.getFileName()).startsWith(name))
                    .filter(file -> name.startsWith(".")
                            || !String.valueOf(file.getFileName()).startsWith("."))
                    .sorted()
                    .limit(MOST)
                    .forEach(file -> found.add(folder + file.getFileName() + (Files.isDirectory(file) ? "/" : "")));
        } catch (IOException | InvalidPathException | SecurityException e) {
            return Stream.of();
        }
        return found.stream();
    }

    private static Path path(String folder) {
        if (folder.isEmpty()) {
            return Path.of("").toAbsolutePath();
        }
        return folder.startsWith("~/")
                ? Path.of(System.getProperty("user.home"), folder.substring(2))
                : Path.of(folder);
    }
}
