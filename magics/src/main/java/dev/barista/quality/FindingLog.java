package dev.barista.quality;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Collects what the checks of one symbol find: the first findings of each kind in full, of the others the count, so
 * that a file full of faults fills neither memory nor screen. One thread.
 */
final class FindingLog {
    /** Most findings kept of one kind. */
    static final int MOST_OF_A_KIND = 200;

    private final Map<FindingKind, List<Finding>> kept = new EnumMap<>(FindingKind.class);
    private final Map<FindingKind, Long> counts = new EnumMap<>(FindingKind.class);
    private final int most;
    private final Set<FindingKind> off;

    FindingLog() {
        this(MOST_OF_A_KIND, Set.of());
    }

    private FindingLog(int most, Set<FindingKind> off) {
        this.most = most;
        this.off = off;
    }

    /** Takes no notice of some kinds. */
    static FindingLog without(Set<FindingKind> off) {
        return new FindingLog(MOST_OF_A_KIND, off);
    }

    /** Keeps every finding, for those who repair them. */
    static FindingLog ofAll() {
        return new FindingLog(Integer.MAX_VALUE, Set.of());
    }

    /** Notes a single bar with its kind's usual severity; {@code detail} is only asked for if the finding is kept. */
    void add(FindingKind kind, long timeMillis, Supplier<String> detail) {
        add(kind, kind.severity(), timeMillis, timeMillis, 1, detail);
    }

    /** Notes a range of bars; see {@link Finding}. */
    void add(FindingKind kind, Severity severity, long fromMillis, long toMillis, long bars, Supplier<String> detail) {
        if (off.contains(kind)) {
            return;
        }
        counts.merge(kind, 1L, Long::sum);
        List<Finding> sameKind = kept.computeIfAbsent(kind, k -> new ArrayList<>());
        if (sameKind.size() < most) {
            Instant from = Instant.ofEpochMilli(fromMillis);
            sameKind.add(new Finding(kind, severity, from, Instant.ofEpochMilli(toMillis), bars, detail.get()));
        }
    }

    /** Those kept, by time. */
    List<Finding> findings() {
        return kept.values().stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparing(Finding::from).thenComparing(Finding::kind))
                .toList();
    }

    /** How many there were of each kind, kept or not. */
    Map<FindingKind, Long> counts() {
        return Map.copyOf(counts);
    }
}
