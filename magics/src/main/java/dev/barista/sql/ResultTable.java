package dev.barista.sql;

import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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

/**
 * Makes a Tablesaw table of the rows of a query: whole numbers become longs, other numbers doubles, times with a zone
 * instants; what Tablesaw has no column for, such as lists, becomes text. Made for one query; for one thread.
 */
final class ResultTable {
    private static final int ROWS_BETWEEN_LOOKS = 1 << 10;

    private final ResultSet rows;
    private final List<Sink> sinks = new ArrayList<>();

    /** A column that takes a value of the current row. */
    private interface Sink {
        void take(@Nullable Object value);

        Column<?> column();
    }

    private record To<T>(Column<T> column, java.util.function.Function<Object, T> convert) implements Sink {
        @Override
        public void take(@Nullable Object value) {
            if (value == null) {
                column.appendMissing();
            } else {
                column.append(convert.apply(value));
            }
        }
    }

    ResultTable(ResultSet rows) throws SQLException {
        this.rows = rows;
        ResultSetMetaData about = rows.getMetaData();
        Set<String> names = new HashSet<>();
        for (int i = 1; i <= about.getColumnCount(); i++) {
            String label = about.getColumnLabel(i);
            String name = label;
            for (int again = 2; !names.add(name.toLowerCase(Locale.ROOT)); again++) {
                name = label + "_" + again;
            }
            sinks.add(sink(name, about.getColumnType(i), about.getColumnTypeName(i)));
        }
    }

    private static Sink sink(String name, int type, String typeName) {
        return switch (type) {
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT ->
                new To<>(LongColumn.create(name), value -> ((Number) value).longValue());
            case Types.FLOAT, Types.REAL, Types.DOUBLE, Types.DECIMAL, Types.NUMERIC ->
                new To<>(DoubleColumn.create(name), value -> ((Number) value).doubleValue());
            case Types.BOOLEAN, Types.BIT -> new To<>(BooleanColumn.create(name), Boolean.class::cast);
            case Types.DATE -> new To<>(DateColumn.create(name), ResultTable::date);
            case Types.TIMESTAMP -> new To<>(DateTimeColumn.create(name), ResultTable::localTime);
            case Types.TIMESTAMP_WITH_TIMEZONE -> new To<>(InstantColumn.create(name), ResultTable::instant);
            // Sums of whole numbers, which rarely are too large.
            default ->
                typeName.equals("HUGEINT") || typeName.equals("UBIGINT") || typeName.equals("UINTEGER")
                        ? new To<>(LongColumn.create(name), ResultTable::whole)
                        : new To<>(StringColumn.create(name), String::valueOf);
        };
    }

    private static Long whole(Object value) {
        try {
            return value instanceof BigInteger big ? big.longValueExact() : ((Number) value).longValue();
        } catch (ArithmeticException e) {
            throw new ArithmeticException(value + " is too large for a column of whole numbers. Try: ::double");
        }
    }

    private static LocalDate date(Object value) {
        return value instanceof java.sql.Date date ? date.toLocalDate() : (LocalDate) value;
    }

    private static LocalDateTime localTime(Object value) {
        return value instanceof java.sql.Timestamp time ? time.toLocalDateTime() : (LocalDateTime) value;
    }

    private static Instant instant(Object value) {
        return value instanceof java.sql.Timestamp time ? time.toInstant() : ((OffsetDateTime) value).toInstant();
    }

    /**
     * Reads on.
     *
     * @param most rows
     * @return whether these are all rows
     * @throws InterruptedException if the thread is interrupted
     */
    boolean read(int most) throws SQLException, InterruptedException {
        for (int row = 0; rows.next(); row++) {
            if (row == most) {
                return false;
            }
            if (row % ROWS_BETWEEN_LOOKS == 0 && Thread.interrupted()) {
                throw new InterruptedException("interrupted while reading rows");
            }
            for (int i = 0; i < sinks.size(); i++) {
                sinks.get(i).take(rows.getObject(i + 1));
            }
        }
        return true;
    }

    /** What was read. */
    Table table(String name) {
        Table table = Table.create(name);
        sinks.forEach(sink -> table.addColumns(sink.column()));
        return table;
    }
}
