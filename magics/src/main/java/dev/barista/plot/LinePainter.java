package dev.barista.plot;

import dev.barista.plot.LineChart.Shape;
import java.math.BigDecimal;
import java.util.Arrays;

/** Paints the still picture of a line chart, or of one panel of a {@link PanelChart}. */
final class LinePainter {
    static final double LEFT = 16;
    static final double RIGHT = Candlesticks.WIDTH - 96;
    private static final double TOP = 84;
    private static final double BOTTOM = 420;
    private static final int MOST_NAME = 40;
    private static final TextStyle AXIS = TextStyle.of(12, Palette.FAINT_INK);

    private final Canvas canvas;
    private final LineChart chart;
    private final double top;
    private final double bottom;
    private final double lowest;
    private final double highest;

    LinePainter(Canvas canvas, LineChart chart) {
        this(canvas, chart, TOP, BOTTOM);
    }

    /** One between these heights, in pixels. */
    LinePainter(Canvas canvas, LineChart chart, double top, double bottom) {
        this.canvas = canvas;
        this.chart = chart;
        this.top = top;
        this.bottom = bottom;
        double low = scaled(chart.lowest());
        double high = scaled(chart.highest());
        double margin = Math.max((high - low) * 0.04, Math.max(Math.abs(high), Math.abs(low)) * 1e-4);
        lowest = !chart.isFromZero() || low < 0 ? low - margin : low;
        highest = high + (margin > 0 ? margin : 1);
    }

    void paint() {
        chart.title().paint(canvas);
        paintBody();
        if (chart.lines().size() > 1) {
            paintNames();
        }
    }

    /** All but title and names. */
    void paintBody() {
        if (chart.axis().size() == 0) {
            canvas.text(TextStyle.of(18, Palette.FAINT_INK), LEFT, (top + bottom) / 2, "Nothing to show");
            return;
        }
        paintAxes();
        for (int i = 0; i < chart.lines().size(); i++) {
            paintLine(chart.lines().get(i), LineChart.color(i));
        }
    }

    private void paintAxes() {
        if (chart.isLog()) {
            paintLogAxis();
        } else {
            ValueTicks ticks = new ValueTicks(lowest, highest, Math.max(2, (int) ((bottom - top) / 42)));
            for (double value : ticks.values()) {
                paintTick(value, ticks.label(value));
            }
        }
        for (TimeTicks.Tick tick : chart.axis().ticks()) {
            double x = x(tick.index());
            canvas.lines(Palette.GRID, 1, x, top, x, bottom + 5);
            canvas.text(AXIS, x + 3, bottom + 18, tick.label());
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

    private void paintLine(LineChart.Line line, String color) {
        double base = Math.min(bottom, y(Math.max(lowest, chart.isLog() ? lowest : 0)));
        if (line.shape() == Shape.BARS) {
            paintBars(line.values(), color, base);
            return;
        }
        double[] values = line.values();
        double[] points = new double[2 * values.length];
        int count = 0;
        for (int i = 0; i < values.length; i++) {
            if (Double.isFinite(values[i])) {
                points[count++] = x(i);
                points[count++] = y(scaled(values[i]));
            }
        }
        points = Arrays.copyOf(points, count);
        if (line.shape() == Shape.AREA && count > 0) {
            double[] area = Arrays.copyOf(points, count + 4);
            area[count] = points[count - 2];
            area[count + 1] = base;
            area[count + 2] = points[0];
            area[count + 3] = base;
            canvas.polygon(Palette.UP_PALE, area);
        }
        canvas.polyline(color, 1.5, points);
    }

    private void paintBars(double[] values, String color, double base) {
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
    }

    /** Names in their lines' colours, above the plot. */
    void paintNames() {
        double x = LEFT;
        for (int i = 0; i < chart.lines().size() && x < RIGHT - 60; i++) {
            String name = TextStyle.shortened(chart.lines().get(i).name(), MOST_NAME);
            canvas.rects(LineChart.color(i), x, top - 20, 14, 4);
            canvas.text(TextStyle.of(12, Palette.INK), x + 19, top - 14, name);
            x += 19 + 8.5 * name.length() + 18;
        }
    }

    private double scaled(double value) {
        return chart.isLog() ? Math.log10(value) : value;
    }

    private double x(int at) {
        return LEFT + (at + 0.5) * (RIGHT - LEFT) / chart.axis().size();
    }

    private double y(double scaledValue) {
        return bottom - (scaledValue - lowest) / (highest - lowest) * (bottom - top);
    }
}
