package dev.barista.load;

import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts the calls of one load, kind by kind. Not safe for threads: {@link LoadState} guards it. */
final class CallTally {
    private final Map<LoadKind, Counts> kinds = new EnumMap<>(LoadKind.class);

    private static final class Counts {
        private int made;
        private int planned;
        private int left;
        private long bytes;
    }

    private Counts of(LoadKind kind) {
        return kinds.computeIfAbsent(kind, none -> new Counts());
    }

    void planned(LoadKind kind, int more) {
        of(kind).planned += more;
        of(kind).left += more;
    }

    void made(LoadKind kind) {
        of(kind).made++;
    }

    /** One less to wait for. */
    void ended(LoadKind kind) {
        of(kind).left--;
    }

    void answered(LoadKind kind, long bytes) {
        of(kind).bytes += bytes;
    }

    int made() {
        return kinds.values().stream().mapToInt(counts -> counts.made).sum();
    }

    /** Each kind of which there are rows. */
    List<KindProgress> progress(Collection<SymbolTrack> rows, boolean loadEnded) {
        Map<LoadKind, Long> sizes = new EnumMap<>(LoadKind.class);
        rows.forEach(row -> sizes.merge(row.item().kind(), row.size(), Long::sum));
        return sizes.entrySet().stream()
                .map(kind -> {
                    Counts counts = of(kind.getKey());
                    return new KindProgress(
                            kind.getKey(),
                            counts.made,
                            counts.planned,
                            loadEnded ? 0 : counts.left,
                            kind.getValue(),
                            counts.bytes);
                })
                .toList();
    }

    /** By the calls so far, but no less than the budget takes; null while there is nothing to go by. */
    @Nullable Duration remaining(long elapsedNanos, Pace pace) {
        int planned = kinds.values().stream().mapToInt(counts -> counts.planned).sum();
        int left = kinds.values().stream().mapToInt(counts -> counts.left).sum();
        int over = planned - left;
        if (over <= 0) {
            return null;
        }
        Duration likely = Duration.ofNanos((long) ((double) elapsedNanos / over * left));
        Duration least = pace.estimate(left);
        return likely.compareTo(least) > 0 ? likely : least;
    }
}
