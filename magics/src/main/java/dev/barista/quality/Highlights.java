package dev.barista.quality;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;

/** The findings of a symbol that are shown when there is no room for all: the gravest, each as one line. */
final class Highlights {
    private static final int MOST = 3;
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm'Z'").withZone(ZoneOffset.UTC);

    private Highlights() {}

    static List<String> of(SymbolQuality quality) {
        List<String> lines = new java.util.ArrayList<>(
                gravest(quality, MOST).stream().map(Highlights::line).toList());
        long more = quality.totalFindings() - lines.size();
        if (more > 0) {
            lines.add("and " + Wording.count(more, "more finding"));
        }
        return List.copyOf(lines);
    }

    /** The gravest first; of the same severity those that concern most bars. */
    static List<Finding> gravest(SymbolQuality quality, int most) {
        return quality.findings().stream()
                .sorted(Comparator.comparing(Finding::severity)
                        .reversed()
                        .thenComparing(Comparator.comparingLong(Finding::bars).reversed())
                        .thenComparing(Finding::from))
                .limit(most)
                .toList();
    }

    private static String line(Finding finding) {
        String time = MINUTE.format(finding.from());
        String until = finding.to().equals(finding.from()) ? "" : " to " + MINUTE.format(finding.to());
        return finding.kind().label() + " " + time + until + ": " + finding.detail();
    }
}
