package dev.barista.quality;

import java.util.List;

/**
 * Makes the parts of a score from what the checks count.
 *
 * <p>Completeness is the share of expected bars that are there. Parts that count faulty bars are worth 1 − √(faulty /
 * bars): a single wrong price can spoil a backtest, and a plain share would hide it (1 bar of 10,000 costs 0.01, 1 %
 * cost 0.1). Expected bars that thin trading explains are left out of completeness. A split costs plausibility another 0.1, because it falsifies every return across it. Without bars where
 * some are expected, every part is worth 0.
 */
final class Scoring {
    private static final double COST_OF_A_SPLIT = 0.1;

    private final Subject subject;
    private final FindingLog log;

    Scoring(Subject subject, FindingLog log) {
        this.subject = subject;
        this.log = log;
    }

    List<Part> parts(Coverage coverage) {
        return List.of(completeness(coverage), validity(), plausibility(), uniqueness(), freshness(), integrity());
    }

    private Part completeness(Coverage coverage) {
        new GapCheck().run(subject, log);
        long expected = coverage.totalExpected();
        long gaps = log.counts().getOrDefault(FindingKind.GAP, 0L);
        String sentence = String.format(
                java.util.Locale.ROOT, "%,d of %s", coverage.totalGot(), Wording.count(expected, "expected bar"));
        long quiet = coverage.totalQuiet();
        long due = expected - quiet;
        double value = due == 0 ? 1 : (double) coverage.totalGot() / due;
        return part(
                "completeness",
                0.35,
                value,
                sentence
                        + (gaps == 0 ? "" : ", " + Wording.count(gaps, "gap"))
                        + (quiet == 0 ? "" : ", " + Wording.count(quiet, "bar") + " not traded in a thin market"));
    }

    private Part validity() {
        long bad = new PriceCheck().run(subject, log);
        return part("validity", 0.25, share(bad), Wording.count(bad, "bar") + " with impossible prices");
    }

    private Part plausibility() {
        long spikes = new SpikeCheck().run(subject, log);
        long splits = new SplitCheck().run(subject, log);
        long stale = new FrozenCheck().run(subject, log);
        long idle = new ZeroVolumeCheck().run(subject, log);
        String sentence = Wording.count(spikes, "spike") + ", " + Wording.count(splits, "unadjusted split") + ", "
                + Wording.count(stale, "stale bar") + ", " + Wording.count(idle, "bar") + " without volume";
        return part("plausibility", 0.15, share(spikes + stale + idle) - COST_OF_A_SPLIT * splits, sentence);
    }

    private Part uniqueness() {
        long duplicates = new DuplicateCheck().run(subject, log);
        long disordered = new OrderCheck().run(subject, log);
        String sentence =
                Wording.count(duplicates, "duplicate") + ", " + Wording.count(disordered, "bar") + " out of order";
        return part("uniqueness and order", 0.10, share(duplicates + disordered), sentence);
    }

    private Part freshness() {
        long behind = new FreshnessCheck().run(subject, log);
        boolean truncated = new TruncationCheck().run(subject, log) > 0;
        String sentence =
                behind == 0 ? "up to the range's end" : Wording.count(behind, "session") + " behind the range's end";
        if (truncated) {
            sentence += ", looks truncated: the score is capped at " + SymbolQuality.MOST_IF_TRUNCATED;
        }
        return part("freshness", 0.10, 1 - (double) behind / FreshnessCheck.WORTHLESS_SESSIONS, sentence);
    }

    private Part integrity() {
        long odd = new SideValueCheck().run(subject, log) + new VwapCheck().run(subject, log);
        long off = new OffSessionCheck().run(subject, log);
        String sentence = Wording.count(odd, "bar") + " with odd side values, " + off + " off session";
        return part("integrity", 0.05, share(odd + off), sentence);
    }

    private double share(long bad) {
        return bad == 0 ? 1 : 1 - Math.sqrt((double) bad / subject.bars().size());
    }

    private Part part(String name, double weight, double value, String sentence) {
        boolean nothing = subject.bars().isEmpty() && subject.attendance().slots() > 0;
        return new Part(name, weight, nothing ? 0 : Math.max(0, Math.min(1, value)), nothing ? "no bars" : sentence);
    }
}
