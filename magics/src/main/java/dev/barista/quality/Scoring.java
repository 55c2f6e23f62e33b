package dev.barista.quality;

import java.util.List;
import java.util.stream.Stream;

/**
 * Makes the parts of a score from what the checks count.
 *
 * <p>Completeness is the share of expected bars that are there. Parts that count faulty bars are worth 1 − √(faulty /
 * bars): a single wrong price can spoil a backtest, and a plain share would hide it (1 bar of 10,000 costs 0.01, 1 %
 * cost 0.1). Expected bars that thin trading explains are left out of completeness. A split costs plausibility another
 * 0.1, because it falsifies every return across it. Without bars where some are expected, every part is worth 0. Checks
 * that the rules leave out are not made.
 */
final class Scoring {
    private static final double COST_OF_A_SPLIT = 0.1;

    private final Subject subject;
    private final FindingLog log;
    private final QualityRules rules;

    /** What a part is worth, and how that came about. */
    private record Rating(double value, String sentence) {}

    Scoring(Subject subject, FindingLog log, QualityRules rules) {
        this.subject = subject;
        this.log = log;
        this.rules = rules;
    }

    List<Part> parts(Coverage coverage) {
        boolean nothing = subject.bars().isEmpty() && subject.attendance().slots() > 0;
        return Stream.of(ScorePart.values())
                .filter(rules::includes)
                .map(part -> {
                    Rating rating = rating(part, coverage);
                    double value = nothing ? 0 : Math.max(0, Math.min(1, rating.value()));
                    return new Part(part.label(), rules.share(part), value, nothing ? "no bars" : rating.sentence());
                })
                .toList();
    }

    private Rating rating(ScorePart part, Coverage coverage) {
        return switch (part) {
            case COMPLETENESS -> completeness(coverage);
            case VALIDITY -> validity();
            case PLAUSIBILITY -> plausibility();
            case UNIQUENESS -> uniqueness();
            case FRESHNESS -> freshness();
            case INTEGRITY -> integrity();
            case OWN -> own();
        };
    }

    private long run(FindingKind kind, Check check) {
        return rules.includes(kind) ? check.run(subject, log) : 0;
    }

    private Rating completeness(Coverage coverage) {
        long unused = run(FindingKind.GAP, new GapCheck());
        long expected = coverage.totalExpected();
        long gaps = log.counts().getOrDefault(FindingKind.GAP, 0L);
        String sentence = String.format(
                java.util.Locale.ROOT, "%,d of %s", coverage.totalGot(), Wording.count(expected, "expected bar"));
        long quiet = coverage.totalQuiet();
        long due = expected - quiet;
        double value = due == 0 ? 1 : (double) coverage.totalGot() / due;
        return new Rating(
                value,
                sentence
                        + (gaps == 0 ? "" : ", " + Wording.count(gaps, "gap"))
                        + (quiet == 0 ? "" : ", " + Wording.count(quiet, "bar") + " not traded in a thin market"));
    }

    /** One check, two kinds; each bar is one finding at most, so that the log knows how many count. */
    private Rating validity() {
        long unused = new PriceCheck().run(subject, log);
        long bad =
                log.counts().getOrDefault(FindingKind.PRICE, 0L) + log.counts().getOrDefault(FindingKind.OHLC, 0L);
        return new Rating(share(bad), Wording.count(bad, "bar") + " with impossible prices");
    }

    private Rating plausibility() {
        long spikes = run(FindingKind.SPIKE, new SpikeCheck());
        long splits = run(FindingKind.SPLIT, new SplitCheck());
        long stale = run(FindingKind.FROZEN, new FrozenCheck());
        long idle = run(FindingKind.ZERO_VOLUME, new ZeroVolumeCheck());
        String sentence = Wording.count(spikes, "spike") + ", " + Wording.count(splits, "unadjusted split") + ", "
                + Wording.count(stale, "stale bar") + ", " + Wording.count(idle, "bar") + " without volume";
        return new Rating(share(spikes + stale + idle) - COST_OF_A_SPLIT * splits, sentence);
    }

    private Rating uniqueness() {
        long duplicates = run(FindingKind.DUPLICATE, new DuplicateCheck());
        long disordered = run(FindingKind.ORDER, new OrderCheck());
        String sentence =
                Wording.count(duplicates, "duplicate") + ", " + Wording.count(disordered, "bar") + " out of order";
        return new Rating(share(duplicates + disordered), sentence);
    }

    private Rating freshness() {
        long behind = run(FindingKind.STALE, new FreshnessCheck());
        boolean truncated = run(FindingKind.TRUNCATED, new TruncationCheck()) > 0;
        String sentence =
                behind == 0 ? "up to the range's end" : Wording.count(behind, "session") + " behind the range's end";
        if (truncated) {
            sentence += ", looks truncated: the score is capped at " + SymbolQuality.MOST_IF_TRUNCATED;
        }
        return new Rating(1 - (double) behind / FreshnessCheck.WORTHLESS_SESSIONS, sentence);
    }

    private Rating integrity() {
        long odd = run(FindingKind.SIDE_VALUE, new SideValueCheck()) + run(FindingKind.VWAP, new VwapCheck());
        long off = run(FindingKind.OFF_SESSION, new OffSessionCheck());
        String sentence = Wording.count(odd, "bar") + " with odd side values, " + off + " off session";
        return new Rating(share(odd + off), sentence);
    }

    private Rating own() {
        long bad = run(FindingKind.OWN, new OwnChecks(rules.own()));
        String names = String.join(
                ", ", rules.own().stream().map(QualityRules.Own::name).toList());
        return new Rating(share(bad), Wording.count(bad, "bar") + " found by " + names);
    }

    private double share(long bad) {
        return bad == 0 ? 1 : 1 - Math.sqrt((double) bad / subject.bars().size());
    }
}
