package dev.barista.kernel.display;

import java.lang.reflect.RecordComponent;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Records, and lists, arrays and maps of them, as HTML tables: a column for each component. Maps of simple values, such
 * as numbers and texts, have a column for their keys and one for their values. Stateless.
 */
final class RecordTable {
    private static final int MAX_ROWS = 50;
    private static final int MAX_COLUMNS = 30;
    private static final int MAX_CELL_CHARS = 120;

    private RecordTable() {}

    /** One row; {@code key} is null unless the row is a map's. */
    private record Row(@Nullable Object key, @Nullable Object value) {}

    /** The table; empty if {@code value} is neither all records of one type nor a map of simple values. */
    static Optional<String> of(Object value) {
        List<Row> rows = rows(value);
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        boolean keyed = value instanceof Map<?, ?>;
        boolean pairs = keyed && rows.stream().allMatch(row -> isSimple(row.value()));
        int left = size(value) - rows.size();
        String more = left > 0 ? String.format(Locale.ROOT, "<p>… %,d more rows</p>", left) : "";
        return (pairs ? Optional.of(pairs(rows)) : records(rows, keyed)).map(table -> table + more);
    }

    /** Those whose text stands well in a cell of a table. */
    private static boolean isSimple(@Nullable Object value) {
        return value == null
                || value instanceof CharSequence
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof Character
                || value instanceof Enum<?>
                || value instanceof TemporalAccessor
                || value instanceof TemporalAmount;
    }

    private static String pairs(List<Row> rows) {
        StringBuilder html = new StringBuilder("<table><thead><tr><th>key</th><th>value</th></tr></thead><tbody>");
        rows.forEach(row -> html.append("<tr><th>")
                .append(cell(row.key()))
                .append("</th><td>")
                .append(cell(row.value()))
                .append("</td></tr>"));
        return html.append("</tbody></table>").toString();
    }

    private static Optional<String> records(List<Row> rows, boolean keyed) {
        if (!(rows.get(0).value() instanceof Record first)) {
            return Optional.empty();
        }
        Class<?> type = first.getClass();
        if (!rows.stream().allMatch(row -> row.value() != null && row.value().getClass() == type)) {
            return Optional.empty();
        }
        RecordComponent[] all = type.getRecordComponents();
        List<RecordComponent> columns = Arrays.asList(all).subList(0, Math.min(all.length, MAX_COLUMNS));
        StringBuilder html = new StringBuilder("<table><thead><tr>").append(keyed ? "<th></th>" : "");
        columns.forEach(column ->
                html.append("<th>").append(Html.escape(column.getName())).append("</th>"));
        html.append("</tr></thead><tbody>");
        for (Row row : rows) {
            html.append("<tr>").append(keyed ? "<th>" + cell(row.key()) + "</th>" : "");
            columns.forEach(column -> html.append("<td>")
                    .append(cell(component(column, row.value())))
                    .append("</td>"));
            html.append("</tr>");
        }
        return Optional.of(html.append("</tbody></table>").toString());
    }

    /** The first rows. Collections that are not the JDK's own may do anything when they are read. */
    private static List<Row> rows(Object value) {
        List<Row> rows = new ArrayList<>();
        if (value instanceof Record) {
            rows.add(new Row(null, value));
        } else if (value instanceof Object[] array) {
            Arrays.stream(array).limit(MAX_ROWS).forEach(each -> rows.add(new Row(null, each)));
        } else if (value.getClass().getName().startsWith("java.")) {
            if (value instanceof Collection<?> collection) {
                collection.stream().limit(MAX_ROWS).forEach(each -> rows.add(new Row(null, each)));
            } else if (value instanceof Map<?, ?> map) {
                map.entrySet().stream()
                        .limit(MAX_ROWS)
                        .forEach(each -> rows.add(new Row(each.getKey(), each.getValue())));
            }
        }
        return rows;
    }

    private static int size(Object value) {
        if (value instanceof Object[] array) {
            return array.length;
        } else if (value instanceof Collection<?> collection) {
            return collection.size();
        }
        return value instanceof Map<?, ?> map ? map.size() : 1;
    }

    private static @Nullable Object component(RecordComponent column, @Nullable Object row) {
        try {
            column.getAccessor().trySetAccessible();
            return column.getAccessor().invoke(row);
        } catch (ReflectiveOperationException e) {
            return "cannot be read";
        }
    }

    private static String cell(@Nullable Object value) {
        String text = ValueText.of(value);
        return Html.escape(text.length() > MAX_CELL_CHARS ? text.substring(0, MAX_CELL_CHARS) + "…" : text);
    }
}
