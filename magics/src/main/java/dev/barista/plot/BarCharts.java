package dev.barista.plot;

import dev.barista.market.Bars;
import dev.barista.market.Symbol;
import dev.barista.market.Timeframe;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Charts of closing prices, of one symbol or several: lines, areas, returns, a histogram of returns, and comparison from
 * 100 on. Made by {@code %plot}; immutable.
 *
 * @param bars by symbol, in any order
 * @param timeframe width of a bar
 * @param source where they come from, as the reader knows it
 * @param isPractice whether the bars are made up
 * @param isLog whether the value axis is logarithmic
 * @param zone the exchange's time zone
 */
public record BarCharts(
        Map<Symbol, Bars> bars,
        Timeframe timeframe,
        String source,
        boolean isPractice,
        boolean isLog,
        java.time.ZoneId zone) {
    /** What can be drawn of closes. */
    public enum Kind {
        /** Closes as lines. */
        LINE,
        /** Closes with the area below them. */
        AREA,
        /** Log returns from close to close, as bars. */
        RETURNS,
        /** How often returns of which size are. */
        HISTOGRAM,
        /** Closes, each symbol's first one set to 100. */
        COMPARE
    }

    private static final int CLASSES = 41;

    public BarCharts {
        bars = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(bars));
    }

    /** Draws one kind. */
    public Chart chart(Kind kind) {
        return kind == Kind.HISTOGRAM ? histogram().chart() : overTime(kind).chart();
    }

    private LineChart overTime(Kind kind) {
        TreeMap<Long, Integer> places = new TreeMap<>();
        bars.values().forEach(some -> IntStream.range(0, some.size())
                .filter(row -> some.close(row) > 0)
                .forEach(row -> places.put(some.timeMillis(row), 0)));
        int next = 0;
        for (Map.Entry<Long, Integer> place : places.entrySet()) {
            place.setValue(next++);
        }
        List<LineChart.Line> lines = new ArrayList<>();
        bars.forEach((symbol, some) -> {
            double[] closes = new double[places.size()];
            Arrays.fill(closes, Double.NaN);
            for (int row = 0; row < some.size(); row++) {
                Integer place = places.get(some.timeMillis(row));
                if (place != null && some.close(row) > 0) {
                    closes[place] = some.close(row);
                }
            }
            lines.add(new LineChart.Line(symbol.value(), kind == Kind.RETURNS ? returns(closes) : based(closes, kind)));
        });
        CandleText text = new CandleText(new Candlesticks(first(), timeframe, Bars.EMPTY, source, isPractice, zone));
        return new LineChart(
                heading(kind),
                details(kind, places.size()),
                text.labelsOf(places.keySet()),
                text.timesOf(places.keySet()),
                lines,
                kind == Kind.RETURNS
                        ? LineChart.Shape.BARS
                        : kind == Kind.AREA ? LineChart.Shape.AREA : LineChart.Shape.LINE,
                isLog && kind != Kind.RETURNS,
                isPractice);
    }

    private static double[] based(double[] closes, Kind kind) {
        double first =
                Arrays.stream(closes).filter(Double::isFinite).findFirst().orElse(1);
        return kind == Kind.COMPARE
                ? Arrays.stream(closes).map(close -> 100 * close / first).toArray()
                : closes;
    }

    private static double[] returns(double[] closes) {
        double[] returns = new double[closes.length];
        double before = Double.NaN;
        for (int i = 0; i < closes.length; i++) {
            returns[i] = 100 * Math.log(closes[i] / before);
            before = Double.isFinite(closes[i]) ? closes[i] : before;
        }
        return returns;
    }

    private LineChart histogram() {
        Map<String, double[]> bySymbol = new LinkedHashMap<>();
        overTime(Kind.RETURNS)
                .lines()
                .forEach(line -> bySymbol.put(
                        line.name(),
                        Arrays.stream(line.values())
                                .filter(Double::isFinite)
                                .sorted()
                                .toArray()));
        double widest = bySymbol.values().stream()
                .filter(sorted -> sorted.length > 0)
                .mapToDouble(sorted -> Math.max(
                        Math.abs(sorted[sorted.length / 200]),
                        Math.abs(sorted[sorted.length - 1 - sorted.length / 200])))
                .max()
                .orElse(1);
        double width = Math.max(1e-6, 2 * widest / CLASSES);
        List<String> labels = IntStream.range(0, CLASSES)
                .mapToObj(i -> String.format(Locale.ROOT, "%+.3g %%", (i - CLASSES / 2) * width))
                .toList();
        List<LineChart.Line> lines = new ArrayList<>();
        bySymbol.forEach((name, sorted) -> {
            double[] counts = new double[CLASSES];
            for (double each : sorted) {
                int at = (int) Math.round(each / width) + CLASSES / 2;
                counts[Math.max(0, Math.min(CLASSES - 1, at))]++;
            }
            lines.add(new LineChart.Line(name, counts));
        });
        int bars = bySymbol.values().stream().mapToInt(sorted -> sorted.length).sum();
        LineChart.Shape shape = lines.size() == 1 ? LineChart.Shape.BARS : LineChart.Shape.LINE;
        String details = details(Kind.HISTOGRAM, bars) + " · the outermost classes hold all beyond them";
        return new LineChart(heading(Kind.HISTOGRAM), details, labels, List.of(), lines, shape, false, isPractice);
    }

    private Symbol first() {
        return bars.keySet().iterator().next();
    }

    private String heading(Kind kind) {
        String names = bars.size() > 4
                ? bars.size() + " symbols"
                : String.join(", ", bars.keySet().stream().map(Symbol::value).toList());
        String what =
                switch (kind) {
                    case LINE, AREA -> "close";
                    case RETURNS -> "log returns in percent";
                    case HISTOGRAM -> "how often returns are how large";
                    case COMPARE -> "compared, first close = 100";
                };
        return names + " · " + timeframe + " · " + what;
    }

    private String details(Kind kind, int points) {
        String noun = kind == Kind.HISTOGRAM ? " returns" : " points";
        return String.format(Locale.ROOT, "%,d%s · source: %s", points, noun, source)
                + (isLog && kind != Kind.RETURNS && kind != Kind.HISTOGRAM ? " · logarithmic" : "");
    }
}
