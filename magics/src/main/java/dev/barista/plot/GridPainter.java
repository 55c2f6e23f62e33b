package dev.barista.plot;

import dev.barista.plot.TextStyle.Anchor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Paints the still picture of a grid: a rectangle a cell, a scale to the right. */
final class GridPainter {
    private static final double LEFT = 110;
    private static final double RIGHT = Candlesticks.WIDTH - 110.0;
    private static final double TOP = 84;
    private static final double BOTTOM = 404;
    /** Pixels of a character and between two labels, in a wide font. */
    private static final double CHARACTER = 7.5;

    private static final double GAP = 14;
    private static final int MOST_ACROSS = 14;
    private static final int MOST_DOWN = 18;
    private static final int LONGEST_COLUMN = 12;
    private static final int LONGEST_ROW = 13;
    private static final TextStyle AXIS = TextStyle.of(12, Palette.FAINT_INK);

    private final Canvas canvas;
    private final GridChart chart;
    private final double least;
    private final double most;

    GridPainter(Canvas canvas, GridChart chart) {
        this.canvas = canvas;
        this.chart = chart;
        least = chart.least();
        most = chart.most();
    }

    void paint() {
        chart.title().paint(canvas);
        if (chart.columns().size() == 0 || chart.rows().size() == 0) {
            canvas.text(TextStyle.of(18, Palette.FAINT_INK), LEFT, BOTTOM / 2, "Nothing to show");
            return;
        }
        paintCells();
        paintNames();
        paintScale();
    }

    private void paintCells() {
        Map<String, List<Double>> byColor = new TreeMap<>();
        double width = (RIGHT - LEFT) / chart.columns().size();
        double height = (BOTTOM - TOP) / chart.rows().size();
        double gap = Math.min(width, height) > 8 ? 1 : 0;
        for (int row = 0; row < chart.rows().size(); row++) {
            for (int column = 0; column < chart.columns().size(); column++) {
                double value = chart.values()[row][column];
                if (Double.isFinite(value)) {
                    byColor.computeIfAbsent(chart.colors().at(share(value)), color -> new ArrayList<>())
                            .addAll(List.of(LEFT + column * width, TOP + row * height, width - gap, height - gap));
                }
            }
        }
        byColor.forEach((color, boxes) -> canvas.rects(
                color, boxes.stream().mapToDouble(Double::doubleValue).toArray()));
        if (chart.isNumbered()) {
            paintNumbers(width, height);
        }
    }

    private void paintNumbers(double width, double height) {
        for (int row = 0; row < chart.rows().size(); row++) {
            for (int column = 0; column < chart.columns().size(); column++) {
                double value = chart.values()[row][column];
                if (Double.isFinite(value)) {
                    TextStyle style = TextStyle.of(12, chart.colors().inkAt(share(value)));
                    canvas.text(
                            style.at(Anchor.MIDDLE),
                            LEFT + (column + 0.5) * width,
                            TOP + (row + 0.5) * height + 4,
                            number(value));
                }
            }
        }
    }

    private void paintNames() {
        List<String> columns = chart.columns().labels();
        int longest = columns.stream().mapToInt(String::length).max().orElse(0);
        int room = (int) ((RIGHT - LEFT) / (Math.min(longest, LONGEST_COLUMN) * CHARACTER + GAP));
        int across = Math.min(MOST_ACROSS, room);
        int step = (columns.size() + across - 1) / across;
        for (int i = 0; i < columns.size(); i += step) {
            double x = LEFT + (i + 0.5) * (RIGHT - LEFT) / columns.size();
            canvas.text(AXIS.at(Anchor.MIDDLE), x, BOTTOM + 18, TextStyle.shortened(columns.get(i), LONGEST_COLUMN));
        }
        List<String> rows = chart.rows().labels();
        step = (rows.size() + MOST_DOWN - 1) / MOST_DOWN;
        for (int i = 0; i < rows.size(); i += step) {
            double y = TOP + (i + 0.5) * (BOTTOM - TOP) / rows.size();
            canvas.text(AXIS.at(Anchor.END), LEFT - 8, y + 4, TextStyle.shortened(rows.get(i), LONGEST_ROW));
        }
        canvas.text(
                AXIS.at(Anchor.MIDDLE),
                (LEFT + RIGHT) / 2,
                BOTTOM + 40,
                TextStyle.shortened(chart.columns().title(), 80));
        canvas.text(AXIS, 16, TOP - 10, TextStyle.shortened(chart.rows().title(), 40));
    }

    private void paintScale() {
        List<String> steps = chart.colors().steps();
        double height = (BOTTOM - TOP) / steps.size();
        for (int i = 0; i < steps.size(); i++) {
            canvas.rects(steps.get(i), RIGHT + 16, BOTTOM - (i + 1) * height, 14, height);
        }
        canvas.text(AXIS, RIGHT + 36, BOTTOM, number(least));
        canvas.text(AXIS, RIGHT + 36, (TOP + BOTTOM) / 2 + 4, number((least + most) / 2));
        canvas.text(AXIS, RIGHT + 36, TOP + 10, number(most));
    }

    private double share(double value) {
        return most > least ? (value - least) / (most - least) : 0.5;
    }

    private static String number(double value) {
        double size = Math.abs(value);
        return size >= 1e5
                ? ValueTicks.shortCount(value)
                : String.format(Locale.ROOT, size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f", value);
    }
}
