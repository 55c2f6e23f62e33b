package dev.barista.plot;

import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Lines, areas or bars over one axis on which points stand side by side, so that nights and weekends leave no gaps. Made by
 * {@link BarCharts}; immutable.
 *
 * @param heading title
 * @param details what the reader must know, below the title
 * @param labels what each point is called, without repetitions
 * @param times when each point is; empty if points are no times
 * @param lines with one value per label, NaN where there is none
 * @param shape how they are drawn
 * @param isLog whether the value axis is logarithmic; values must be positive then
 * @param isPractice whether the data are made up, which the plot then says
 */
record LineChart(
        String heading,
        String details,
        List<String> labels,
        List<LocalDateTime> times,
        List<Line> lines,
        Shape shape,
        boolean isLog,
        boolean isPractice) {
    /** One named line; whoever makes it leaves its values alone. */
    static final class Line {
        private final String name;
        private final double[] values;

        Line(String name, double... values) {
            this.name = name;
            this.values = values;
        }

        String name() {
            return name;
        }

        double[] values() {
            return values;
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
    private static final List<String> COLORS =
            List.of(Palette.UP, Palette.DOWN, "#009e73", "#aa3377", "#56b4e9", "#e69f00", "#24292f", "#6a737d");

    Chart chart() {
        LineChart still = thinned(STILL_STRETCHES);
        LineChart interactive = thinned(INTERACTIVE_STRETCHES);
        Picture picture = Picture.draw(
                Candlesticks.WIDTH, Candlesticks.HEIGHT, caption(), canvas -> new LinePainter(canvas, still).paint());
        return new Chart(picture, new LineFigure(interactive).json());
    }

    String caption() {
        return heading + " · " + details + (isPractice ? " · " + CandleText.PRACTICE : "");
    }

    static String color(int line) {
        return COLORS.get(line % COLORS.size());
    }

    double lowest() {
        double least = values().min().orElse(0);
        return shape == Shape.LINE ? least : Math.min(0, least);
    }

    double highest() {
        return values().max().orElse(1);
    }

    private java.util.stream.DoubleStream values() {
        return lines.stream()
                .flatMapToDouble(line -> Arrays.stream(line.values()))
                .filter(Double::isFinite);
    }

    /** Each line's lowest and highest point of so many stretches; itself if it has few points. */
    private LineChart thinned(int stretches) {
        if (labels.size() <= 2 * stretches) {
            return this;
        }
        TreeSet<Integer> kept = new TreeSet<>(List.of(0, labels.size() - 1));
        for (int stretch = 0; stretch < stretches; stretch++) {
            int from = (int) ((long) stretch * labels.size() / stretches);
            int to = (int) ((long) (stretch + 1) * labels.size() / stretches);
            for (Line line : lines) {
                int lowest = from;
                int highest = from;
                for (int i = from + 1; i < to; i++) {
                    lowest = line.values()[i] < line.values()[lowest] ? i : lowest;
                    highest = line.values()[i] > line.values()[highest] ? i : highest;
                }
                kept.add(lowest);
                kept.add(highest);
            }
        }
        int[] rows = kept.stream().mapToInt(Integer::intValue).toArray();
        List<Line> fewer = lines.stream()
                .map(line -> new Line(
                        line.name(),
                        IntStream.of(rows)
                                .mapToDouble(row -> line.values()[row])
                                .toArray()))
                .toList();
        return new LineChart(
                heading,
                details,
                IntStream.of(rows).mapToObj(labels::get).toList(),
                times.isEmpty()
                        ? times
                        : IntStream.of(rows).mapToObj(times::get).toList(),
                fewer,
                shape,
                isLog,
                isPractice);
    }

    /** Where labels stand along the axis. */
    List<TimeTicks.Tick> ticks() {
        if (!times.isEmpty()) {
            return TimeTicks.along(times, Candlesticks.MOST_TICKS);
        }
        int step = Math.max(1, (labels.size() + 11) / 12);
        return IntStream.range(0, labels.size())
                .filter(i -> i % step == 0)
                .mapToObj(i -> new TimeTicks.Tick(i, labels.get(i)))
                .toList();
    }
}
