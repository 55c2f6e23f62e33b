package dev.barista.plot;

import dev.barista.market.InvalidInputException;
import dev.barista.market.Spelling;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * A table's columns as plots need them.
 *
 * @param table any
 * @param name the variable's, for what is said
 */
record TableColumns(Table table, String name) {
    private static final long DAY_MILLIS = 86_400_000;
    private static final int MOST_NAMED = 12;

    /** Times and how they are told. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Times(long[] millis, BarClock clock) {}

    /** @throws InvalidInputException if there is none, with the name that was probably meant */
    Column<?> find(String column) {
        return table.columns().stream()
                .filter(each -> each.name().equalsIgnoreCase(column))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(name + " has no column " + TextStyle.shortened(column, 60)
                        + ". " + Spelling.didYouMean(column, table.columnNames()) + "It has " + names()));
    }

    boolean has(String... columns) {
        return Arrays.stream(columns)
                .allMatch(column -> table.columnNames().stream().anyMatch(column::equalsIgnoreCase));
    }

    /**
     * The column asked for, or the first that fits.
     *
     * @param asked null for any
     * @param what the option that names it
     * @throws InvalidInputException if it does not fit, or none does
     */
    Column<?> pick(@Nullable String asked, String what, String kind, Predicate<Column<?>> fits) {
        if (asked != null) {
            Column<?> found = find(asked);
            if (!fits.test(found)) {
                throw new InvalidInputException(what + " takes " + kind + ", but " + asked + " holds "
                        + found.type().name().toLowerCase(java.util.Locale.ROOT) + "s. " + name + " has " + names());
            }
            return found;
        }
        return first(fits)
                .orElseThrow(() -> new InvalidInputException(
                        name + " has no column for " + what + " " + kind + ". It has " + names()));
    }

    Optional<Column<?>> first(Predicate<Column<?>> fits) {
        return table.columns().stream()
                .<Column<?>>map(column -> column)
                .filter(fits)
                .findFirst();
    }

    /** Tables of practice data are named so. */
    boolean isPractice() {
        return String.valueOf(table.name()).contains("practice data");
    }

    private String names() {
        List<String> names = table.columnNames();
        return String.join(
                        ", ",
                        names.stream()
                                .limit(MOST_NAMED)
                                .map(each -> TextStyle.shortened(each, 60))
                                .toList())
                + (names.size() > MOST_NAMED ? ", …" : "");
    }

    static boolean isNumber(Column<?> column) {
        return column instanceof NumericColumn<?>;
    }

    static boolean isTime(Column<?> column) {
        return column instanceof InstantColumn || column instanceof DateColumn || column instanceof DateTimeColumn;
    }

    /** NaN where a number is missing. */
    static double[] numbers(Column<?> column) {
        NumericColumn<?> numbers = (NumericColumn<?>) column;
        return IntStream.range(0, column.size())
                .mapToDouble(row -> numbers.isMissing(row) ? Double.NaN : numbers.getDouble(row))
                .toArray();
    }

    /** What each row is called; {@code "(missing)"} for a missing value. */
    static String word(Column<?> column, int row) {
        return column.isMissing(row) ? "(missing)" : column.getString(row);
    }

    /** {@link Long#MIN_VALUE} where a time is missing. Instants are told by the clock of {@code zone}, dates as they are. */
    static Times times(Column<?> column, ZoneId zone) {
        ZoneId told = column instanceof InstantColumn ? zone : ZoneOffset.UTC;
        long[] millis = IntStream.range(0, column.size())
                .mapToLong(row -> millis(column, row))
                .toArray();
        boolean isDaily =
                Arrays.stream(millis).filter(time -> time != Long.MIN_VALUE).allMatch(time -> isMidnight(time, told));
        return new Times(millis, new BarClock(isDaily, told));
    }

    private static boolean isMidnight(long millis, ZoneId zone) {
        if (Math.floorMod(millis, DAY_MILLIS) == 0) {
            return true;
        }
        // No zone of an exchange is off by less than whole minutes.
        return Math.floorMod(millis, 60_000L) == 0
                && java.time.Instant.ofEpochMilli(millis)
                                .atZone(zone)
                                .toLocalTime()
                                .toSecondOfDay()
                        == 0;
    }

    private static long millis(Column<?> column, int row) {
        if (column.isMissing(row)) {
            return Long.MIN_VALUE;
        }
        if (column instanceof InstantColumn instants) {
            return instants.get(row).toEpochMilli();
        }
        if (column instanceof DateColumn dates) {
            return dates.get(row).toEpochDay() * DAY_MILLIS;
        }
        return ((DateTimeColumn) column).get(row).toInstant(ZoneOffset.UTC).toEpochMilli();
    }
}
