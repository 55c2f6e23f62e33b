package dev.barista.plot;

import dev.barista.market.InvalidInputException;
import java.time.ZoneOffset;
import java.util.Arrays;
import tech.tablesaw.columns.Column;

/**
 * A table's values by two of its columns: the mean of each pair.
 *
 * @param all the table
 * @param columns which of its columns
 */
record TableGrid(TableColumns all, TableCharts.Columns columns) {
    private static final int MOST_ACROSS = 400;
    private static final int MOST_DOWN = 120;

    Chart chart(ChartTitle title) {
        if (columns.x() == null || columns.y() == null) {
            throw new InvalidInputException("a heatmap of a table needs two columns. Try: %plot " + all.name()
                    + " --kind heatmap --x COLUMN --y COLUMN --value COLUMN");
        }
        Column<?> x = all.find(columns.x());
        Column<?> y = all.find(columns.y());
        Column<?> value = all.pick(
                columns.value(),
                "--value",
                "a column of numbers",
                column -> TableColumns.isNumber(column)
                        && (columns.value() != null || (!column.equals(x) && !column.equals(y))));
        Placed across = Placed.along(x, ZoneOffset.UTC);
        Placed down = Placed.along(y, ZoneOffset.UTC);
        if (across.axis().size() > MOST_ACROSS || down.axis().size() > MOST_DOWN) {
            throw new InvalidInputException("a heatmap has at most " + MOST_ACROSS + " columns and " + MOST_DOWN
                    + " rows, and " + x.name() + " and " + y.name() + " have "
                    + across.axis().size() + " and "
                    + down.axis().size() + " values");
        }
        double[][] means = means(TableColumns.numbers(value), across, down);
        boolean isAroundZero =
                Arrays.stream(means).flatMapToDouble(Arrays::stream).anyMatch(mean -> mean < 0);
        return new GridChart(
                        new ChartTitle(all.name() + " · mean of " + value.name(), title.details(), title.isPractice()),
                        new GridChart.Names(x.name(), across.axis().labels()),
                        new GridChart.Names(y.name(), down.axis().labels()),
                        means,
                        isAroundZero ? GridColors.AROUND_ZERO : GridColors.FROM_LOW,
                        false)
                .chart();
    }

    private static double[][] means(double[] values, Placed across, Placed down) {
        double[][] sums = new double[down.axis().size()][across.axis().size()];
        int[][] counts = new int[down.axis().size()][across.axis().size()];
        for (int row = 0; row < values.length; row++) {
            if (Double.isFinite(values[row]) && across.at(row) >= 0 && down.at(row) >= 0) {
                sums[down.at(row)][across.at(row)] += values[row];
                counts[down.at(row)][across.at(row)]++;
            }
        }
        for (int row = 0; row < sums.length; row++) {
            for (int column = 0; column < sums[row].length; column++) {
                sums[row][column] = counts[row][column] == 0 ? Double.NaN : sums[row][column] / counts[row][column];
            }
        }
        return sums;
    }
}
