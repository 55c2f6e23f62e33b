package dev.barista.unittest;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * How two tables differ. Made by comparing them; immutable.
 *
 * @param sentence what differs
 * @param expected the rows of the one table that differ, as text
 * @param actual those of the other
 */
record TableDifference(String sentence, String expected, String actual) {
    /** Empty if the tables have the same columns and values. */
    static Optional<TableDifference> between(Table expected, Table actual) {
        return between(expected, actual, 0);
    }

    /** The same; numbers may differ by as much as {@code tolerance}. */
    static Optional<TableDifference> between(Table expected, Table actual, double tolerance) {
        if (!expected.columnNames().equals(actual.columnNames())) {
            return Optional.of(new TableDifference(
                    "has other columns",
                    String.join("\n", expected.columnNames()),
                    String.join("\n", actual.columnNames())));
        }
        int common = Math.min(expected.rowCount(), actual.rowCount());
        int[] differing = IntStream.range(0, common)
                .filter(row -> differ(expected, actual, row, tolerance))
                .toArray();
        if (expected.rowCount() != actual.rowCount()) {
            return Optional.of(new TableDifference(
                    String.format("has %,d rows, expected %,d", actual.rowCount(), expected.rowCount()),
                    Rows.text(expected, with(differing, common, expected.rowCount())),
                    Rows.text(actual, with(differing, common, actual.rowCount()))));
        }
        return differing.length == 0
                ? Optional.empty()
                : Optional.of(new TableDifference(
                        String.format("differs in %,d of %,d rows: ", differing.length, common)
                                + first(expected, actual, differing[0], tolerance),
                        Rows.text(expected, differing),
                        Rows.text(actual, differing)));
    }

    /** In full: rows are shown with as many digits as can be read. */
    private static String first(Table expected, Table actual, int row, double tolerance) {
        int at = IntStream.range(0, expected.columnCount())
                .filter(each -> differ(expected.column(each), actual.column(each), row, tolerance))
                .findFirst()
                .orElseThrow();
        return String.format(
                "%s of row %,d is %s, expected %s",
                actual.column(at).name(), row, value(actual.column(at), row), value(expected.column(at), row));
    }

    private static String value(Column<?> column, int row) {
        return column.isMissing(row) ? "missing" : String.valueOf(column.get(row));
    }

    private static int[] with(int[] rows, int from, int to) {
        return IntStream.concat(IntStream.of(rows), IntStream.range(from, to)).toArray();
    }

    private static boolean differ(Table expected, Table actual, int row, double tolerance) {
        return IntStream.range(0, expected.columnCount())
                .anyMatch(at -> differ(expected.column(at), actual.column(at), row, tolerance));
    }

    private static boolean differ(Column<?> expected, Column<?> actual, int row, double tolerance) {
        if (expected.isMissing(row) || actual.isMissing(row)) {
            return expected.isMissing(row) != actual.isMissing(row);
        }
        Object left = expected.get(row);
        Object right = actual.get(row);
        if (tolerance > 0 && left instanceof Number a && right instanceof Number b) {
            return Math.abs(a.doubleValue() - b.doubleValue()) > tolerance;
        }
        return !Objects.equals(left, right);
    }
}
