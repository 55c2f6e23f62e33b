package dev.barista.plot;

import java.math.BigDecimal;
import java.util.Arrays;

/** Paints the still picture of a line chart. */
final class LinePainter {
    private static final double LEFT = 16;
    private static final double RIGHT = Candlesticks.WIDTH - 96;
    private static final double TOP = 84;
    private static final double BOTTOM = 420;
    private static final TextStyle AXIS = TextStyle.of(12, Palette.FAINT_INK);

    private final Canvas canvas;
    private final LineChart chart;
    private final double lowest;
    private final double highest;

    LinePainter(Canvas canvas, LineChart chart) {
        this.canvas = canvas;
        this.chart = chart;
        double low = scaled(chart.lowest());
        double high = scaled(chart.highest());
        double margin = Math.max((high - low) * 0.04, Math.abs(high) * 1e-4);
        lowest = chart.shape() == LineChart.Shape.LINE || low < 0 ? low - margin : low;
        highest = high + margin;
    }

    void paint() {
        canvas.text(TextStyle.of(20, Palette.INK).inBold(), LEFT, 30, chart.heading());
        canvas.text(TextStyle.of(13, Palette.FAINT_INK), LEFT, 52, chart.details());
        if (chart.isPractice()) {
            canvas.rects(Palette.PRACTICE_PAPER, Candlesticks.WIDTH - 318.0, 12, 304, 26);
            TextStyle badge = TextStyle.of(12, Palette.PRACTICE).inBold().at(TextStyle.Anchor.MIDDLE);
            canvas.text(badge, Candlesticks.WIDTH - 166.0, 29.5, CandleText.PRACTICE);
        }
        if (chart.labels().isEmpty()) {
            canvas.text(TextStyle.of(18, Palette.FAINT_INK), LEFT, BOTTOM / 2, "Nothing to show");
            return;
        }
        paintAxes();
        for (int i = 0; i < chart.lines().size(); i++) {
            paintLine(chart.lines().get(i).values(), LineChart.color(i));
        }
        paintNames();
    }

    private void paintAxes() {
        ValueTicks ticks = new ValueTicks(lowest, highest, 8);
        if (chart.isLog()) {
            paintLogAxis();
        } else {
            for (double value : ticks.values()) {
                paintTick(value, ticks.label(value));
            }
        }
        for (TimeTicks.Tick tick : chart.ticks()) {
            double x = x(tick.index());
            canvas.lines(Palette.GRID, 1, x, TOP, x, BOTTOM + 5);
            canvas.text(AXIS, x + 3, BOTTOM + 18, tick.label());
        }
    }

    /** Ticks at 1, 2 and 5 times powers of ten. */
    private void paintLogAxis() {
        for (int power = (int) Math.floor(lowest); power <= highest; power++) {
            for (int digit : new int[] {1, 2, 5}) {
                double value = power + Math.log10(digit);
                if (value >= lowest && value <= highest) {
                    String label = BigDecimal.valueOf(digit, -power).toPlainString();
                    paintTick(value, label);
                }
            }
        }
    }

    private void paintTick(double scaledValue, String label) {
        canvas.lines(Palette.GRID, 1, LEFT, y(scaledValue), RIGHT, y(scaledValue));
        canvas.text(AXIS, RIGHT + 8, y(scaledValue) + 4, label);
    }

    private void paintLine(double[] values, String color) {
        double base = Math.min(BOTTOM, y(Math.max(lowest, chart.isLog() ? lowest : 0)));
        if (chart.shape() == LineChart.Shape.BARS) {
            double[] bars = new double[4 * values.length];
            double width = (RIGHT - LEFT) / values.length;
            for (int i = 0; i < values.length; i++) {
                double y = Double.isFinite(values[i]) ? y(scaled(values[i])) : base;
                bars[4 * i] = x(i) - width * 0.45;
                bars[4 * i + 1] = Math.min(y, base);
                bars[4 * i + 2] = width * 0.9;
                bars[4 * i + 3] = Math.abs(base - y);
            }
            canvas.rects(color, bars);
            return;
        }
        double[] points = new double[2 * values.length];
        int count = 0;
        for (int i = 0; i < values.length; i++) {
            if (Double.isFinite(values[i])) {
                points[count++] = x(i);
                points[count++] = y(scaled(values[i]));
            }
        }
        points = Arrays.copyOf(points, count);
        if (chart.shape() == LineChart.Shape.AREA && count > 0) {
            double[] area = Arrays.copyOf(points, count + 4);
            area[count] = points[count - 2];
            area[count + 1] = base;
            area[count + 2] = points[0];
            area[count + 3] = base;
            canvas.polygon(Palette.UP_PALE, area);
        }
        canvas.polyline(color, 1.5, points);
    }

    /** Names in their lines' colours, above the plot. */
    private void paintNames() {
        if (chart.lines().size() < 2) {
            return;
        }
        double x = LEFT;
        for (int i = 0; i < chart.lines().size() && x < RIGHT - 60; i++) {
            String name = chart.lines().get(i).name();
            canvas.rects(LineChart.color(i), x, 64, 14, 4);
            canvas.text(TextStyle.of(12, Palette.INK), x + 19, 70, name);
            x += 19 + 8.5 * name.length() + 18;
        }
    }

    private double scaled(double value) {
        return chart.isLog() ? Math.log10(value) : value;
    }

    private double x(int at) {
        return LEFT + (at + 0.5) * (RIGHT - LEFT) / chart.labels().size();
    }

    private double y(double scaledValue) {
        return BOTTOM - (scaledValue - lowest) / (highest - lowest) * (BOTTOM - TOP);
    }
}
