package dev.barista.plot;

import java.util.List;
import java.util.Map;

/** How values go together, by pairs. Stateless. */
final class Correlations {
    private Correlations() {}

    /** Pearson's coefficient of the places at which both are numbers; NaN if there are fewer than three, or one stands still. */
    static double of(double[] x, double[] y) {
        double n = 0;
        double meanX = 0;
        double meanY = 0;
        double squaresX = 0;
        double squaresY = 0;
        double products = 0;
        for (int i = 0; i < Math.min(x.length, y.length); i++) {
            if (Double.isFinite(x[i]) && Double.isFinite(y[i])) {
                // Welford's recurrences (1962), which lose no digits to large means.
                n++;
                double offX = x[i] - meanX;
                double offY = y[i] - meanY;
                meanX += offX / n;
                meanY += offY / n;
                squaresX += offX * (x[i] - meanX);
                squaresY += offY * (y[i] - meanY);
                products += offX * (y[i] - meanY);
            }
        }
        return n < 3 || squaresX <= 0 || squaresY <= 0 ? Double.NaN : products / Math.sqrt(squaresX * squaresY);
    }

    static Chart chart(ChartTitle title, Map<String, double[]> values) {
        List<String> names = List.copyOf(values.keySet());
        List<double[]> numbers = List.copyOf(values.values());
        double[][] grid = new double[names.size()][names.size()];
        for (int row = 0; row < names.size(); row++) {
            for (int column = 0; column <= row; column++) {
                grid[row][column] = row == column ? 1 : of(numbers.get(row), numbers.get(column));
                grid[column][row] = grid[row][column];
            }
        }
        GridChart.Names sides = new GridChart.Names("", names);
        return new GridChart(title, sides, sides, grid, GridColors.AROUND_ZERO, false).chart();
    }
}
