package dev.barista.quality;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What a score is made of, the usual weights, and the kinds of findings that count to each part. */
enum ScorePart {
    COMPLETENESS("completeness", 0.35, FindingKind.GAP),
    VALIDITY("validity", 0.25, FindingKind.PRICE, FindingKind.OHLC),
    PLAUSIBILITY(
            "plausibility", 0.15, FindingKind.SPIKE, FindingKind.SPLIT, FindingKind.FROZEN, FindingKind.ZERO_VOLUME),
    UNIQUENESS("uniqueness and order", 0.10, FindingKind.DUPLICATE, FindingKind.ORDER),
    FRESHNESS("freshness", 0.10, FindingKind.STALE, FindingKind.TRUNCATED),
    INTEGRITY("integrity", 0.05, FindingKind.SIDE_VALUE, FindingKind.VWAP, FindingKind.OFF_SESSION),
    /** Worth as much as uniqueness, so that a user's checks show without drowning the others. */
    OWN("own checks", 0.10, FindingKind.OWN);

    private final String label;
    private final double weight;

    @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
    private final Set<FindingKind> kinds;

    ScorePart(String label, double weight, FindingKind... kinds) {
        this.label = label;
        this.weight = weight;
        this.kinds = Set.of(kinds);
    }

    String label() {
        return label;
    }

    double weight() {
        return weight;
    }

    Set<FindingKind> kinds() {
        return kinds;
    }

    static List<String> labels() {
        return Stream.of(values()).map(ScorePart::label).toList();
    }
}
