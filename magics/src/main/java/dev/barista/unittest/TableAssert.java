package dev.barista.unittest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Assertions on a table. Made by {@link DataAssertions#assertThat(Table)}; one thread. A failure shows the first rows
 * that are at fault.
 */
public final class TableAssert extends AbstractAssert<TableAssert, Table> {
    TableAssert(@Nullable Table actual) {
        super(actual, TableAssert.class);
    }

    /** It has at least these columns. */
    public TableAssert hasColumns(String... names) {
        isNotNull();
        List<String> missing = Arrays.stream(names)
                .filter(name -> !actual.containsColumn(name))
                .toList();
        if (!missing.isEmpty()) {
            throw failure("%s has no column %s; it has %s", name(), join(missing), join(actual.columnNames()));
        }
        return this;
    }

    /** It has just so many rows. */
    public TableAssert hasRowCount(int expected) {
        isNotNull();
        if (actual.rowCount() != expected) {
            throw failureWithActualExpected(
                    actual.rowCount(), expected, "%s has %,d rows, expected %,d", name(), actual.rowCount(), expected);
        }
        return this;
    }

    /** It has a row. */
    public TableAssert isNotEmpty() {
        isNotNull();
        if (actual.isEmpty()) {
            throw failure("%s has no rows", name());
        }
        return this;
    }

    /** No value of the column is smaller than the one before it; equal ones may follow each other. */
    public TableAssert isSortedBy(String column) {
        Column<?> values = column(column);
        return noRow(
                "is not sorted by " + column + ": the value is below the one before it",
                row -> row > 0
                        && !values.isMissing(row)
                        && !values.isMissing(row - 1)
                        && compare(values.get(row - 1), values.get(row)) > 0);
    }

    /** No value of these columns is missing; of any, if none is named. */
    public TableAssert hasNoMissing(String... names) {
        List<Column<?>> columns = columns(names);
        return noRow("has missing values in " + join(names(columns)), row -> columns.stream()
                .anyMatch(column -> column.isMissing(row)));
    }

    /** No two rows have the same values in these columns; in all of them, if none is named. */
    public TableAssert hasNoDuplicates(String... names) {
        List<Column<?>> columns = columns(names);
        Map<List<@Nullable Object>, Integer> seen = new HashMap<>();
        return noRow("has the same " + join(names(columns)) + " again", row -> {
            List<@Nullable Object> values = new ArrayList<>();
            columns.forEach(column -> values.add(column.isMissing(row) ? null : column.get(row)));
            return seen.putIfAbsent(values, row) != null;
        });
    }

    /**
     * A condition holds in every row, such as {@code "high >= low and volume > 0"}: columns, numbers and quoted texts,
     * {@code + - * /}, comparisons, {@code and}, {@code or}, {@code not}, parentheses; names with blanks stand in
     * backticks. Where a value that is compared is missing, it does not hold.
     */
    public TableAssert every(String condition) {
        isNotNull();
        IntPredicate holds = RowCondition.parse(condition, actual);
        return noRow("does not hold: " + condition, row -> !holds.test(row));
    }

    /** It has the same columns, and the same values in the same rows; a failure shows the rows that differ. */
    @Override
    public TableAssert isEqualTo(@Nullable Object expected) {
        if (!(expected instanceof Table other) || actual == null) {
            return super.isEqualTo(expected);
        }
        TableDifference.between(other, actual).ifPresent(difference -> {
            throw failureWithActualExpected(
                    difference.actual(), difference.expected(), "%s %s", name(), difference.sentence());
        });
        return this;
    }

    private TableAssert noRow(String fault, IntPredicate offends) {
        isNotNull();
        int[] rows = IntStream.range(0, actual.rowCount()).filter(offends).toArray();
        if (rows.length > 0) {
            throw failure(
                    "%s %s, in %,d of %,d rows:%n%s",
                    name(), fault, rows.length, actual.rowCount(), Rows.text(actual, rows));
        }
        return this;
    }

    private String name() {
        String name = actual.name();
        return name == null || name.isBlank() ? "the table" : "\"" + name + "\"";
    }

    private Column<?> column(String name) {
        hasColumns(name);
        return actual.column(name);
    }

    private List<Column<?>> columns(String... names) {
        hasColumns(names);
        return names.length == 0
                ? actual.columns()
                : Arrays.stream(names).<Column<?>>map(actual::column).toList();
    }

    private static List<String> names(List<Column<?>> columns) {
        return columns.stream().map(Column::name).toList();
    }

    private static String join(List<String> names) {
        return String.join(", ", names);
    }

    @SuppressWarnings("unchecked") // The values of one column are of one type.
    private static int compare(Object left, Object right) {
        return ((Comparable<Object>) Objects.requireNonNull(left)).compareTo(Objects.requireNonNull(right));
    }
}
