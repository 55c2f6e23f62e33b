package dev.barista.plot;

import dev.barista.market.InvalidInputException;
import dev.barista.plot.LineChart.Shape;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Charts of any table, its columns by name. Made by {@code %plot}; immutable.
 *
 * @param table any
 * @param name the variable's
 * @param columns which of its columns are drawn
 * @param isLog whether the value axis of lines is logarithmic
 * @param zone by whose clock instants are told
 */
public record TableCharts(Table table, String name, Columns columns, boolean isLog, ZoneId zone) {
    /** More lines than these nobody can tell apart. */
    private static final int MOST_LINES = 30;

    /**
     * Names of columns; null where the first that fits will do.
     *
     * @param x along the horizontal axis
     * @param y the values; of a heatmap the rows
     * @param by a line, or points of another colour, for each of its values
     * @param value a heatmap's colours
     */
    public record Columns(
            @Nullable String x,
            @Nullable String y,
            @Nullable String by,
            @Nullable String value) {
        /** The first that fit. */
        public static final Columns ANY = new Columns(null, null, null, null);
    }

    /**
     * Draws it.
     *
     * @param asked null for what suits the columns: lines over time, points over numbers, bars over words
     * @throws InvalidInputException if there are no such columns, or this cannot be drawn of them
     */
    public Chart chart(@Nullable PlotKind asked) {
        TableColumns all = new TableColumns(table, name);
        PlotKind kind = asked != null ? asked : suitable(all);
        if (table.rowCount() == 0) {
            throw new InvalidInputException(name + " has no rows to plot");
        }
        return switch (kind) {
            case CANDLES, OHLC, INDICATORS, RETURNS, COMPARE ->
                new TableBars(all, columns.by(), zone).charts(isLog).chart(kind);
            case SMILE, TERM, SURFACE ->
                new ChainCharts(table, String.valueOf(table.name()), all.isPractice()).chart(kind);
            case LINE, AREA, VOLUME -> lines(all, kind);
            case HISTOGRAM -> histogram(all);
            case CORRELATION -> correlation(all);
            case SCATTER -> scatter(all);
            case HEATMAP -> new TableGrid(all, columns).chart(title(all, "heatmap"));
        };
    }

    private PlotKind suitable(TableColumns all) {
        Column<?> x = columns.x() == null ? all.first(TableColumns::isTime).orElse(null) : all.find(columns.x());
        return x != null && TableColumns.isNumber(x) ? PlotKind.SCATTER : PlotKind.LINE;
    }

    private Chart lines(TableColumns all, PlotKind kind) {
        Column<?> x = columns.x() != null
                ? all.find(columns.x())
                : all.first(TableColumns::isTime)
                        .or(() -> all.first(column -> !TableColumns.isNumber(column)))
                        .orElseGet(() -> all.pick(null, "--x", "a time", TableColumns::isTime));
        Column<?> y = values(all, kind == PlotKind.VOLUME ? "volume" : "close", x);
        Map<String, List<Integer>> groups = groups(all, x);
        Shape shape = kind == PlotKind.AREA
                ? Shape.AREA
                : kind == PlotKind.VOLUME || !(TableColumns.isTime(x) || TableColumns.isNumber(x))
                        ? Shape.BARS
                        : Shape.LINE;
        Placed placed = Placed.along(x, zone);
        double[] numbers = TableColumns.numbers(y);
        List<LineChart.Line> lines = new ArrayList<>();
        groups.forEach((word, rows) -> {
            double[] values = new double[placed.axis().size()];
            Arrays.fill(values, Double.NaN);
            rows.stream()
                    .filter(row -> placed.at(row) >= 0 && (!isLog || numbers[row] > 0))
                    .forEach(row -> values[placed.at(row)] = numbers[row]);
            lines.add(new LineChart.Line(word.isEmpty() ? y.name() : word, shape, values));
        });
        return new LineChart(title(all, y.name()), placed.axis(), lines, isLog).chart();
    }

    private Chart scatter(TableColumns all) {
        Column<?> x = all.pick(columns.x(), "--x", "a column of numbers", TableColumns::isNumber);
        Column<?> y = values(all, "", x);
        double[] across = TableColumns.numbers(x);
        double[] down = TableColumns.numbers(y);
        List<XyChart.Series> series = new ArrayList<>();
        groups(all, x)
                .forEach((word, rows) -> series.add(new XyChart.Series(
                        word,
                        rows.stream().mapToDouble(row -> across[row]).toArray(),
                        rows.stream().mapToDouble(row -> down[row]).toArray())));
        return new XyChart(title(all, y.name() + " over " + x.name()), x.name(), y.name(), series, false).chart();
    }

    private Chart histogram(TableColumns all) {
        Column<?> y = values(all, "close", null);
        double[] numbers = TableColumns.numbers(y);
        Map<String, double[]> values = new LinkedHashMap<>();
        groups(all, y)
                .forEach((word, rows) -> values.put(
                        word.isEmpty() ? y.name() : word,
                        rows.stream().mapToDouble(row -> numbers[row]).toArray()));
        return new Histogram(values, "").chart(title(all, y.name()), "values");
    }

    private Chart correlation(TableColumns all) {
        Map<String, double[]> values = new LinkedHashMap<>();
        table.columns().stream()
                .filter(TableColumns::isNumber)
                .forEach(column -> values.put(column.name(), TableColumns.numbers(column)));
        if (values.size() < 2 || values.size() > MOST_LINES) {
            throw new InvalidInputException("a correlation takes 2–" + MOST_LINES + " columns of numbers, and " + name
                    + " has " + values.size() + ". Try: " + name + ".selectColumns(…)");
        }
        return Correlations.chart(title(all, "how columns go together"), values);
    }

    private Column<?> values(TableColumns all, String usual, @Nullable Column<?> but) {
        String asked = columns.y() == null && all.has(usual) ? usual : columns.y();
        return all.pick(
                asked,
                "--y",
                "a column of numbers",
                column -> TableColumns.isNumber(column) && (asked != null || !Objects.equals(column, but)));
    }

    /** The rows of each value of the column that {@code --by} names; all under an empty word without it. */
    private Map<String, List<Integer>> groups(TableColumns all, Column<?> but) {
        Map<String, List<Integer>> groups = new LinkedHashMap<>();
        String named = columns.by() != null
                ? columns.by()
                : all.has("symbol") && !but.name().equals("symbol") ? "symbol" : null;
        if (named == null) {
            groups.put("", IntStream.range(0, table.rowCount()).boxed().toList());
            return groups;
        }
        Column<?> by = all.find(named);
        for (int row = 0; row < by.size(); row++) {
            groups.computeIfAbsent(TableColumns.word(by, row), word -> new ArrayList<>())
                    .add(row);
        }
        if (groups.size() > MOST_LINES) {
            throw new InvalidInputException(by.name() + " has " + groups.size() + " values, and more than " + MOST_LINES
                    + " lines cannot be told apart. Try: " + name + ".where(…)");
        }
        return groups;
    }

    private ChartTitle title(TableColumns all, String what) {
        String details = String.format(Locale.ROOT, "%,d rows", all.table().rowCount())
                + (all.table().name() == null || all.table().name().isBlank()
                        ? ""
                        : " · " + all.table().name());
        return new ChartTitle(name + " · " + what, details, all.isPractice());
    }
}
