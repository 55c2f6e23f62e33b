package dev.barista.plot;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import tech.tablesaw.columns.Column;

/** Where the rows of a table stand along an axis made of one of its columns. Immutable. */
final class Placed {
    private final Axis axis;
    private final int[] places;

    private Placed(Axis axis, int... places) {
        this.axis = axis;
        this.places = places;
    }

    /** Times and numbers in order, words as they come. */
    static Placed along(Column<?> column, ZoneId zone) {
        if (TableColumns.isTime(column)) {
            TableColumns.Times times = TableColumns.times(column, zone);
            long[] sorted = Arrays.stream(times.millis())
                    .filter(time -> time != Long.MIN_VALUE)
                    .sorted()
                    .toArray();
            long[] distinct = IntStream.range(0, sorted.length)
                    .filter(i -> i == 0 || sorted[i] != sorted[i - 1])
                    .mapToLong(i -> sorted[i])
                    .toArray();
            int[] places = Arrays.stream(times.millis())
                    .mapToInt(time -> Arrays.binarySearch(distinct, time))
                    .toArray();
            return new Placed(new Axis.Times(times.clock(), distinct), places);
        }
        Map<String, Integer> names = new LinkedHashMap<>();
        rowsInOrder(column).forEach(row -> names.putIfAbsent(TableColumns.word(column, row), names.size()));
        int[] places = IntStream.range(0, column.size())
                .map(row -> names.getOrDefault(TableColumns.word(column, row), -1))
                .toArray();
        return new Placed(new Axis.Names(List.copyOf(names.keySet())), places);
    }

    private static IntStream rowsInOrder(Column<?> column) {
        IntStream rows = IntStream.range(0, column.size());
        if (!TableColumns.isNumber(column)) {
            return rows;
        }
        double[] numbers = TableColumns.numbers(column);
        TreeSet<Integer> sorted = new TreeSet<>((a, b) -> {
            int order = Double.compare(numbers[a], numbers[b]);
            return order != 0 ? order : Integer.compare(a, b);
        });
        rows.forEach(sorted::add);
        return sorted.stream().mapToInt(Integer::intValue);
    }

    Axis axis() {
        return axis;
    }

    /** The place of a row; negative if it has none. */
    int at(int row) {
        return places[row];
    }
}
