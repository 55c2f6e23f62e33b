package dev.barista.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import tech.tablesaw.columns.Column;
import tech.tablesaw.table.Relation;

/**
 * The part of a table that is shown: first and last rows, first and last columns, as text. A gap is a row or column of
 * {@code "…"}. Made for one rendering; immutable.
 *
 * @param title the table's name and size
 * @param columns names and cells, every column with the same number of cells
 */
record Excerpt(String title, List<ExcerptColumn> columns) {
    /** Tables up to this many rows are shown whole. */
    static final int MOST_ROWS = 20;

    static final int MOST_COLUMNS = 30;

    private static final int MOST_CHARACTERS = 80;
    private static final int GAP = -1;

    static Excerpt of(Relation table) {
        int[] rows = ends(table.rowCount(), MOST_ROWS);
        int[] columns = ends(table.columnCount(), MOST_COLUMNS);
        List<ExcerptColumn> shown = new ArrayList<>();
        for (int at : columns) {
            shown.add(at == GAP ? gap(rows.length) : column(table.column(at), rows));
        }
        return new Excerpt(title(table), List.copyOf(shown));
    }

    int rowCount() {
        return columns.isEmpty() ? 0 : columns.get(0).cells().size();
    }

    private static String title(Relation table) {
        String size = String.format(Locale.ROOT, "%,d rows × %,d columns", table.rowCount(), table.columnCount());
        String name = table.name();
        return name == null || name.isBlank() ? size : bounded(name) + ": " + size;
    }

    private static ExcerptColumn column(Column<?> column, int[] rows) {
        List<String> cells = CellFormat.of(
                column, IntStream.of(rows).filter(row -> row != GAP).toArray());
        List<String> all = new ArrayList<>();
        int next = 0;
        for (int row : rows) {
            all.add(row == GAP ? "…" : bounded(cells.get(next++)));
        }
        return new ExcerptColumn(bounded(column.name()), CellFormat.isNumber(column), List.copyOf(all));
    }

    private static ExcerptColumn gap(int rows) {
        return new ExcerptColumn("…", false, Collections.nCopies(rows, "…"));
    }

    /** The indices shown of {@code count}: all, or the first and last halves of {@code most} and a gap between. */
    private static int[] ends(int count, int most) {
        if (count <= most) {
            return IntStream.range(0, count).toArray();
        }
        IntStream first = IntStream.range(0, most / 2);
        IntStream last = IntStream.range(count - most / 2, count);
        return IntStream.concat(IntStream.concat(first, IntStream.of(GAP)), last)
                .toArray();
    }

    /** One line of bounded length without control characters, which could move a terminal's cursor. */
    private static String bounded(String text) {
        StringBuilder line = new StringBuilder();
        text.codePoints()
                .limit(MOST_CHARACTERS + 1L)
                .map(c -> Character.isISOControl(c) ? ' ' : c)
                .forEach(line::appendCodePoint);
        if (line.codePointCount(0, line.length()) <= MOST_CHARACTERS) {
            return line.toString();
        }
        return line.substring(0, line.offsetByCodePoints(0, MOST_CHARACTERS - 1)) + "…";
    }
}
