package dev.barista.plot;

import dev.barista.quality.Finding;
import dev.barista.quality.FindingKind;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Paints one row of a quality picture: words, line of prices, marks, and the band of missing bars. */
final class QualityRowPainter {
    private static final double LINE_HEIGHT = 44;
    private static final double BAND_HEIGHT = 14;
    private static final String COMPLETE = "#8fbfdc";
    private static final TextStyle SMALL = TextStyle.of(12, Palette.FAINT_INK);

    private final Canvas canvas;
    private final QualityRow row;
    private final double top;
    private final double binWidth;

    QualityRowPainter(Canvas canvas, QualityRow row, double top) {
        this.canvas = canvas;
        this.row = row;
        this.top = top;
        binWidth = (QualityPicture.RIGHT - QualityPicture.LEFT) / Math.max(1, row.closes.length);
    }

    void paint() {
        canvas.lines(Palette.GRID, 1, 16, top, QualityPicture.WIDTH - 16.0, top);
        canvas.text(
                TextStyle.of(16, Palette.INK).inBold(),
                16,
                top + 26,
                row.quality.symbol().value());
        canvas.text(TextStyle.of(15, Palette.INK), 92, top + 26, row.quality.scoreText());
        canvas.text(SMALL, 16, top + 46, String.format(Locale.ROOT, "%,d of", row.quality.gotBars()));
        canvas.text(SMALL, 16, top + 62, String.format(Locale.ROOT, "%,d bars", row.quality.expectedBars()));
        paintGaps();
        paintLine();
        paintBand();
        row.quality.findings().stream()
                .filter(finding -> QualityMarks.isMarked(finding.kind()))
                .forEach(finding ->
                        QualityMarks.paint(canvas, finding.kind(), x(row.place(finding)), y(row.height(finding))));
        paintCounts();
    }

    /** Bins in which nothing arrived stand out behind the line. */
    private void paintGaps() {
        double[] gaps = IntStream.range(0, row.closes.length)
                .filter(bin -> row.missing(bin) == 1)
                .boxed()
                .flatMapToDouble(bin ->
                        DoubleStream.of(QualityPicture.LEFT + bin * binWidth, top + 8, binWidth, LINE_HEIGHT + 4))
                .toArray();
        canvas.rects(Palette.PRACTICE_PAPER, gaps);
        Optional<Finding> largest = row.quality.findings().stream()
                .filter(finding -> finding.kind() == FindingKind.GAP)
                .max(Comparator.comparingLong(Finding::bars));
        largest.filter(gap -> gap.bars() > 1).ifPresent(gap -> {
            double x = x(row.place(gap));
            boolean isRight = x > (QualityPicture.LEFT + QualityPicture.RIGHT) / 2;
            TextStyle style =
                    TextStyle.of(11, Palette.PRACTICE).at(isRight ? TextStyle.Anchor.END : TextStyle.Anchor.START);
            String words = String.format(Locale.ROOT, "%,d missing", gap.bars());
            canvas.text(style, isRight ? x - 4 : x + 4, top + LINE_HEIGHT + 16, words);
        });
    }

    private void paintLine() {
        double[] points = new double[row.closes.length * 2];
        for (int bin = 0; bin < row.closes.length; bin++) {
            points[2 * bin] = x((bin + 0.5) / row.closes.length);
            points[2 * bin + 1] = y(row.share(row.closes[bin]));
        }
        canvas.polyline(Palette.INK, 1.2, points);
    }

    private void paintBand() {
        double y = top + LINE_HEIGHT + 22;
        if (row.closes.length == 0) {
            canvas.text(SMALL, QualityPicture.LEFT, y + 10, "no finished session in the range");
            return;
        }
        canvas.rects(COMPLETE, QualityPicture.LEFT, y, QualityPicture.RIGHT - QualityPicture.LEFT, BAND_HEIGHT);
        double[] missing = IntStream.range(0, row.closes.length)
                .filter(bin -> row.missing(bin) > 0)
                .boxed()
                .flatMapToDouble(bin -> DoubleStream.of(
                        QualityPicture.LEFT + bin * binWidth,
                        y,
                        Math.max(binWidth, 1.5),
                        Math.max(3, BAND_HEIGHT * row.missing(bin))))
                .toArray();
        canvas.rects(Palette.DOWN, missing);
    }

    private void paintCounts() {
        double y = top + 22;
        long missing = row.quality.expectedBars() - row.quality.gotBars();
        canvas.text(SMALL, QualityPicture.RIGHT + 14, y, missing == 0 ? "complete" : number(missing) + " missing");
        var others = row.quality.counts().entrySet().stream()
                .filter(count -> count.getKey() != FindingKind.GAP && count.getValue() > 0)
                .sorted(Map.Entry.comparingByKey())
                .limit(4)
                .toList();
        for (var count : others) {
            y += 16;
            String words = number(count.getValue()) + " " + count.getKey().label();
            canvas.text(SMALL, QualityPicture.RIGHT + 14, y, words);
        }
    }

    private static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private static double x(double place) {
        return QualityPicture.LEFT + place * (QualityPicture.RIGHT - QualityPicture.LEFT);
    }

    private double y(double share) {
        return top + 10 + (1 - share) * LINE_HEIGHT;
    }
}
