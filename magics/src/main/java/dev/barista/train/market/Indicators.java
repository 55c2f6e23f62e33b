package dev.barista.train.market;

/**
 * Technical indicators over columns of prices, each value made of rows up to its own alone. Those of Zou et al., "A Novel
 * Deep Reinforcement Learning Based Automated Stock Trading System Using Cascaded LSTM Networks" (arXiv 2212.02721), with
 * the spans of their inventors. Stateless.
 */
final class Indicators {
    private static final int MACD_FAST = 12;
    private static final int MACD_SLOW = 26;
    private static final int WILDER = 14;
    private static final int CCI_SPAN = 20;
    /** Lambert's constant: most values lie within ±100. */
    private static final double CCI_CONSTANT = 0.015;

    private Indicators() {}

    /** Logarithmic return over {@code span} rows; NaN in the first ones. */
    static double[] logReturn(double[] close, int span) {
        double[] values = new double[close.length];
        for (int t = 0; t < close.length; t++) {
            values[t] = t < span ? Double.NaN : Math.log(close[t] / close[t - span]);
        }
        return values;
    }

    /** Standard deviation of the logarithmic returns of the last {@code span} rows; NaN in the first ones. */
    static double[] volatility(double[] close, int span) {
        double[] returns = logReturn(close, 1);
        double[] values = new double[close.length];
        for (int t = 0; t < close.length; t++) {
            values[t] = t < span ? Double.NaN : deviation(returns, t - span + 1, t + 1);
        }
        return values;
    }

    private static double deviation(double[] values, int from, int to) {
        double mean = mean(values, from, to);
        double squares = 0;
        for (int i = from; i < to; i++) {
            squares += (values[i] - mean) * (values[i] - mean);
        }
        return Math.sqrt(squares / (to - from));
    }

    private static double mean(double[] values, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += values[i];
        }
        return sum / (to - from);
    }

    /**
     * Moving average convergence/divergence, the difference of the exponential averages over 12 and 26 rows (Appel,
     * "The Moving Average Convergence-Divergence Trading Method", 1979), here as a fraction of the price, so that symbols
     * compare.
     */
    static double[] macd(double[] close) {
        double[] values = new double[close.length];
        double fast = close.length == 0 ? 0 : close[0];
        double slow = fast;
        for (int t = 0; t < close.length; t++) {
            fast += 2.0 / (MACD_FAST + 1) * (close[t] - fast);
            slow += 2.0 / (MACD_SLOW + 1) * (close[t] - slow);
            values[t] = t < MACD_SLOW ? Double.NaN : (fast - slow) / close[t];
        }
        return values;
    }

    /** Relative strength index over 14 rows, 0 to 100 (Wilder, "New Concepts in Technical Trading Systems", 1978). */
    static double[] rsi(double[] close) {
        double[] values = new double[close.length];
        double gain = 0;
        double loss = 0;
        for (int t = 0; t < close.length; t++) {
            double change = t == 0 ? 0 : close[t] - close[t - 1];
            gain += (Math.max(change, 0) - gain) / WILDER;
            loss += (Math.max(-change, 0) - loss) / WILDER;
            double sum = gain + loss;
            values[t] = t < WILDER ? Double.NaN : sum == 0 ? 50 : 100 * gain / sum;
        }
        return values;
    }

    /** Commodity channel index over 20 rows (Lambert, "Commodity Channel Index", 1980). */
    static double[] cci(double[] high, double[] low, double[] close) {
        double[] typical = new double[close.length];
        double[] values = new double[close.length];
        for (int t = 0; t < close.length; t++) {
            typical[t] = (high[t] + low[t] + close[t]) / 3;
            values[t] = Double.NaN;
            if (t >= CCI_SPAN - 1) {
                double mean = mean(typical, t - CCI_SPAN + 1, t + 1);
                double away = 0;
                for (int i = t - CCI_SPAN + 1; i <= t; i++) {
                    away += Math.abs(typical[i] - mean);
                }
                values[t] = away == 0 ? 0 : (typical[t] - mean) / (CCI_CONSTANT * away / CCI_SPAN);
            }
        }
        return values;
    }

    /** Average directional index over 14 rows, 0 to 100 (Wilder, 1978). */
    static double[] adx(double[] high, double[] low, double[] close) {
        double[] values = new double[close.length];
        double range = 0;
        double plus = 0;
        double minus = 0;
        double average = 0;
        for (int t = 0; t < close.length; t++) {
            if (t > 0) {
                double up = high[t] - high[t - 1];
                double down = low[t - 1] - low[t];
                double reach = Math.max(high[t], close[t - 1]) - Math.min(low[t], close[t - 1]);
                range += (reach - range) / WILDER;
                plus += ((up > down && up > 0 ? up : 0) - plus) / WILDER;
                minus += ((down > up && down > 0 ? down : 0) - minus) / WILDER;
                double sum = plus + minus;
                double directional = range == 0 || sum == 0 ? 0 : 100 * Math.abs(plus - minus) / sum;
                average += (directional - average) / WILDER;
            }
            values[t] = t < 2 * WILDER ? Double.NaN : average;
        }
        return values;
    }
}
