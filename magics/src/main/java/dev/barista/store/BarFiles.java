package dev.barista.store;

import dev.barista.market.DateRange;
import dev.barista.market.InvalidInputException;
import dev.barista.market.Symbol;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.ObjIntConsumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Reads bars from files: a CSV file, plain or gzipped, a Parquet file, a directory of such files, or the sample of real daily bars that
 * ships with the product. Files are streamed; only bars of the symbols asked for are kept. Made by {@link #open}; used by
 * one thread after another, and the reading one may be interrupted.
 */
public final class BarFiles {
    /** The name by which the shipped sample is read. */
    public static final String SAMPLE = "sample";

    private static final String SAMPLE_RESOURCE = "us-stocks-daily-2000-2013.csv.gz";

    private final String source;
    private final List<Path> files;
    private final boolean isDirectory;
    private final BarsCollector bars;

    /** @param files none for the sample */
    private BarFiles(String source, List<Path> files, boolean isDirectory, BarsCollector bars) {
        this.source = source;
        this.files = files;
        this.isDirectory = isDirectory;
        this.bars = bars;
    }

    /**
     * Finds the files, and reads nothing yet.
     *
     * @param from {@code "sample"}, or the path of a file or directory; {@code ~/} is the user's home
     * @param symbols whose bars to keep
     * @param range days to keep; null for all
     * @param zone the exchange's, for times without a zone
     * @throws InvalidInputException if there is no such file, or none that bars could be read from
     */
    public static BarFiles open(String from, List<Symbol> symbols, @Nullable DateRange range, ZoneId zone)
            throws IOException {
        BarsCollector bars = new BarsCollector(symbols, range, zone);
        if (from.equals(SAMPLE)) {
            return new BarFiles("the sample", List.of(), false, bars);
        }
        Path path = BarPaths.existing(from);
        return new BarFiles(BarPaths.name(path), BarPaths.files(path), Files.isDirectory(path), bars);
    }

    /** What is read, such as {@code "the sample"} or a file's name. */
    public String source() {
        return source;
    }

    /**
     * Reads everything; to be called once.
     *
     * @param progress is told now and then how many bars of each symbol have been read
     * @throws InvalidInputException if no file has the columns of bars
     * @throws InterruptedException if the thread is interrupted; {@link #soFar} then has what was read
     */
    public FileBars read(ObjIntConsumer<Symbol> progress) throws IOException, InterruptedException {
        bars.tell(progress);
        try {
            if (files.isEmpty()) {
                sample();
            } else if (isDirectory) {
                directory();
            } else {
                file(files.get(0));
            }
        } catch (IOException | InvalidInputException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedException("interrupted while reading " + source);
            }
            throw e;
        }
        return soFar();
    }

    /** What has been read; for the reading thread. */
    public FileBars soFar() {
        return bars.result(source);
    }

    private void sample() throws IOException, InterruptedException {
        try (InputStream in = Objects.requireNonNull(BarFiles.class.getResourceAsStream(SAMPLE_RESOURCE))) {
            new CsvBars(SAMPLE_RESOURCE, bars).read(new GZIPInputStream(in));
        }
    }

    /** Reads all files by name; one that holds no bars is noted, unless none does. */
    private void directory() throws IOException, InterruptedException {
        @Nullable InvalidInputException first = null;
        int read = 0;
        for (Path file : files) {
            try {
                file(file);
                read++;
            } catch (InvalidInputException e) {
                first = first == null ? e : first;
                bars.unreadable(BarPaths.name(file), 0, String.valueOf(e.getMessage()));
            }
        }
        if (read == 0 && first != null) {
            throw first;
        }
    }

    private void file(Path file) throws IOException, InterruptedException {
        String name = BarPaths.name(file);
        if (name.toLowerCase(Locale.ROOT).endsWith(BarPaths.PARQUET)) {
            new ParquetBars(name, bars).read(file);
            return;
        }
        try (InputStream in = Files.newInputStream(file)) {
            new CsvBars(name, bars).read(name.toLowerCase(Locale.ROOT).endsWith(".gz") ? new GZIPInputStream(in) : in);
        } catch (ZipException e) {
            throw new InvalidInputException(name + " is not gzipped, though its name says so");
        }
    }
}
