package dev.barista.plot;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** Draws what portfolios were worth over time, as growth since the first moment. Stateless. */
public final class EquityChart {
    private EquityChart() {}

    /**
     * A line a portfolio.
     *
     * @param heading title
     * @param details below it
     * @param times epoch milliseconds, one a value
     * @param values of each portfolio by name, in dollars
     * @param zone in which times are told
     */
    public static Chart of(
            String heading, String details, long[] times, Map<String, double[]> values, boolean practice, ZoneId zone) {
        List<LineChart.Line> lines = new ArrayList<>();
        values.forEach((name, dollars) ->
                lines.add(new LineChart.Line(name, LineChart.Shape.LINE, growth(dollars, times.length))));
        BarClock clock = new BarClock(LongStream.of(times).allMatch(millis -> isMidnight(millis, zone)), zone);
        return new LineChart(
                        new ChartTitle(heading, details, practice), new Axis.Times(clock, times.clone()), lines, false)
                .chart();
    }

    private static boolean isMidnight(long millis, ZoneId zone) {
        return Instant.ofEpochMilli(millis).atZone(zone).toLocalTime().equals(LocalTime.MIDNIGHT);
    }

    /** Of 100; NaN behind an end that came early. */
    private static double[] growth(double[] dollars, int length) {
        double[] growth = new double[length];
        for (int i = 0; i < length; i++) {
            growth[i] = i < dollars.length ? 100 * dollars[i] / dollars[0] : Double.NaN;
        }
        return growth;
    }
}
