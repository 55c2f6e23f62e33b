package dev.barista.plot;

import dev.barista.market.Bars;
import dev.barista.market.Symbol;
import dev.barista.plot.LineChart.Line;
import dev.barista.plot.LineChart.Shape;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.EMAIndicator;
import org.ta4j.core.indicators.MACDIndicator;
import org.ta4j.core.indicators.RSIIndicator;
import org.ta4j.core.indicators.SMAIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsLowerIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsMiddleIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsUpperIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.indicators.statistics.StandardDeviationIndicator;
import org.ta4j.core.num.DoubleNum;
import org.ta4j.core.num.Num;

/**
 * Closes with what traders look at beside them, worked out by ta4j: simple and exponential moving averages of 20 and 50 bars,
 * Bollinger's bands (20 bars, 2 standard deviations), Wilder's RSI of 14 bars, and MACD of 12, 26 and 9 bars. Where an
 * indicator has fewer bars before it than it asks for, nothing is drawn. Stateless.
 */
final class Indicators {
    private static final int AVERAGE = 20;
    private static final int LONG_AVERAGE = 50;
    private static final int BAND_WIDTH = 2;
    private static final int RSI = 14;
    private static final int MACD_FAST = 12;
    private static final int MACD_SLOW = 26;
    private static final int MACD_SIGNAL = 9;

    private Indicators() {}

    static Chart chart(ChartTitle title, Bars bars, Symbol symbol, BarClock clock) {
        Aligned aligned = Aligned.closes(Map.of(symbol, bars));
        double[] closes = aligned.values().getOrDefault(symbol, new double[0]);
        Axis.Times axis = new Axis.Times(clock, aligned.times());
        ChartTitle more = title.withDetails(" · " + axis.range());
        ClosePriceIndicator close = new ClosePriceIndicator(series(aligned.times(), closes));
        return new PanelChart(
                        more,
                        List.of(
                                panel(more, axis, prices(symbol, close, closes)),
                                panel(
                                        more,
                                        axis,
                                        List.of(line("RSI 14", new RSIIndicator(close, RSI), RSI, closes.length))),
                                panel(more, axis, macd(close, closes.length))))
                .chart();
    }

    private static LineChart panel(ChartTitle title, Axis axis, List<Line> lines) {
        return new LineChart(title, axis, lines, false);
    }

    private static List<Line> prices(Symbol symbol, ClosePriceIndicator close, double[] closes) {
        int size = closes.length;
        BollingerBandsMiddleIndicator middle = new BollingerBandsMiddleIndicator(new SMAIndicator(close, AVERAGE));
        StandardDeviationIndicator deviation = new StandardDeviationIndicator(close, AVERAGE);
        Num width = DoubleNum.valueOf(BAND_WIDTH);
        return List.of(
                new Line(symbol.value(), Shape.LINE, closes),
                line("SMA 20", middle, AVERAGE - 1, size),
                line("EMA 50", new EMAIndicator(close, LONG_AVERAGE), LONG_AVERAGE - 1, size),
                line("upper band", new BollingerBandsUpperIndicator(middle, deviation, width), AVERAGE - 1, size),
                line("lower band", new BollingerBandsLowerIndicator(middle, deviation, width), AVERAGE - 1, size));
    }

    private static List<Line> macd(ClosePriceIndicator close, int size) {
        MACDIndicator macd = new MACDIndicator(close, MACD_FAST, MACD_SLOW);
        EMAIndicator signal = new EMAIndicator(macd, MACD_SIGNAL);
        Line line = line("MACD 12 26", macd, MACD_SLOW - 1, size);
        Line slower = line("signal 9", signal, MACD_SLOW + MACD_SIGNAL - 2, size);
        double[] apart = IntStream.range(0, size)
                .mapToDouble(i -> line.values()[i] - slower.values()[i])
                .toArray();
        return List.of(line, slower, new Line("difference", Shape.BARS, apart));
    }

    /** @param unstable how many bars at the start the indicator's value says nothing for */
    private static Line line(String name, Indicator<Num> indicator, int unstable, int size) {
        double[] values = new double[size];
        Arrays.fill(values, Double.NaN);
        // From the front, since ta4j works values out of those before them, by recursion.
        for (int i = 0; i < size; i++) {
            double value = indicator.getValue(i).doubleValue();
            values[i] = i < unstable ? Double.NaN : value;
        }
        return new Line(name, Shape.LINE, values);
    }

    private static BarSeries series(long[] times, double[] closes) {
        BarSeries series = new BaseBarSeriesBuilder()
                .withNumTypeOf(DoubleNum.class)
                .withMaxBarCount(Integer.MAX_VALUE)
                .build();
        for (int i = 0; i < times.length; i++) {
            series.addBar(
                    Duration.ofMillis(1),
                    Instant.ofEpochMilli(times[i]).atZone(ZoneOffset.UTC),
                    closes[i],
                    closes[i],
                    closes[i],
                    closes[i],
                    0);
        }
        return series;
    }
}
