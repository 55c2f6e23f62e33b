package dev.barista.store;

import dev.barista.market.DateRange;
import dev.barista.market.InvalidInputException;
import dev.barista.market.Spelling;
import dev.barista.market.Symbol;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Reads bars from files: a CSV file, plain or gzipped, a Parquet file, a directory of such files, or the sample of real daily bars that
 * ships with the product. Files are streamed; only bars of the symbols asked for are kept. Stateless; any thread may
 * use it, and a reading thread may be interrupted.
 */
public final class BarFiles {
    /** The name by which the shipped sample is read. */
    public static final String SAMPLE = "sample";

    private static final String SAMPLE_RESOURCE = "us-stocks-daily-2000-2013.csv.gz";
    private static final String PARQUET = ".parquet";
    private static final int MOST_FILES = 10_000;

    private BarFiles() {}

    /**
     * Reads bars.
     *
     * @param from {@code "sample"}, or the path of a file or directory; {@code ~/} is the user's home
     * @param symbols whose bars to keep
     * @param range days to keep; null for all
     * @param zone the exchange's, for times without a zone
     * @throws InvalidInputException if there is no such file, or it has not the columns of bars
     */
    public static FileBars read(String from, List<Symbol> symbols, @Nullable DateRange range, ZoneId zone)
            throws IOException, InterruptedException {
        BarsCollector bars = new BarsCollector(symbols, range, zone);
        if (from.equals(SAMPLE)) {
            try (InputStream in = Objects.requireNonNull(BarFiles.class.getResourceAsStream(SAMPLE_RESOURCE))) {
                new CsvBars(SAMPLE_RESOURCE, bars).read(new GZIPInputStream(in));
            }
            return bars.result("the sample");
        }
        Path path = path(from);
        if (Files.isDirectory(path)) {
            directory(path, bars);
        } else if (isBarFile(path)) {
            file(path, bars);
        } else {
            throw new InvalidInputException("cannot read " + Quoted.text(path.toString())
                    + ": bars are read from .csv, .csv.gz and .parquet files and directories of them");
        }
        return bars.result(name(path));
    }

    private static Path path(String from) {
        try {
            Path path = expanded(from);
            if (Files.exists(path)) {
                return path;
            }
        } catch (InvalidPathException e) {
            // Said below, in the same words as for a path that could be.
        }
        throw new InvalidInputException("there is no file or directory " + Quoted.text(from) + ". "
                + closest(from).map(name -> "Did you mean " + name + "? ").orElse("")
                + "Try an existing path, or: --from " + SAMPLE);
    }

    /** A path beside the one that is not there, or the sample. */
    private static Optional<String> closest(String from) {
        int slash = from.lastIndexOf('/') + 1;
        List<String> names = slash == 0 ? new ArrayList<>(List.of(SAMPLE)) : new ArrayList<>();
        try (Stream<Path> beside = Files.list(expanded(slash == 0 ? "." : from.substring(0, slash)))) {
            beside.limit(MOST_FILES).map(BarFiles::name).forEach(names::add);
        } catch (IOException | InvalidPathException e) {
            // Without a directory there is nothing that could have been meant in it.
        }
        return Spelling.closest(from.substring(slash), names).map(name -> from.substring(0, slash) + name);
    }

    private static Path expanded(String path) {
        return path.startsWith("~/") ? Path.of(System.getProperty("user.home"), path.substring(2)) : Path.of(path);
    }

    /** Reads all files of a directory by name; one that holds no bars is noted, unless none does. */
    private static void directory(Path directory, BarsCollector bars) throws IOException, InterruptedException {
        List<Path> files;
        try (Stream<Path> all = Files.list(directory)) {
            files = all.filter(BarFiles::isBarFile).sorted().limit(MOST_FILES).toList();
        }
        @Nullable InvalidInputException first = null;
        int read = 0;
        for (Path file : files) {
            try {
                file(file, bars);
                read++;
            } catch (InvalidInputException e) {
                first = first == null ? e : first;
                bars.unreadable(name(file), 0, String.valueOf(e.getMessage()));
            }
        }
        if (read == 0) {
            throw first != null
                    ? first
                    : new InvalidInputException(
                            "no .csv, .csv.gz or .parquet file in " + Quoted.text(directory.toString()));
        }
    }

    private static void file(Path file, BarsCollector bars) throws IOException, InterruptedException {
        String name = name(file);
        if (name.toLowerCase(Locale.ROOT).endsWith(PARQUET)) {
            new ParquetBars(name, bars).read(file);
            return;
        }
        try (InputStream in = Files.newInputStream(file)) {
            new CsvBars(name, bars).read(name.toLowerCase(Locale.ROOT).endsWith(".gz") ? new GZIPInputStream(in) : in);
        } catch (ZipException e) {
            throw new InvalidInputException(name + " is not gzipped, though its name says so");
        }
    }

    private static boolean isBarFile(Path path) {
        String name = name(path).toLowerCase(Locale.ROOT);
        return Files.isRegularFile(path)
                && (name.endsWith(".csv") || name.endsWith(".csv.gz") || name.endsWith(PARQUET));
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }
}
