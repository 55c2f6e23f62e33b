package dev.barista.plot;

import dev.barista.plot.TextStyle.Anchor;

/** Paints the still picture of points or lines over two axes of numbers. */
final class XyPainter {
    private static final double LEFT = 76;
    private static final double RIGHT = Candlesticks.WIDTH - 24.0;
    private static final double TOP = 84;
    private static final double BOTTOM = 404;
    private static final int MOST_NAME = 40;
    private static final TextStyle AXIS = TextStyle.of(12, Palette.FAINT_INK);

    private final Canvas canvas;
    private final XyChart chart;
    private final XyChart.Range across;
    private final XyChart.Range down;

    XyPainter(Canvas canvas, XyChart chart) {
        this.canvas = canvas;
        this.chart = chart;
        across = chart.xRange();
        down = chart.yRange();
    }

    void paint() {
        chart.title().paint(canvas);
        paintAxes();
        for (int i = 0; i < chart.series().size(); i++) {
            paintSeries(chart.series().get(i), LineChart.color(i));
        }
        paintNames();
    }

    private void paintAxes() {
        ValueTicks xTicks = new ValueTicks(across.lowest(), across.highest(), 10);
        for (double value : xTicks.values()) {
            canvas.lines(Palette.GRID, 1, x(value), TOP, x(value), BOTTOM + 4);
            canvas.text(AXIS.at(Anchor.MIDDLE), x(value), BOTTOM + 18, xTicks.label(value));
        }
        ValueTicks yTicks = new ValueTicks(down.lowest(), down.highest(), 8);
        for (double value : yTicks.values()) {
            canvas.lines(Palette.GRID, 1, LEFT, y(value), RIGHT, y(value));
            canvas.text(AXIS.at(Anchor.END), LEFT - 8, y(value) + 4, yTicks.label(value));
        }
        canvas.text(
                AXIS.at(Anchor.MIDDLE),
                (LEFT + RIGHT) / 2,
                BOTTOM + 40,
                TextStyle.shortened(chart.xName(), 2 * MOST_NAME));
        canvas.text(AXIS, 16, TOP - 10, TextStyle.shortened(chart.yName(), MOST_NAME));
    }

    private void paintSeries(XyChart.Series series, String color) {
        double[] points = new double[2 * series.size()];
        double[] marks = new double[4 * series.size()];
        double mark = chart.isJoined() ? 5 : 4;
        for (int i = 0; i < series.size(); i++) {
            points[2 * i] = x(series.x()[i]);
            points[2 * i + 1] = y(series.y()[i]);
            marks[4 * i] = points[2 * i] - mark / 2;
            marks[4 * i + 1] = points[2 * i + 1] - mark / 2;
            marks[4 * i + 2] = mark;
            marks[4 * i + 3] = mark;
        }
        if (chart.isJoined()) {
            canvas.polyline(color, 1.5, points);
        }
        canvas.rects(color, marks);
    }

    private void paintNames() {
        if (chart.series().size() < 2) {
            return;
        }
        double x = LEFT + 9.0 * TextStyle.shortened(chart.yName(), MOST_NAME).length();
        for (int i = 0; i < chart.series().size() && x < RIGHT - 60; i++) {
            String name = TextStyle.shortened(chart.series().get(i).name(), MOST_NAME);
            canvas.rects(LineChart.color(i), x, TOP - 20, 14, 4);
            canvas.text(TextStyle.of(12, Palette.INK), x + 19, TOP - 14, name);
            x += 19 + 8.5 * name.length() + 18;
        }
    }

    private double x(double value) {
        return LEFT + across.share(value) * (RIGHT - LEFT);
    }

    private double y(double value) {
        return BOTTOM - down.share(value) * (BOTTOM - TOP);
    }
}
