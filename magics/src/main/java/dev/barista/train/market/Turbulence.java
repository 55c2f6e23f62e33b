package dev.barista.train.market;

/**
 * How unusual the symbols' returns are together: the squared Mahalanobis distance from those of the past (Kritzman and
 * Li, "Skulls, Financial Turbulence, and Risk Management", 2010), by which Zou et al. stop trading. Stateless.
 */
final class Turbulence {
    /** A year of daily bars, as in Zou et al. */
    private static final int LOOK_BACK = 252;

    private static final int FEWEST = 20;
    /** Of the mean variance; keeps the covariance of nearly equal symbols invertible. */
    private static final double RIDGE = 1e-3;

    private Turbulence() {}

    /**
     * One value a row, made of returns up to this row; NaN as long as there are too few.
     *
     * @param close {@code [symbol][time]}
     */
    static double[] of(double[][] close) {
        int n = close.length;
        int rows = close[0].length;
        double[][] returns = new double[rows][n];
        for (int t = 1; t < rows; t++) {
            for (int s = 0; s < n; s++) {
                returns[t][s] = Math.log(close[s][t] / close[s][t - 1]);
            }
        }
        double[] values = new double[rows];
        int fewest = Math.max(FEWEST, 2 * n);
        for (int t = 0; t < rows; t++) {
            values[t] = t <= fewest ? Double.NaN : distance(returns, Math.max(1, t - LOOK_BACK), t);
        }
        return values;
    }

    /** Of row {@code to} from the rows {@code from} to {@code to} − 1. */
    private static double distance(double[][] returns, int from, int to) {
        int n = returns[0].length;
        double[] mean = new double[n];
        for (int t = from; t < to; t++) {
            for (int s = 0; s < n; s++) {
                mean[s] += returns[t][s] / (to - from);
            }
        }
        double[][] covariance = new double[n][n];
        for (int t = from; t < to; t++) {
            for (int i = 0; i < n; i++) {
                for (int j = 0; j <= i; j++) {
                    covariance[i][j] += (returns[t][i] - mean[i]) * (returns[t][j] - mean[j]) / (to - from);
                }
            }
        }
        double trace = 0;
        for (int i = 0; i < n; i++) {
            trace += covariance[i][i] / n;
        }
        for (int i = 0; i < n; i++) {
            covariance[i][i] += RIDGE * trace + Double.MIN_NORMAL;
        }
        double[] away = new double[n];
        for (int s = 0; s < n; s++) {
            away[s] = returns[to][s] - mean[s];
        }
        return squaredNorm(covariance, away);
    }

    /** {@code away' C⁻¹ away} by Cholesky's decomposition, which takes the place of the lower triangle of {@code c}. */
    private static double squaredNorm(double[][] c, double[] away) {
        int n = away.length;
        double sum = 0;
        double[] solved = new double[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double value = c[i][j];
                for (int k = 0; k < j; k++) {
                    value -= c[i][k] * c[j][k];
                }
                c[i][j] = i == j ? Math.sqrt(Math.max(value, Double.MIN_NORMAL)) : value / c[j][j];
            }
            double rest = away[i];
            for (int k = 0; k < i; k++) {
                rest -= c[i][k] * solved[k];
            }
            solved[i] = rest / c[i][i];
            sum += solved[i] * solved[i];
        }
        return sum;
    }
}
