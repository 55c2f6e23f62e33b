package dev.barista.plot;

/** Paints a score as a bar with its number. */
final class ScoreBar {
    private static final double NUMBER = 34;

    private ScoreBar() {}

    static void paint(Canvas canvas, double score, String number, double x, double y, double width, double height) {
        double bar = width - NUMBER;
        canvas.rects(Palette.GRID, x, y, bar, height);
        canvas.rects(Palette.UP, x, y, bar * score, height);
        int size = height > 9 ? 14 : height > 8 ? 12 : 10;
        canvas.text(TextStyle.of(size, Palette.INK), x + bar + 5, y + height / 2 + size * 0.36, number);
    }
}
