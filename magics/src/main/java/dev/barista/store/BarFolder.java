package dev.barista.store;

import com.google.gson.JsonParseException;
import dev.barista.market.Bars;
import dev.barista.market.DateRange;
import dev.barista.market.DayRanges;
import dev.barista.market.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder of one {@link BarSet}: for intraday bars a Parquet file a year, else one for all, each with its
 * {@link Coverage} as JSON beside it, and {@linkplain Piece pieces} of loads that are not complete. A bar belongs to one
 * Parquet file only, by its day, so that a program that reads all files sees no bar twice. For one thread; other
 * processes may read and write at the same time.
 *
 * <p>The Parquet file is put in place before its coverage, which only grows: killed in between, the file has more bars
 * than are said to be there, and they are asked for again.
 */
final class BarFolder {
    private final Path folder;
    private final BarSet set;
    private final ZoneId zone;

    BarFolder(Path root, BarSet set, ZoneId zone) {
        this.folder = set.folder(root);
        this.set = set;
        this.zone = zone;
    }

    /** @param today bars that may have been adjusted since are those of another day */
    StoredBars read(DateRange range, LocalDate today) throws IOException, InterruptedException {
        // Pieces first: one that becomes part of a file meanwhile is found there.
        List<Piece> pieces = List.copyOf(pieces(today).values());
        Layers layers = new Layers(zone);
        for (DateRange years : years(range)) {
            List<DateRange> days = covered(years, today);
            if (!days.isEmpty()) {
                Bars bars = bars(years);
                days.forEach(each -> layers.put(each, bars));
            }
        }
        pieces.forEach(piece -> DayRanges.within(range, List.of(piece.part().days()))
                .forEach(days -> layers.put(days, piece.part().bars())));
        return new StoredBars(layers.parts());
    }

    /** The days that {@link #read} has bars of, should the files be whole: they are not read. */
    List<DateRange> days(DateRange range, LocalDate today) throws IOException {
        List<DateRange> days = new ArrayList<>();
        for (Piece piece : pieces(today).values()) {
            days.addAll(DayRanges.within(range, List.of(piece.part().days())));
        }
        for (DateRange years : years(range)) {
            days.addAll(covered(years, today));
        }
        return DayRanges.union(days);
    }

    private List<DateRange> covered(DateRange years, LocalDate today) throws IOException {
        Coverage coverage = coverage(years);
        return coverage == null || isStale(coverage.asked(), today)
                ? List.of()
                : DayRanges.within(years, coverage.days());
    }

    /** What the files of {@code range} are said to have is asked for again. */
    void forget(DateRange range) throws IOException {
        for (DateRange years : years(range)) {
            Files.deleteIfExists(folder.resolve(sideName(name(years))));
        }
    }

    /** Adds bars of one call, until their symbol is complete. */
    void add(List<DateRange> days, Bars bars, LocalDate today) throws IOException {
        for (DateRange each : days) {
            new Piece(new StoredBars.Part(each, bars), today).write(folder);
        }
    }

    /**
     * Adds bars to what is there; on the days that they are of they take the place of what was there.
     *
     * @param days of which {@code bars} has all
     */
    void write(List<DateRange> days, Bars bars, LocalDate today) throws IOException, InterruptedException {
        try (FolderLock lock = FolderLock.of(folder)) {
            lock.sweep();
            Map<Path, Piece> pieces = pieces(today);
            List<StoredBars.Part> parts = new ArrayList<>();
            pieces.values().forEach(piece -> parts.add(piece.part()));
            days.forEach(each -> parts.add(new StoredBars.Part(each, bars)));
            Map<String, List<StoredBars.Part>> files = new TreeMap<>();
            for (StoredBars.Part part : parts) {
                for (DateRange each : years(part.days())) {
                    files.computeIfAbsent(name(each), name -> new ArrayList<>())
                            .add(new StoredBars.Part(each, part.bars()));
                }
            }
            for (List<StoredBars.Part> file : files.values()) {
                writeFile(file, today);
            }
            for (Path piece : pieces.keySet()) {
                Files.deleteIfExists(piece);
            }
        }
    }

    /** @param parts all of one file */
    private void writeFile(List<StoredBars.Part> parts, LocalDate today) throws IOException, InterruptedException {
        DateRange any = parts.get(0).days();
        Coverage known = coverage(any);
        Coverage kept = known == null || isStale(known.asked(), today) ? null : known;
        Layers layers = new Layers(zone);
        List<DateRange> fresh = parts.stream().map(StoredBars.Part::days).toList();
        boolean whole = kept == null
                || kept.days().stream()
                        .allMatch(range -> DayRanges.without(range, fresh).isEmpty());
        if (kept != null && !whole) {
            kept = putOld(kept, any, layers);
        }
        parts.forEach(part -> layers.put(part.days(), part.bars()));
        Coverage coverage = new Coverage(
                layers.parts().stream().map(StoredBars.Part::days).toList(), kept == null ? today : kept.asked());
        Path side = folder.resolve(sideName(name(any)));
        if (known != null && kept == null) {
            // What it says of the old bars must not outlast them.
            Files.deleteIfExists(side);
        }
        Bars all = layers.bars();
        AtomicFile.write(folder.resolve(name(any) + BarPaths.PARQUET), to -> BarParquet.write(to, all));
        AtomicFile.write(side, to -> Files.writeString(to, coverage.json()));
    }

    /** Null if what is there cannot be read: then it is replaced. */
    private @Nullable Coverage putOld(Coverage known, DateRange any, Layers layers)
            throws IOException, InterruptedException {
        try {
            Bars old = bars(any);
            known.days().forEach(range -> layers.put(range, old));
            return known;
        } catch (InvalidInputException e) {
            return null;
        }
    }

    /** Those that can be read and trusted. */
    private Map<Path, Piece> pieces(LocalDate today) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Map.of();
        }
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(Piece::isPiece).sorted().toList();
        }
        Map<Path, Piece> pieces = new TreeMap<>();
        for (Path file : files) {
            Piece piece = Piece.read(file);
            if (piece != null && !isStale(piece.asked(), today)) {
                pieces.put(file, piece);
            }
        }
        return pieces;
    }

    /** Adjusted bars change when a split or dividend comes: those of one day are not mixed with those of another. */
    private boolean isStale(LocalDate asked, LocalDate today) {
        return set.isAdjusted() && !asked.equals(today);
    }

    private Bars bars(DateRange years) throws IOException, InterruptedException {
        return BarParquet.read(folder.resolve(name(years) + BarPaths.PARQUET));
    }

    /** Null where there is none, or none that could be trusted. */
    private @Nullable Coverage coverage(DateRange years) throws IOException {
        String name = name(years);
        try {
            return Files.exists(folder.resolve(name + BarPaths.PARQUET))
                    ? Coverage.parse(Files.readString(folder.resolve(sideName(name))))
                    : null;
        } catch (NoSuchFileException | JsonParseException e) {
            return null;
        }
    }

    /** Cut so that each piece is of one file. */
    private List<DateRange> years(DateRange range) {
        if (!set.timeframe().isIntraday()) {
            return List.of(range);
        }
        List<DateRange> years = new ArrayList<>();
        for (int year = range.from().getYear(); year <= range.to().getYear(); year++) {
            DateRange whole = new DateRange(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
            years.addAll(DayRanges.within(range, List.of(whole)));
        }
        return years;
    }

    private String name(DateRange days) {
        return set.timeframe().isIntraday() ? Integer.toString(days.from().getYear()) : "all";
    }

    /** Programs that read a folder of Parquet files skip names that begin with an underscore. */
    static String sideName(String name) {
        return "_" + name + ".json";
    }
}
