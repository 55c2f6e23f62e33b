package dev.barista.plot;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * A value for each pair of a column and a row, as colours. Immutable; whoever makes it leaves its values alone.
 *
 * @param title above it
 * @param columns from left to right
 * @param rows from top to bottom
 * @param values by row and column, NaN where there is none
 * @param colors what a value looks like
 * @param isSurface whether the interactive figure is a surface in three dimensions
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and large
record GridChart(ChartTitle title, Names columns, Names rows, double[][] values, GridColors colors, boolean isSurface) {
    /** More cells than these have no room for their numbers. */
    private static final int MOST_NUMBERED = 144;

    /**
     * One of the sides.
     *
     * @param title what stands there
     * @param labels of each place
     */
    record Names(String title, List<String> labels) {
        public Names {
            labels = List.copyOf(labels);
        }

        int size() {
            return labels.size();
        }
    }

    Chart chart() {
        Picture picture = Picture.draw(
                Candlesticks.WIDTH, Candlesticks.HEIGHT, title.caption(), canvas -> new GridPainter(canvas, this)
                        .paint());
        return new Chart(picture, new GridFigure(this).json());
    }

    boolean isNumbered() {
        return columns.size() * rows.size() <= MOST_NUMBERED && columns.size() <= 16;
    }

    /** The largest absolute value on scales around zero, else the largest; 1 if there is none. */
    double most() {
        return all().map(value -> colors.isAroundZero() ? Math.abs(value) : value)
                .max()
                .orElse(1);
    }

    /** Minus {@link #most} on scales around zero, else the smallest value. */
    double least() {
        return colors.isAroundZero() ? -most() : all().min().orElse(0);
    }

    private DoubleStream all() {
        return Arrays.stream(values).flatMapToDouble(Arrays::stream).filter(Double::isFinite);
    }
}
