package dev.barista.quality;

import dev.barista.market.Bars;
import dev.barista.market.InvalidInputException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * By which rules bars are judged: which checks are made, how much each part of the score weighs, and checks of the
 * user's. Made from {@link #STANDARD}, step by step; immutable.
 *
 * @param off kinds of findings that are not looked for; a part of the score whose kinds are all off is left out
 * @param weights other weights than the usual ones, by the part's name; those of all parts are divided by their sum
 * @param own checks of the user's, which make a part of their own
 */
public record QualityRules(Set<FindingKind> off, Map<String, Double> weights, List<Own> own) {
    /** All checks, with the usual weights. */
    public static final QualityRules STANDARD = new QualityRules(Set.of(), Map.of(), List.of());

    /** Whether the bar in a row is faulty. */
    @FunctionalInterface
    public interface BarCheck {
        boolean isFaulty(Bars bars, int row);
    }

    /** A user's check; its name stands in the findings. */
    public record Own(String name, BarCheck check) {}

    public QualityRules {
        off = Set.copyOf(off);
        weights = Map.copyOf(weights);
        own = List.copyOf(own);
        Set<FindingKind> without = off;
        Map<String, Double> changed = weights;
        boolean mine = !own.isEmpty();
        if (Stream.of(ScorePart.values()).noneMatch(part -> counts(part, without, changed, mine))) {
            throw new InvalidInputException(
                    "these rules leave no part of the score. Keep one of: " + String.join(", ", ScorePart.labels()));
        }
    }

    /**
     * Without some checks.
     *
     * @param checks as findings name them, such as {@code "spike"} and {@code "off session"}
     * @throws InvalidInputException if there is no such check
     */
    public QualityRules without(String... checks) {
        Set<FindingKind> all = EnumSet.noneOf(FindingKind.class);
        all.addAll(off);
        Stream.of(checks).map(QualityRules::kind).forEach(all::add);
        return new QualityRules(all, weights, own);
    }

    /**
     * With another weight of a part.
     *
     * @param part such as {@code "freshness"}
     * @param weight from 0, which leaves it out, to 1
     * @throws InvalidInputException if there is no such part, or the weight is out of range
     */
    public QualityRules weight(String part, double weight) {
        String name = part.strip().toLowerCase(Locale.ROOT);
        if (!ScorePart.labels().contains(name)) {
            throw new InvalidInputException(
                    "a score has no part \"" + part + "\". There are: " + String.join(", ", ScorePart.labels()));
        }
        if (!(weight >= 0 && weight <= 1)) {
            throw new InvalidInputException("the weight of " + name + " must be 0–1, got " + weight);
        }
        Map<String, Double> all = new HashMap<>(weights);
        all.put(name, weight);
        return new QualityRules(off, all, own);
    }

    /** With a check of the user's, made for each bar. */
    public QualityRules check(String name, BarCheck check) {
        List<Own> all = new ArrayList<>(own);
        all.add(new Own(name, check));
        return new QualityRules(off, weights, all);
    }

    boolean includes(FindingKind kind) {
        return !off.contains(kind);
    }

    boolean includes(ScorePart part) {
        return counts(part, off, weights, !own.isEmpty());
    }

    /** The share of a part that is included; the shares of all add up to 1. */
    double share(ScorePart part) {
        return off.isEmpty() && weights.isEmpty() && own.isEmpty()
                ? part.weight()
                : weight(part, weights)
                        / Stream.of(ScorePart.values())
                                .filter(this::includes)
                                .mapToDouble(each -> weight(each, weights))
                                .sum();
    }

    private static boolean counts(ScorePart part, Set<FindingKind> off, Map<String, Double> weights, boolean hasOwn) {
        return !off.containsAll(part.kinds()) && weight(part, weights) > 0 && (part != ScorePart.OWN || hasOwn);
    }

    private static double weight(ScorePart part, Map<String, Double> weights) {
        return weights.getOrDefault(part.label(), part.weight());
    }

    private static FindingKind kind(String name) {
        return Stream.of(FindingKind.values())
                .filter(kind -> kind.label().equalsIgnoreCase(name.strip()))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException("there is no check \"" + name + "\". There are: "
                        + Stream.of(FindingKind.values())
                                .map(FindingKind::label)
                                .collect(Collectors.joining(", "))));
    }
}
