package dev.barista.plot;

import dev.barista.market.Bars;
import dev.barista.market.InvalidInputException;
import dev.barista.market.Symbol;
import dev.barista.market.Timeframe;
import dev.barista.market.Timeframe.Unit;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Charts of bars, of one symbol or several. Made by {@code %plot}; immutable.
 *
 * @param bars by symbol, in any order
 * @param timeframe width of a bar
 * @param source where they come from, as the reader knows it
 * @param isPractice whether the bars are made up
 * @param isLog whether the value axis is logarithmic
 * @param zone the exchange's time zone
 */
public record BarCharts(
        Map<Symbol, Bars> bars, Timeframe timeframe, String source, boolean isPractice, boolean isLog, ZoneId zone) {
    public BarCharts {
        bars = Collections.unmodifiableMap(new LinkedHashMap<>(bars));
    }

    /**
     * Draws one kind.
     *
     * @throws InvalidInputException if it cannot be drawn of so many symbols, or not of bars
     */
    public Chart chart(PlotKind kind) {
        return switch (kind) {
            case CANDLES, OHLC -> {
                Symbol one = one(kind);
                yield new Candlesticks(
                                one,
                                timeframe,
                                bars.getOrDefault(one, Bars.EMPTY),
                                source,
                                isPractice,
                                zone,
                                kind == PlotKind.OHLC)
                        .chart();
            }
            case LINE, AREA, VOLUME, RETURNS, COMPARE -> lines(kind).chart();
            case HISTOGRAM -> histogram();
            case CORRELATION -> correlation();
            case SCATTER -> scatter();
            case HEATMAP -> new ReturnGrid(clock(), timeframe).chart(title(kind, ""), Aligned.closes(bars), one(kind));
            case INDICATORS ->
                Indicators.chart(title(kind, ""), bars.getOrDefault(one(kind), Bars.EMPTY), one(kind), clock());
            case SMILE, TERM, SURFACE ->
                throw new InvalidInputException(
                        "a " + kind + " is drawn of option chains. Try: %chain SPY --as options");
        };
    }

    private LineChart lines(PlotKind kind) {
        Aligned closes = kind == PlotKind.VOLUME ? Aligned.volumes(bars) : Aligned.closes(bars);
        Aligned shown =
                switch (kind) {
                    case RETURNS -> closes.returns();
                    case COMPARE -> closes.rebased();
                    default -> closes;
                };
        LineChart.Shape shape =
                switch (kind) {
                    case AREA -> LineChart.Shape.AREA;
                    case RETURNS, VOLUME -> LineChart.Shape.BARS;
                    default -> LineChart.Shape.LINE;
                };
        List<LineChart.Line> lines = new ArrayList<>();
        shown.values().forEach((symbol, values) -> lines.add(new LineChart.Line(symbol.value(), shape, values)));
        boolean log = isLog && kind != PlotKind.RETURNS && kind != PlotKind.VOLUME;
        ChartTitle title = title(kind, count(shown.times().length, "points") + (log ? " · logarithmic" : ""));
        return new LineChart(title, new Axis.Times(clock(), shown.times()), lines, log);
    }

    private Chart histogram() {
        Map<String, double[]> values = new LinkedHashMap<>();
        Aligned.closes(bars).returns().values().forEach((symbol, returns) -> values.put(symbol.value(), returns));
        return new Histogram(values, " %").chart(title(PlotKind.HISTOGRAM, ""), "returns");
    }

    private Chart correlation() {
        several(PlotKind.CORRELATION);
        Map<String, double[]> values = new LinkedHashMap<>();
        Aligned.closes(bars).returns().values().forEach((symbol, returns) -> values.put(symbol.value(), returns));
        return Correlations.chart(title(PlotKind.CORRELATION, "log returns of the same bars"), values);
    }

    private Chart scatter() {
        several(PlotKind.SCATTER);
        Aligned returns = Aligned.closes(bars).returns();
        List<Symbol> names = List.copyOf(returns.values().keySet());
        double[] x = returns.values().getOrDefault(names.get(0), new double[0]);
        List<XyChart.Series> series = new ArrayList<>();
        for (Symbol name : names.subList(1, names.size())) {
            double[] y = returns.values().getOrDefault(name, new double[0]);
            double correlation = Correlations.of(x, y);
            String label = Double.isFinite(correlation)
                    ? String.format(Locale.ROOT, "%s (correlation %.2f)", name, correlation)
                    : name.value();
            series.add(new XyChart.Series(label, x, y));
        }
        ChartTitle title =
                title(PlotKind.SCATTER, series.size() == 1 ? series.get(0).name() : "");
        String others = names.size() == 2 ? names.get(1).value() : "the others";
        return new XyChart(title, names.get(0) + ", %", others + ", %", series, false).chart();
    }

    private Symbol one(PlotKind kind) {
        if (bars.size() != 1) {
            throw new InvalidInputException((kind == PlotKind.HEATMAP ? "a heatmap is" : kind + " are")
                    + " of one symbol. Try: %plot NAME " + first() + " --kind " + kind);
        }
        return first();
    }

    private void several(PlotKind kind) {
        if (bars.size() < 2) {
            throw new InvalidInputException("a " + kind + " needs two symbols or more, got " + first());
        }
    }

    private Symbol first() {
        return bars.keySet().iterator().next();
    }

    private BarClock clock() {
        return new BarClock(timeframe.unit().compareTo(Unit.DAY) >= 0, zone);
    }

    private static String count(int points, String noun) {
        return String.format(Locale.ROOT, "%,d %s", points, noun);
    }

    private ChartTitle title(PlotKind kind, String details) {
        String names = bars.size() > 4
                ? bars.size() + " symbols"
                : String.join(", ", bars.keySet().stream().map(Symbol::value).toList());
        String what =
                switch (kind) {
                    case VOLUME -> "volume";
                    case RETURNS -> "log returns in percent";
                    case HISTOGRAM -> "how often returns are how large";
                    case COMPARE -> "compared, first close = 100";
                    case CORRELATION -> "how returns go together";
                    case SCATTER -> "returns in percent";
                    case HEATMAP -> "log returns in percent";
                    case INDICATORS -> "indicators";
                    default -> "close";
                };
        return new ChartTitle(
                names + " · " + timeframe + " · " + what,
                (details.isEmpty() ? "" : details + " · ") + "source: " + source,
                isPractice);
    }
}
