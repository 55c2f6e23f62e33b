package dev.barista.plot;

import dev.barista.quality.Finding;
import dev.barista.quality.FindingKind;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;

/** Paints one symbol with room for it: words, score, the line of prices with marks, and the strip of completeness. */
final class TallRowPainter {
    private static final double LINE_TOP = 13;
    private static final double LINE_HEIGHT = 41;
    private static final double STRIP_TOP = 64;
    static final double STRIP_HEIGHT = 18;
    private static final TextStyle SMALL = TextStyle.of(12, Palette.FAINT_INK);

    private final Canvas canvas;
    private final HeatRow row;
    private final double top;

    TallRowPainter(Canvas canvas, HeatRow row, double top) {
        this.canvas = canvas;
        this.row = row;
        this.top = top;
    }

    void paint() {
        canvas.lines(Palette.GRID, 1, 16, top, QualityLayout.WIDTH - 16.0, top);
        paintWords();
        if (row.axis.isEmpty()) {
            canvas.text(SMALL, QualityLayout.LEFT, top + STRIP_TOP + 12, "no finished session in the range");
            return;
        }
        paintLargestGap();
        paintLine();
        new HeatStrip(canvas, row.axis, QualityLayout.LEFT, QualityLayout.RIGHT - QualityLayout.LEFT)
                .paint(row::color, top + STRIP_TOP, STRIP_HEIGHT);
        QualityMarks.shown(row.quality)
                .forEach(
                        finding -> QualityMarks.paint(canvas, finding.kind(), x(row, finding), y(row.height(finding))));
        paintCounts();
    }

    private void paintWords() {
        canvas.text(
                TextStyle.of(16, Palette.INK).inBold(),
                16,
                top + 26,
                row.quality.symbol().value());
        ScoreBar.paint(canvas, row.quality.score(), row.quality.scoreText(), 16, top + 36, 118, 12);
        String bars = String.format(Locale.ROOT, "%,d of", row.quality.gotBars());
        canvas.text(SMALL, 16, top + 66, bars);
        canvas.text(SMALL, 16, top + 81, String.format(Locale.ROOT, "%,d bars", row.quality.expectedBars()));
    }

    private void paintLargestGap() {
        row.quality.findings().stream()
                .filter(finding -> finding.kind() == FindingKind.GAP && finding.bars() > 1)
                .max(Comparator.comparingLong(Finding::bars))
                .ifPresent(gap -> {
                    double from = x(row, gap);
                    double until = QualityLayout.LEFT
                            + (QualityLayout.RIGHT - QualityLayout.LEFT)
                                    * (row.axis.bin(gap.to()) + 1)
                                    / row.axis.bins();
                    canvas.rects(Palette.PRACTICE_PAPER, from, top + 4, Math.max(2, until - from), STRIP_TOP - 4);
                    boolean isRight = from > (QualityLayout.LEFT + QualityLayout.RIGHT) / 2;
                    TextStyle style = TextStyle.of(11, Palette.PRACTICE)
                            .at(isRight ? TextStyle.Anchor.END : TextStyle.Anchor.START);
                    String words = String.format(Locale.ROOT, "%,d missing", gap.bars());
                    canvas.text(style, isRight ? from - 4 : until + 4, top + STRIP_TOP - 5, words);
                });
    }

    private void paintLine() {
        double[] points = new double[row.closes.length * 2];
        int count = 0;
        for (int bin = 0; bin < row.closes.length; bin++) {
            // A bin without bars interrupts the line only where bars were expected.
            if (Double.isFinite(row.closes[bin]) || row.missingShare(bin) == 1) {
                points[count++] = QualityLayout.LEFT
                        + (bin + 0.5) / row.closes.length * (QualityLayout.RIGHT - QualityLayout.LEFT);
                points[count++] = y(row.share(row.closes[bin]));
            }
        }
        canvas.polyline(Palette.INK, 1.3, java.util.Arrays.copyOf(points, count));
    }

    private void paintCounts() {
        double x = QualityLayout.RIGHT + 14;
        long missing = row.quality.expectedBars()
                - row.quality.gotBars()
                - row.quality.coverage().totalQuiet();
        double y = top + 22;
        canvas.text(SMALL, x, y, missing == 0 ? "nothing missing" : String.format(Locale.ROOT, "%,d missing", missing));
        var others = row.quality.counts().entrySet().stream()
                .filter(count -> count.getKey() != FindingKind.GAP && count.getValue() > 0)
                .sorted(Map.Entry.comparingByKey())
                .limit(4)
                .toList();
        for (var count : others) {
            y += 16;
            canvas.text(
                    SMALL,
                    x,
                    y,
                    String.format(
                            Locale.ROOT,
                            "%,d × %s",
                            count.getValue(),
                            count.getKey().label()));
        }
    }

    static double x(HeatRow row, Finding finding) {
        return QualityLayout.LEFT + row.place(finding) * (QualityLayout.RIGHT - QualityLayout.LEFT);
    }

    private double y(double share) {
        return top + LINE_TOP + (1 - share) * LINE_HEIGHT;
    }
}
