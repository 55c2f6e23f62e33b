package dev.barista.store;

import com.google.gson.JsonParseException;
import dev.barista.market.Bars;
import dev.barista.market.BarsBuilder;
import dev.barista.market.DateRange;
import dev.barista.market.DayRanges;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The folder of one {@link BarSet}: for intraday bars a Parquet file a year, else one for all, each with its
 * {@link Coverage} as JSON beside it. A bar belongs to one file only, by its day, so that a program that reads all files
 * sees no bar twice. For one thread; other processes may read and write at the same time.
 *
 * <p>The Parquet file is put in place before its coverage, which only grows: killed in between, the file has more bars
 * than are said to be there, and they are asked for again.
 */
final class BarFolder {
    private static final String LOCK = ".lock";

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
        List<StoredBars.Part> parts = new ArrayList<>();
        for (DateRange piece : pieces(range)) {
            Coverage coverage = coverage(piece);
            List<DateRange> days =
                    coverage == null || isStale(coverage, today) ? List.of() : DayRanges.within(piece, coverage.days());
            if (!days.isEmpty()) {
                Bars bars = bars(piece);
                days.forEach(each -> parts.add(new StoredBars.Part(each, on(each, bars))));
            }
        }
        return new StoredBars(parts);
    }

    /**
     * Adds bars to what is there; on the days that they are of they take the place of what was there.
     *
     * @param days of which {@code bars} has all
     */
    void write(List<DateRange> days, Bars bars, LocalDate today) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        try (FileChannel lock =
                FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            // Another kernel may be at it. The lock ends with the channel, or with the process.
            Objects.requireNonNull(lock.lock());
            for (DateRange whole : days) {
                for (DateRange piece : pieces(whole)) {
                    writePiece(piece, bars, today);
                }
            }
        }
    }

    private void writePiece(DateRange days, Bars bars, LocalDate today) throws IOException, InterruptedException {
        Coverage known = coverage(days);
        Coverage kept = known == null || isStale(known, today) ? null : known;
        List<DateRange> keep = new ArrayList<>();
        if (kept != null) {
            kept.days().forEach(range -> keep.addAll(DayRanges.without(range, List.of(days))));
        }
        BarsBuilder merged = new BarsBuilder(bars.size());
        Bars old = keep.isEmpty() ? Bars.EMPTY : bars(days);
        keep.stream().filter(range -> range.to().isBefore(days.from())).forEach(range -> add(range, old, merged));
        add(days, bars, merged);
        keep.stream().filter(range -> range.from().isAfter(days.to())).forEach(range -> add(range, old, merged));
        Coverage coverage = new Coverage(List.of(days), kept == null ? today : kept.asked()).with(keep);
        String name = name(days);
        if (known != null && kept == null) {
            // What it says of the old bars must not outlast them.
            Files.deleteIfExists(folder.resolve(sideName(name)));
        }
        Bars all = merged.build();
        AtomicFile.write(folder.resolve(name + BarPaths.PARQUET), to -> BarParquet.write(to, all));
        AtomicFile.write(folder.resolve(sideName(name)), to -> Files.writeString(to, coverage.json()));
    }

    /** Adjusted bars change when a split or dividend comes: those of one day are not mixed with those of another. */
    private boolean isStale(Coverage coverage, LocalDate today) {
        return set.isAdjusted() && !coverage.asked().equals(today);
    }

    private Bars bars(DateRange piece) throws IOException, InterruptedException {
        return BarParquet.read(folder.resolve(name(piece) + BarPaths.PARQUET), set.symbol(), zone);
    }

    /** Null where there is none, or none that could be trusted. */
    private @Nullable Coverage coverage(DateRange piece) throws IOException {
        String name = name(piece);
        try {
            return Files.exists(folder.resolve(name + BarPaths.PARQUET))
                    ? Coverage.parse(Files.readString(folder.resolve(sideName(name))))
                    : null;
        } catch (NoSuchFileException | JsonParseException e) {
            return null;
        }
    }

    private Bars on(DateRange days, Bars bars) {
        BarsBuilder some = new BarsBuilder(16);
        add(days, bars, some);
        return some.build();
    }

    private void add(DateRange days, Bars from, BarsBuilder to) {
        long start = days.from().atStartOfDay(zone).toInstant().toEpochMilli();
        long end = days.to().plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli();
        for (int row = 0; row < from.size(); row++) {
            if (from.timeMillis(row) >= start && from.timeMillis(row) < end) {
                to.add(from, row);
            }
        }
    }

    /** Cut so that each piece is of one file. */
    private List<DateRange> pieces(DateRange range) {
        if (!set.timeframe().isIntraday()) {
            return List.of(range);
        }
        List<DateRange> pieces = new ArrayList<>();
        for (int year = range.from().getYear(); year <= range.to().getYear(); year++) {
            DateRange whole = new DateRange(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
            pieces.addAll(DayRanges.within(range, List.of(whole)));
        }
        return pieces;
    }

    private String name(DateRange piece) {
        return set.timeframe().isIntraday() ? Integer.toString(piece.from().getYear()) : "all";
    }

    /** Programs that read a folder of Parquet files skip names that begin with an underscore. */
    private static String sideName(String name) {
        return "_" + name + ".json";
    }
}
