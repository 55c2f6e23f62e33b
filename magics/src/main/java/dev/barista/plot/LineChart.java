package dev.barista.plot;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Lines, areas or bars over one {@link Axis}. Made by {@link BarCharts} and {@link TableCharts}; immutable.
 *
 * @param title above it
 * @param axis below it
 * @param lines with one value per point of the axis, NaN where there is none
 * @param isLog whether the value axis is logarithmic; values must be positive then
 */
record LineChart(ChartTitle title, Axis axis, List<Line> lines, boolean isLog) {
    /** One named line; whoever makes it leaves its values alone. */
    static final class Line {
        private final String name;
        private final Shape shape;
        private final double[] values;

        Line(String name, Shape shape, double... values) {
            this.name = name;
            this.shape = shape;
            this.values = values;
        }

        String name() {
            return name;
        }

        Shape shape() {
            return shape;
        }

        double[] values() {
            return values;
        }

        private Line at(int[] rows) {
            return new Line(
                    name,
                    shape,
                    IntStream.of(rows).mapToDouble(row -> values[row]).toArray());
        }
    }

    /** How values are drawn. */
    enum Shape {
        LINE,
        AREA,
        BARS
    }

    /** Pairs of extremes are kept of so many stretches: more are finer than a screen. */
    static final int STILL_STRETCHES = 430;

    static final int INTERACTIVE_STRETCHES = 2_500;

    /** Okabe and Ito's colours, the dark ones first. */
    private static final List<String> COLORS = List.of(
            Palette.UP,
            Palette.DOWN,
            Palette.GREEN,
            Palette.PURPLE,
            Palette.SKY,
            Palette.AMBER,
            Palette.INK,
            Palette.FAINT_INK);

    Chart chart() {
        LineChart still = thinned(STILL_STRETCHES);
        Picture picture = Picture.draw(
                Candlesticks.WIDTH, Candlesticks.HEIGHT, title.caption(), canvas -> new LinePainter(canvas, still)
                        .paint());
        return LineZoom.chart(picture, this, drawn -> new LineFigure(drawn).json());
    }

    static String color(int line) {
        return COLORS.get(line % COLORS.size());
    }

    double lowest() {
        double least = values().min().orElse(0);
        return isFromZero() ? Math.min(0, least) : least;
    }

    double highest() {
        double most = values().max().orElse(1);
        return isFromZero() ? Math.max(0, most) : most;
    }

    /** Whether what is drawn begins at zero. */
    boolean isFromZero() {
        return !isLog && lines.stream().anyMatch(line -> line.shape() != Shape.LINE);
    }

    private DoubleStream values() {
        return lines.stream()
                .flatMapToDouble(line -> Arrays.stream(line.values()))
                .filter(Double::isFinite);
    }

    /** Each line's lowest and highest point of so many stretches; itself if it has few points. */
    LineChart thinned(int stretches) {
        int[] kept = kept(stretches);
        return kept.length == axis.size() ? this : at(kept);
    }

    /** The rows of each line's lowest and highest point of so many stretches; all rows if there are few. */
    int[] kept(int stretches) {
        int size = axis.size();
        if (size <= 2 * stretches) {
            return IntStream.range(0, size).toArray();
        }
        BitSet kept = new BitSet(size);
        kept.set(0);
        kept.set(size - 1);
        for (Line line : lines) {
            for (int stretch = 0; stretch < stretches; stretch++) {
                int from = (int) ((long) stretch * size / stretches);
                int to = (int) ((long) (stretch + 1) * size / stretches);
                keepExtremes(kept, line.values(), from, to);
            }
        }
        return kept.stream().toArray();
    }

    private static void keepExtremes(BitSet kept, double[] values, int from, int to) {
        int lowest = -1;
        int highest = -1;
        for (int i = from; i < to; i++) {
            if (Double.isFinite(values[i])) {
                lowest = lowest < 0 || values[i] < values[lowest] ? i : lowest;
                highest = highest < 0 || values[i] > values[highest] ? i : highest;
            }
        }
        if (lowest >= 0) {
            kept.set(lowest);
            kept.set(highest);
        }
    }

    /** Some of its points. */
    LineChart at(int... rows) {
        return new LineChart(
                title, axis.at(rows), lines.stream().map(line -> line.at(rows)).toList(), isLog);
    }
}
