package dev.barista.quality;

import dev.barista.market.Symbol;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How good the bars of one symbol are. Made by {@link QualityChecker}; immutable.
 *
 * @param symbol whose bars
 * @param bars how many there are, early and late trading and duplicates included
 * @param gotBars how many of the expected ones there are
 * @param expectedBars how many the finished sessions should have, in regular hours
 * @param parts what the score is made of; their weights add up to 1
 * @param findings the first of each kind, by time
 * @param counts how many findings there were of each kind, those not in {@code findings} included
 * @param coverage expected and present bars, session by session
 * @param checker what has judged them, and can do so again by other rules
 */
public record SymbolQuality(
        Symbol symbol,
        long bars,
        long gotBars,
        long expectedBars,
        List<Part> parts,
        List<Finding> findings,
        Map<FindingKind, Long> counts,
        Coverage coverage,
        QualityChecker checker) {
    /** What a score can be at most if the load looks truncated. */
    static final double MOST_IF_TRUNCATED = 0.5;

    public SymbolQuality {
        parts = List.copyOf(parts);
        findings = List.copyOf(findings);
        counts = Map.copyOf(counts);
    }

    /** From 0 (unusable) to 1 (nothing found): the weighted mean of the parts, at most 0.5 if it looks truncated. */
    public double score() {
        double weights = parts.stream().mapToDouble(Part::weight).sum();
        double score =
                parts.stream().mapToDouble(part -> part.weight() * part.value()).sum() / weights;
        // Sums of decimal weights miss 1 by a hair, and a hair below 1 would read as a fault.
        double most = count(FindingKind.TRUNCATED) > 0 ? MOST_IF_TRUNCATED : 1;
        return Math.min(most, Math.round(score * 1e9) / 1e9);
    }

    /** The score with two decimals, cut rather than rounded: {@code 1.00} means that nothing was found. */
    public String scoreText() {
        return String.format(Locale.ROOT, "%.2f", Math.floor(score() * 100 + 1e-9) / 100);
    }

    /** How many findings of {@code kind} there were. */
    public long count(FindingKind kind) {
        return counts.getOrDefault(kind, 0L);
    }

    /** How many findings there were, those not kept included. */
    public long totalFindings() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public String toString() {
        return QualityText.of(this);
    }
}
