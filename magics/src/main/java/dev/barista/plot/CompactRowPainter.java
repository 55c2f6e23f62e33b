package dev.barista.plot;

import dev.barista.quality.SymbolQuality;
import java.util.Comparator;
import java.util.List;

/** Paints one symbol, or a few put together, in a narrow row: name, score, strip of completeness, and a sparkline. */
final class CompactRowPainter {
    private static final double SPARK_LEFT = QualityLayout.RIGHT + 12;
    private static final double SPARK_WIDTH = QualityLayout.WIDTH - 16 - SPARK_LEFT;

    private final Canvas canvas;
    private final List<HeatRow> rows;
    private final double top;
    private final double height;

    /** @param rows at least one, all with the same axis */
    CompactRowPainter(Canvas canvas, List<HeatRow> rows, double top, double height) {
        this.canvas = canvas;
        this.rows = rows;
        this.top = top;
        this.height = height;
    }

    void paint() {
        SymbolQuality worst = rows.stream()
                .map(row -> row.quality)
                .min(Comparator.comparingDouble(SymbolQuality::score))
                .orElseThrow();
        int size = height > 18 ? 12 : 10;
        double base = top + height / 2 + size * 0.36;
        canvas.text(TextStyle.of(size, Palette.INK).inBold(), 16, base, name());
        ScoreBar.paint(canvas, worst.score(), worst.scoreText(), 84, top + height * 0.25, 62, height * 0.5);
        new HeatStrip(canvas, rows.get(0).axis, QualityLayout.LEFT, QualityLayout.RIGHT - QualityLayout.LEFT)
                .paint(this::worstColor, top + 1, height - 2);
        if (rows.size() == 1) {
            HeatRow row = rows.get(0);
            QualityMarks.shown(row.quality)
                    .forEach(finding -> QualityMarks.paint(
                            canvas, finding.kind(), TallRowPainter.x(row, finding), top + height / 2, height * 0.24));
            paintSparkline(row);
        }
    }

    private String name() {
        String first = rows.get(0).quality.symbol().value();
        return rows.size() == 1 ? first : first + " +" + (rows.size() - 1);
    }

    private String worstColor(int bin) {
        return rows.stream()
                .max(Comparator.comparingDouble(row -> row.missingShare(bin)))
                .orElseThrow()
                .color(bin);
    }

    private void paintSparkline(HeatRow row) {
        int step = Math.max(1, row.closes.length / 60);
        double[] points = new double[2 * (row.closes.length / step + 1)];
        int count = 0;
        for (int bin = 0; bin < row.closes.length; bin += step) {
            if (Double.isFinite(row.closes[bin])) {
                points[count++] = SPARK_LEFT + SPARK_WIDTH * bin / row.closes.length;
                points[count++] = top + 3 + (1 - row.share(row.closes[bin])) * (height - 6);
            }
        }
        canvas.polyline(Palette.INK, 1, java.util.Arrays.copyOf(points, count));
    }
}
