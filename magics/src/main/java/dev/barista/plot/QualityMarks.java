package dev.barista.plot;

import dev.barista.quality.FindingKind;

/** Marks of findings: each kind has a shape of its own, so that colour is not needed to tell them apart. */
final class QualityMarks {
    private static final String PURPLE = "#aa3377";
    private static final double SIZE = 5;

    private QualityMarks() {}

    static boolean isMarked(FindingKind kind) {
        return switch (kind) {
            case SPLIT, SPIKE, OHLC, PRICE, DUPLICATE -> true;
            default -> false;
        };
    }

    static void paint(Canvas canvas, FindingKind kind, double x, double y) {
        switch (kind) {
            case SPLIT -> canvas.polygon(PURPLE, x, y - SIZE, x + SIZE, y, x, y + SIZE, x - SIZE, y);
            case SPIKE -> circle(canvas, x, y);
            case DUPLICATE -> canvas.rects("#009e73", x - 4, y - 4, 8, 8);
            default -> canvas.polygon(Palette.INK, x - SIZE, y - SIZE, x + SIZE, y - SIZE, x, y + SIZE);
        }
    }

    static void paintLegend(Canvas canvas, double baseline) {
        double x = QualityPicture.LEFT;
        x = entry(canvas, FindingKind.SPLIT, "looks like a split", 128, x, baseline);
        x = entry(canvas, FindingKind.SPIKE, "spike", 62, x, baseline);
        x = entry(canvas, FindingKind.DUPLICATE, "duplicate", 86, x, baseline);
        x = entry(canvas, FindingKind.OHLC, "price out of range", 136, x, baseline);
        canvas.rects("#8fbfdc", x, baseline - 9, 14, 10);
        canvas.rects(Palette.DOWN, x + 14, baseline - 9, 14, 10);
        canvas.text(words(), x + 34, baseline, "expected bars: there, missing");
    }

    private static double entry(
            Canvas canvas, FindingKind kind, String meaning, double width, double x, double baseline) {
        paint(canvas, kind, x + SIZE, baseline - 4);
        canvas.text(words(), x + 16, baseline, meaning);
        return x + width + 16;
    }

    private static TextStyle words() {
        return TextStyle.of(12, Palette.FAINT_INK);
    }

    private static void circle(Canvas canvas, double x, double y) {
        double[] corners = new double[24];
        for (int i = 0; i < 12; i++) {
            corners[2 * i] = x + SIZE * Math.cos(i * Math.PI / 6);
            corners[2 * i + 1] = y + SIZE * Math.sin(i * Math.PI / 6);
        }
        canvas.polygon(Palette.DOWN, corners);
    }
}
