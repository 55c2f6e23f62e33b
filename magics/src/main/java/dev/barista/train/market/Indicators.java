package dev.barista.train.market;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.IntToDoubleFunction;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.indicators.CCIIndicator;
import org.ta4j.core.indicators.MACDIndicator;
import org.ta4j.core.indicators.RSIIndicator;
import org.ta4j.core.indicators.adx.ADXIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.num.DoubleNum;

/**
 * Technical indicators of one symbol's prices, worked out by ta4j, each value made of rows up to its own alone. Those of
 * Zou et al., "A Novel Deep Reinforcement Learning Based Automated Stock Trading System Using Cascaded LSTM Networks"
 * (arXiv 2212.02721), with the spans of their inventors. Of the first rows, which an indicator needs to begin, they are
 * NaN. For one thread.
 */
final class Indicators {
    private static final int MACD_FAST = 12;
    private static final int MACD_SLOW = 26;
    private static final int WILDER = 14;
    private static final int CCI_SPAN = 20;
    private static final double NEUTRAL_RSI = 50;

    private final double[] close;
    private final BarSeries series;

    Indicators(double[] high, double[] low, double[] close) {
        this.close = close;
        series = new BaseBarSeriesBuilder()
                .withNumTypeOf(DoubleNum.class)
                .withMaxBarCount(Integer.MAX_VALUE)
                .build();
        for (int t = 0; t < close.length; t++) {
            // ta4j asks for rising times, and makes nothing of them here.
            var time = Instant.ofEpochMilli(t).atZone(ZoneOffset.UTC);
            series.addBar(Duration.ofMillis(1), time, close[t], high[t], low[t], close[t], 0);
        }
    }

    /** NaN in the first rows; from the front, for ta4j works values out of those before them, by recursion. */
    private double[] values(int unknown, IntToDoubleFunction value) {
        double[] values = new double[close.length];
        for (int t = 0; t < values.length; t++) {
            double known = value.applyAsDouble(t);
            values[t] = t < unknown ? Double.NaN : known;
        }
        return values;
    }

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
    double[] macd() {
        var macd = new MACDIndicator(new ClosePriceIndicator(series), MACD_FAST, MACD_SLOW);
        return values(MACD_SLOW, t -> macd.getValue(t).doubleValue() / close[t]);
    }

    /** Relative strength index over 14 rows, 0 to 100 (Wilder, "New Concepts in Technical Trading Systems", 1978). */
    double[] rsi() {
        var rsi = new RSIIndicator(new ClosePriceIndicator(series), WILDER);
        double[] values = values(WILDER, t -> rsi.getValue(t).doubleValue());
        // ta4j calls a price that has never moved the weakest there can be.
        for (int t = WILDER; t < values.length && close[t] == close[0]; t++) {
            values[t] = NEUTRAL_RSI;
        }
        return values;
    }

    /** Commodity channel index over 20 rows, most values within ±100 (Lambert, "Commodity Channel Index", 1980). */
    double[] cci() {
        var cci = new CCIIndicator(series, CCI_SPAN);
        return values(CCI_SPAN - 1, t -> cci.getValue(t).doubleValue());
    }

    /** Average directional index over 14 rows, 0 to 100 (Wilder, 1978). */
    double[] adx() {
        var adx = new ADXIndicator(series, WILDER);
        return values(2 * WILDER, t -> adx.getValue(t).doubleValue());
    }
}
