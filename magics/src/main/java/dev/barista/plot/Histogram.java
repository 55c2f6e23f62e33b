package dev.barista.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How often values are how large.
 *
 * @param values by name, not a number where there is none
 * @param unit written after each class's middle
 */
record Histogram(Map<String, double[]> values, String unit) {
    private static final int CLASSES = 41;

    /** So many in a thousand at either end do not count for the width of the classes. */
    private static final int TAIL = 200;

    /** @param noun what is counted */
    Chart chart(ChartTitle title, String noun) {
        List<double[]> sorted = values.values().stream()
                .map(each ->
                        Arrays.stream(each).filter(Double::isFinite).sorted().toArray())
                .toList();
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double[] each : sorted) {
            if (each.length > 0) {
                low = Math.min(low, each[each.length / TAIL]);
                high = Math.max(high, each[each.length - 1 - each.length / TAIL]);
            }
        }
        if (low > high) {
            low = 0;
            high = 0;
        }
        if (low < 0 && high > 0) {
            // What has both signs is shown around zero.
            high = Math.max(high, -low);
            low = -high;
        }
        double least = low;
        double width = Math.max((high - low) / (CLASSES - 1), Math.max(1e-9, Math.ulp(high) * 8));
        List<LineChart.Line> lines = new ArrayList<>();
        int total = 0;
        int at = 0;
        for (String name : values.keySet()) {
            LineChart.Shape shape = values.size() == 1 ? LineChart.Shape.BARS : LineChart.Shape.LINE;
            lines.add(new LineChart.Line(name, shape, counts(sorted.get(at), least, width)));
            total += sorted.get(at++).length;
        }
        List<String> labels = IntStream.range(0, CLASSES)
                .mapToObj(i -> String.format(Locale.ROOT, least < 0 ? "%+.4g" : "%.5g", least + i * width) + unit)
                .toList();
        String details =
                String.format(Locale.ROOT, " · %,d %s", total, noun) + " · the outermost classes hold all beyond them";
        return new LineChart(title.withDetails(details), new Axis.Names(labels), lines, false).chart();
    }

    private static double[] counts(double[] sorted, double least, double width) {
        double[] counts = new double[CLASSES];
        for (double each : sorted) {
            int at = (int) Math.round((each - least) / width);
            counts[Math.max(0, Math.min(CLASSES - 1, at))]++;
        }
        return counts;
    }
}
