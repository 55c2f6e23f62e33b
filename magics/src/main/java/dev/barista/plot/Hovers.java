package dev.barista.plot;

import dev.barista.quality.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a quality picture says under the pointer: scores, and findings where they are. Stateless. */
final class Hovers {
    /** Each takes about 200 bytes of the output. */
    private static final int MOST = 90;

    private Hovers() {}

    static List<Hover> of(List<HeatRow> rows, QualityLayout layout) {
        List<Hover> hovers = new ArrayList<>();
        int each = Math.max(1, MOST / Math.max(1, rows.size()) - 1);
        for (int at = 0; at < rows.size() && layout.symbolsPerRow() == 1; at++) {
            double top = QualityLayout.TOP + layout.rowHeight() * at;
            HeatRow row = rows.get(at);
            String score = row.quality.symbol() + ": score " + row.quality.scoreText() + ", "
                    + QualityPicture.bars(row.quality);
            hovers.add(new Hover(0, top, QualityLayout.LEFT - 8, layout.rowHeight(), score));
            if (!row.axis.isEmpty()) {
                row.quality.findings().stream()
                        .sorted((a, b) -> Long.compare(b.bars(), a.bars()))
                        .limit(each)
                        .map(finding -> hover(row, finding, top, layout.rowHeight()))
                        .forEach(hovers::add);
            }
        }
        return List.copyOf(hovers);
    }

    private static Hover hover(HeatRow row, Finding finding, double top, double height) {
        double perBin = (QualityLayout.RIGHT - QualityLayout.LEFT) / row.axis.bins();
        double from = QualityLayout.LEFT + row.axis.bin(finding.from()) * perBin;
        double to = QualityLayout.LEFT + (row.axis.bin(finding.to()) + 1) * perBin;
        String words = String.format(
                Locale.ROOT, "%s: %s, %s", row.quality.symbol(), finding.kind().label(), finding.detail());
        double width = Math.max(8, to - from);
        return new Hover((from + to - width) / 2, top, width, height, day(row, finding) + " " + words);
    }

    private static String day(HeatRow row, Finding finding) {
        return row.axis
                .days()
                .get((int)
                        ((long) row.axis.bin(finding.from()) * row.axis.days().size() / row.axis.bins()))
                .toString();
    }
}
