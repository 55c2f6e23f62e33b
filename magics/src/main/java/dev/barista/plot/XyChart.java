package dev.barista.plot;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Points, or lines through points, over two axes of numbers. Immutable.
 *
 * @param title above it
 * @param xName what stands along the horizontal axis
 * @param yName what stands along the vertical axis
 * @param series named points
 * @param isJoined whether lines join the points of a series
 */
record XyChart(ChartTitle title, String xName, String yName, List<Series> series, boolean isJoined) {
    /** More places than these across and down are finer than marks are. */
    private static final int ACROSS = 220;

    private static final int DOWN = 120;

    /** Named points; whoever makes it leaves its numbers alone. */
    static final class Series {
        private final String name;
        private final double[] x;
        private final double[] y;

        Series(String name, double[] x, double[] y) {
            int[] rows = IntStream.range(0, x.length)
                    .filter(row -> Double.isFinite(x[row]) && Double.isFinite(y[row]))
                    .toArray();
            this.name = name;
            this.x = Arrays.stream(rows).mapToDouble(row -> x[row]).toArray();
            this.y = Arrays.stream(rows).mapToDouble(row -> y[row]).toArray();
        }

        String name() {
            return name;
        }

        double[] x() {
            return x;
        }

        double[] y() {
            return y;
        }

        int size() {
            return x.length;
        }
    }

    /** From where to where the values of one axis go. */
    record Range(double lowest, double highest) {
        static Range of(DoubleStream values) {
            var statistics = values.summaryStatistics();
            if (statistics.getCount() == 0) {
                return new Range(0, 1);
            }
            double margin = (statistics.getMax() - statistics.getMin()) * 0.04;
            double least = Math.max(Math.abs(statistics.getMax()) * 1e-4, 1e-9);
            return new Range(
                    statistics.getMin() - Math.max(margin, least), statistics.getMax() + Math.max(margin, least));
        }

        /** Where {@code value} is between the ends, 0 to 1. */
        double share(double value) {
            return (value - lowest) / (highest - lowest);
        }
    }

    XyChart {
        series = List.copyOf(series);
    }

    Chart chart() {
        XyChart drawn = thinned();
        Picture picture = Picture.draw(
                Candlesticks.WIDTH, Candlesticks.HEIGHT, title.caption(), canvas -> new XyPainter(canvas, drawn)
                        .paint());
        return new Chart(picture, new XyFigure(drawn).json());
    }

    Range xRange() {
        return Range.of(series.stream().flatMapToDouble(each -> Arrays.stream(each.x())));
    }

    Range yRange() {
        return Range.of(series.stream().flatMapToDouble(each -> Arrays.stream(each.y())));
    }

    /** Of points that would cover each other one, where there are too many to tell apart. */
    private XyChart thinned() {
        int points = series.stream().mapToInt(Series::size).sum();
        if (isJoined || points <= 2_000) {
            return this;
        }
        Range across = xRange();
        Range down = yRange();
        List<Series> fewer =
                series.stream().map(each -> thinned(each, across, down)).toList();
        int kept = fewer.stream().mapToInt(Series::size).sum();
        String note = kept < points ? " · of points that cover each other one is drawn" : "";
        return new XyChart(title.withDetails(note), xName, yName, fewer, false);
    }

    private static Series thinned(Series all, Range across, Range down) {
        BitSet taken = new BitSet(ACROSS * DOWN);
        int[] rows = IntStream.range(0, all.size())
                .filter(row -> {
                    int place = ((int) (across.share(all.x[row]) * (ACROSS - 1))) * DOWN
                            + ((int) (down.share(all.y[row]) * (DOWN - 1)));
                    boolean free = !taken.get(place);
                    taken.set(place);
                    return free;
                })
                .toArray();
        return new Series(
                all.name,
                Arrays.stream(rows).mapToDouble(row -> all.x[row]).toArray(),
                Arrays.stream(rows).mapToDouble(row -> all.y[row]).toArray());
    }
}
