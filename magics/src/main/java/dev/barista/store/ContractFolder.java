package dev.barista.store;

import com.google.gson.JsonParseException;
import dev.barista.market.Bars;
import dev.barista.market.DateRange;
import dev.barista.market.DayRanges;
import dev.barista.market.InvalidInputException;
import dev.barista.market.OccSymbol;
import dev.barista.market.Symbol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The folder of one {@link ContractSet}: a Parquet file for each expiry, with its {@link ContractCoverage} as JSON beside
 * it. A file a contract would be thousands of a few bars each. For one thread; other processes may read and write at the
 * same time.
 *
 * <p>As with {@link BarFolder} the Parquet file is put in place first, and its coverage only grows.
 */
final class ContractFolder {
    private final Path folder;
    private final ZoneId zone;

    ContractFolder(Path root, ContractSet set, ZoneId zone) {
        this.folder = set.folder(root);
        this.zone = zone;
    }

    /**
     * Bars of one call.
     *
     * @param days of which {@code bars} has all of all {@code contracts}, though most may have none
     */
    record Addition(List<Symbol> contracts, List<DateRange> days, Map<Symbol, Bars> bars) {}

    /** What there is of {@code contracts}; those of which there is nothing are left out. */
    Map<Symbol, StoredBars> read(Collection<Symbol> contracts, DateRange range)
            throws IOException, InterruptedException {
        Map<Symbol, StoredBars> found = new LinkedHashMap<>();
        for (Map.Entry<LocalDate, List<Symbol>> each : byExpiry(contracts).entrySet()) {
            ContractCoverage coverage = coverage(each.getKey());
            List<Symbol> covered = each.getValue().stream()
                    .filter(contract ->
                            !DayRanges.within(range, coverage.of(contract)).isEmpty())
                    .toList();
            if (!covered.isEmpty()) {
                Map<Symbol, Bars> bars = bars(each.getKey());
                covered.forEach(contract -> {
                    Layers layers = new Layers(zone);
                    put(DayRanges.within(range, coverage.of(contract)), contract, bars, layers);
                    found.put(contract, new StoredBars(layers.parts()));
                });
            }
        }
        return found;
    }

    /** Adds bars to what is there; on the days that they are of they take the place of what was there. */
    void write(List<Addition> additions) throws IOException, InterruptedException {
        try (FolderLock lock = FolderLock.of(folder)) {
            lock.sweep();
            TreeSet<Symbol> all = new TreeSet<>();
            additions.forEach(addition -> all.addAll(addition.contracts()));
            for (LocalDate expiry : byExpiry(all).keySet()) {
                writeFile(expiry, additions);
            }
        }
    }

    private void writeFile(LocalDate expiry, List<Addition> additions) throws IOException, InterruptedException {
        Map<Symbol, Layers> layers = new TreeMap<>();
        ContractCoverage coverage = putOld(expiry, layers);
        Map<Symbol, List<DateRange>> fresh = new HashMap<>();
        for (Addition addition : additions) {
            for (Symbol contract : byExpiry(addition.contracts()).getOrDefault(expiry, List.of())) {
                Layers own = layers.computeIfAbsent(contract, first -> new Layers(zone));
                put(addition.days(), contract, addition.bars(), own);
                fresh.computeIfAbsent(contract, first -> new ArrayList<>()).addAll(addition.days());
            }
        }
        Map<Symbol, Bars> bars = new LinkedHashMap<>();
        layers.forEach((contract, own) -> bars.put(contract, own.bars()));
        AtomicFile.write(file(expiry), to -> BarParquet.write(to, bars));
        String json = coverage.with(fresh).json();
        AtomicFile.write(side(expiry), to -> Files.writeString(to, json));
    }

    /** Nothing, if what is there cannot be read: then it is replaced. */
    private ContractCoverage putOld(LocalDate expiry, Map<Symbol, Layers> layers)
            throws IOException, InterruptedException {
        ContractCoverage known = coverage(expiry);
        if (known.days().isEmpty()) {
            return known;
        }
        Map<Symbol, Bars> old;
        try {
            old = bars(expiry);
        } catch (InvalidInputException e) {
            Files.deleteIfExists(side(expiry)); // What it says must not outlast the old bars.
            return ContractCoverage.NONE;
        }
        known.days()
                .forEach((contract, days) ->
                        put(days, contract, old, layers.computeIfAbsent(contract, first -> new Layers(zone))));
        return known;
    }

    private static void put(List<DateRange> days, Symbol contract, Map<Symbol, Bars> bars, Layers layers) {
        days.forEach(each -> layers.put(each, bars.getOrDefault(contract, Bars.EMPTY)));
    }

    private static Map<LocalDate, List<Symbol>> byExpiry(Collection<Symbol> contracts) {
        return contracts.stream()
                .collect(Collectors.groupingBy(
                        contract -> OccSymbol.parse(contract.value()).expiry(), TreeMap::new, Collectors.toList()));
    }

    private Map<Symbol, Bars> bars(LocalDate expiry) throws IOException, InterruptedException {
        return BarParquet.readContracts(file(expiry));
    }

    /** Nothing where there is none, or none that could be trusted. */
    private ContractCoverage coverage(LocalDate expiry) throws IOException {
        try {
            return Files.exists(file(expiry))
                    ? ContractCoverage.parse(Files.readString(side(expiry)))
                    : ContractCoverage.NONE;
        } catch (NoSuchFileException | JsonParseException e) {
            return ContractCoverage.NONE;
        }
    }

    private Path file(LocalDate expiry) {
        return folder.resolve(expiry + BarPaths.PARQUET);
    }

    private Path side(LocalDate expiry) {
        return folder.resolve(BarFolder.sideName(expiry.toString()));
    }
}
