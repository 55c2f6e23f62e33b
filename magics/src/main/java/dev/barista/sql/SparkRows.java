package dev.barista.sql;

import java.io.DataInputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Makes a Tablesaw table of what {@link SparkChild} writes, with the types that DuckDB's rows have. Stateless. */
final class SparkRows {
    private SparkRows() {}

    /**
     * Reads one answer.
     *
     * @throws SqlFailure if that is what it says
     */
    static SqlResult read(DataInputStream in) throws IOException, SqlFailure {
        if (in.readByte() == SparkChild.FAILED) {
            throw new SqlFailure(SqlErrors.ofSpark(SparkChild.text(in)));
        }
        Table table = Table.create("sql");
        List<Column<?>> columns = new ArrayList<>();
        int size = in.readInt();
        for (int i = 0; i < size; i++) {
            columns.add(column(unlike(columns, SparkChild.text(in)), SparkChild.text(in)));
        }
        while (in.readBoolean()) {
            for (Column<?> column : columns) {
                append(column, value(in));
            }
        }
        boolean whole = !in.readBoolean();
        columns.forEach(table::addColumns);
        return new SqlResult(table, whole);
    }

    private static String unlike(List<Column<?>> others, String label) {
        String name = label;
        for (int again = 2; isTaken(others, name); again++) {
            name = label + "_" + again;
        }
        return name;
    }

    private static boolean isTaken(List<Column<?>> others, String name) {
        return others.stream().anyMatch(other -> other.name().equalsIgnoreCase(name));
    }

    private static Column<?> column(String name, String type) {
        if (type.startsWith("decimal")) {
            return DoubleColumn.create(name);
        }
        return switch (type) {
            case "byte", "short", "integer", "long" -> LongColumn.create(name);
            case "float", "double" -> DoubleColumn.create(name);
            case "boolean" -> BooleanColumn.create(name);
            case "date" -> DateColumn.create(name);
            case "timestamp" -> InstantColumn.create(name);
            case "timestamp_ntz" -> DateTimeColumn.create(name);
            default -> StringColumn.create(name);
        };
    }

    @SuppressWarnings("unchecked") // the child sends what the column's type says
    private static <T> void append(Column<T> column, @Nullable Object value) {
        if (value == null) {
            column.appendMissing();
        } else {
            column.append((T) value);
        }
    }

    private static @Nullable Object value(DataInputStream in) throws IOException {
        byte kind = in.readByte();
        return switch (kind) {
            case '0' -> null;
            case 'D' -> in.readDouble();
            case 'L' -> in.readLong();
            case 'B' -> in.readBoolean();
            case 'd' -> LocalDate.ofEpochDay(in.readLong());
            case 't' -> Instant.EPOCH.plus(in.readLong(), ChronoUnit.MICROS);
            case 'n' -> LocalDateTime.ofInstant(Instant.EPOCH.plus(in.readLong(), ChronoUnit.MICROS), ZoneOffset.UTC);
            case 'S' -> SparkChild.text(in);
            default -> throw new IOException("not a kind of value: " + kind);
        };
    }
}
