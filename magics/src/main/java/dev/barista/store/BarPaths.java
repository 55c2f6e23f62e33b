package dev.barista.store;

import dev.barista.market.InvalidInputException;
import dev.barista.market.Spelling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Finds the files that a path stands for, or says what could have been meant. Stateless. */
final class BarPaths {
    static final String PARQUET = ".parquet";
    private static final int MOST_FILES = 10_000;

    private BarPaths() {}

    /** @throws InvalidInputException if there is nothing at {@code from} */
    static Path existing(String from) {
        try {
            Path path = expanded(from);
            if (Files.exists(path)) {
                return path;
            }
        } catch (InvalidPathException e) {
            // Said below, in the same words as for a path that could be.
        }
        throw new InvalidInputException("there is no file or directory " + Quoted.text(from) + ". " + suggestion(from)
                + "Try an existing path, or: --from " + BarFiles.SAMPLE);
    }

    /**
     * The file itself, or those of the directory that could hold bars, by name; never none.
     *
     * @throws InvalidInputException if no name there is one of a file with bars
     */
    static List<Path> files(Path path) throws IOException {
        if (isBarFile(path)) {
            return List.of(path);
        }
        if (!Files.isDirectory(path)) {
            throw new InvalidInputException("cannot read " + Quoted.text(path.toString())
                    + ": bars are read from .csv, .csv.gz and .parquet files and directories of them");
        }
        try (Stream<Path> all = Files.list(path)) {
            List<Path> files =
                    all.filter(BarPaths::isBarFile).sorted().limit(MOST_FILES).toList();
            if (files.isEmpty()) {
                throw new InvalidInputException("no .csv, .csv.gz or .parquet file in " + Quoted.text(path.toString()));
            }
            return files;
        }
    }

    static String name(Path path) {
        return String.valueOf(path.getFileName());
    }

    /** A path beside the one that is not there, or the sample. */
    private static String suggestion(String from) {
        int slash = from.lastIndexOf('/') + 1;
        String directory = from.substring(0, slash);
        List<String> paths = new ArrayList<>();
        if (directory.isEmpty()) {
            paths.add(BarFiles.SAMPLE);
        }
        try (Stream<Path> beside = Files.list(expanded(directory.isEmpty() ? "." : directory))) {
            beside.limit(MOST_FILES).map(path -> directory + name(path)).forEach(paths::add);
        } catch (IOException | InvalidPathException e) {
            // Without a directory there is nothing that could have been meant in it.
        }
        return Spelling.didYouMean(from, paths);
    }

    private static Path expanded(String path) {
        return path.startsWith("~/") ? Path.of(System.getProperty("user.home"), path.substring(2)) : Path.of(path);
    }

    private static boolean isBarFile(Path path) {
        String name = name(path).toLowerCase(Locale.ROOT);
        return Files.isRegularFile(path)
                && (name.endsWith(".csv") || name.endsWith(".csv.gz") || name.endsWith(PARQUET));
    }
}
