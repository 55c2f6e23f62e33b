package dev.barista.train.backtest;

/**
 * The five figures by which Zou et al. (arXiv 2212.02721, section 4.3) judge a trader, with the number of trades.
 * Immutable; parts of the first value, 0.01 for 1 %.
 *
 * @param cumulativeReturn of the whole time
 * @param maxEarningRate the most it was ahead at some time
 * @param maxPullback the most it fell from a high, the maximum drawdown
 * @param averageProfitPerTrade dollars; 0 without trades
 * @param sharpeRatio mean over deviation of the returns, of a year, without a risk-free rate; 0 if nothing moves
 * @param trades how many
 */
public record Metrics(
        double cumulativeReturn,
        double maxEarningRate,
        double maxPullback,
        double averageProfitPerTrade,
        double sharpeRatio,
        int trades) {
    private static final double MILLIS_PER_YEAR = 365.25 * 86_400_000;

    public static Metrics of(Curve curve) {
        double[] values = curve.values();
        double first = values[0];
        double last = values[values.length - 1];
        double high = first;
        double pullback = 0;
        double highest = first;
        for (double value : values) {
            high = Math.max(high, value);
            highest = Math.max(highest, value);
            pullback = Math.max(pullback, 1 - value / high);
        }
        int trades = curve.trades().size();
        return new Metrics(
                last / first - 1,
                highest / first - 1,
                pullback,
                trades == 0 ? 0 : (last - first) / trades,
                sharpe(curve.returns(), barsPerYear(curve.times())),
                trades);
    }

    /** How many bars a year has that looks like these. */
    static double barsPerYear(long[] times) {
        double years = (times[times.length - 1] - times[0]) / MILLIS_PER_YEAR;
        return years > 0 ? (times.length - 1) / years : 1;
    }

    static double sharpe(double[] returns, double barsPerYear) {
        double mean = 0;
        for (double each : returns) {
            mean += each / returns.length;
        }
        double squares = 0;
        for (double each : returns) {
            squares += (each - mean) * (each - mean);
        }
        double deviation = Math.sqrt(squares / Math.max(1, returns.length - 1));
        return deviation < 1e-12 ? 0 : mean / deviation * Math.sqrt(barsPerYear);
    }
}
