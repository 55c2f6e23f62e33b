package dev.barista.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Puts a Tablesaw table into the database. Stateless. */
final class TableCopy {
    private static final int ROWS_BETWEEN_LOOKS = 1 << 12;

    private TableCopy() {}

    /** Writes one cell of a column. */
    private interface Cell {
        void append(RowAppender to, int row) throws SQLException;
    }

    /**
     * In place of the table of that name, if there is one.
     *
     * @throws InterruptedException if the thread is interrupted; the table is not complete then
     */
    static void into(Connection connection, String schema, String name, Table table)
            throws SQLException, InterruptedException {
        String columns = table.columns().stream()
                .map(column -> SqlDatabase.name(column.name()) + " " + type(column))
                .collect(Collectors.joining(", "));
        try (Statement create = connection.createStatement()) {
            create.execute("create or replace table " + schema + "." + SqlDatabase.name(name) + " (" + columns + ")");
        }
        List<Cell> cells = new ArrayList<>();
        table.columns().forEach(column -> cells.add(cell(column)));
        try (RowAppender to = new RowAppender(connection, schema, name)) {
            for (int row = 0; row < table.rowCount(); row++) {
                if (row % ROWS_BETWEEN_LOOKS == 0 && Thread.interrupted()) {
                    throw new InterruptedException("interrupted while copying a table");
                }
                to.beginRow();
                for (int i = 0; i < cells.size(); i++) {
                    if (table.column(i).isMissing(row)) {
                        to.appendNull();
                    } else {
                        cells.get(i).append(to, row);
                    }
                }
                to.endRow();
            }
        }
    }

    private static String type(Column<?> column) {
        ColumnType type = column.type();
        if (type.equals(ColumnType.DOUBLE) || type.equals(ColumnType.FLOAT)) {
            return "double";
        }
        if (column instanceof NumericColumn) {
            return "bigint";
        }
        if (column instanceof InstantColumn) {
            return "timestamptz";
        }
        if (column instanceof DateTimeColumn) {
            return "timestamp";
        }
        if (column instanceof DateColumn) {
            return "date";
        }
        return column instanceof BooleanColumn ? "boolean" : "varchar";
    }

    private static Cell cell(Column<?> column) {
        if (column instanceof NumericColumn<?> numbers) {
            return type(column).equals("double")
                    ? (to, row) -> to.append(numbers.getDouble(row))
                    : (to, row) -> to.append(((Number) numbers.get(row)).longValue());
        }
        if (column instanceof InstantColumn times) {
            return (to, row) -> to.append(times.get(row).atOffset(ZoneOffset.UTC));
        }
        if (column instanceof DateTimeColumn times) {
            return (to, row) -> to.append(times.get(row));
        }
        if (column instanceof DateColumn dates) {
            return (to, row) -> to.append(dates.get(row));
        }
        if (column instanceof BooleanColumn truths) {
            return (to, row) -> to.append(Boolean.TRUE.equals(truths.get(row)));
        }
        return (to, row) -> to.append(column.getString(row));
    }
}
