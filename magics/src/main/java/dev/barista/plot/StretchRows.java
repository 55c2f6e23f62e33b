package dev.barista.plot;

import java.util.Arrays;

/**
 * Which rows of a chart the points of a figure stand for. A place is a number on Plotly's axis of categories: point
 * {@code i} reaches from {@code i - 0.5} to {@code i + 0.5}. Immutable.
 */
final class StretchRows {
    private final int[] starts;

    /**
     * @param end the row after the last one
     * @param starts the first row of each point, growing; whoever makes it leaves them alone
     */
    StretchRows(int end, int... starts) {
        this.starts = Arrays.copyOf(starts, starts.length + 1);
        this.starts[starts.length] = end;
    }

    /** The row at a place; beyond the stretch, rows are taken to be as dense as in it. */
    double row(double place) {
        double edge = place + 0.5;
        if (edge < 0 || edge > points()) {
            double near = edge < 0 ? starts[0] : starts[points()];
            return near + (edge - (edge < 0 ? 0 : points())) * (starts[points()] - starts[0]) / points();
        }
        int point = Math.min((int) edge, points() - 1);
        return starts[point] + (edge - point) * (starts[point + 1] - starts[point]);
    }

    /** The place of a row of the stretch. */
    double place(double row) {
        int found = Arrays.binarySearch(starts, (int) Math.floor(row));
        int point = Math.max(0, Math.min(points() - 1, found >= 0 ? found : -found - 2));
        return point + (row - starts[point]) / (starts[point + 1] - starts[point]) - 0.5;
    }

    /** The row after the last one. */
    int end() {
        return starts[points()];
    }

    int points() {
        return starts.length - 1;
    }

    /** Whether each row has a point of its own. */
    boolean isComplete() {
        return starts[points()] - starts[0] == points();
    }
}
