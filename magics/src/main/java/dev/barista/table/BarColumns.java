package dev.barista.table;

import dev.barista.market.Bars;
import it.unimi.dsi.fastutil.ints.IntArrays;
import java.util.Arrays;
import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.columns.Column;
import tech.tablesaw.columns.numbers.LongColumnType;

/**
 * Bars, one after another, each sorted by time, on their way into Tablesaw columns. Nothing is boxed. Made by
 * {@link BarTables} for one table; one thread.
 */
final class BarColumns {
    private final List<Bars> parts;
    private final int size;
    /** For each part the order of its rows; empty where they stand in order already, which is the rule. */
    private final int[][] orders;

    BarColumns(List<Bars> parts) {
        this.parts = parts;
        this.size = Math.toIntExact(parts.stream().mapToLong(Bars::size).sum());
        this.orders = parts.stream().map(BarColumns::order).toArray(int[][]::new);
    }

    /** All eight columns, in the order in which tables show them. */
    Column<?>[] columns() {
        return new Column<?>[] {
            times(),
            prices("open", Bars::open),
            prices("high", Bars::high),
            prices("low", Bars::low),
            prices("close", Bars::close),
            counts("volume", Bars::volume),
            counts("trade_count", Bars::tradeCount),
            prices("vwap", Bars::vwap)
        };
    }

    private InstantColumn times() {
        long[] packed = new long[size];
        var packer = new InstantPacker();
        fill((bars, row, at) -> packed[at] = packer.pack(bars.timeMillis(row)));
        return InstantColumn.createInternal("time", packed);
    }

    private DoubleColumn prices(String name, Price price) {
        double[] values = new double[size];
        fill((bars, row, at) -> values[at] = price.of(bars, row));
        return DoubleColumn.create(name, values);
    }

    private LongColumn counts(String name, Count count) {
        long missing = LongColumnType.missingValueIndicator();
        long[] values = new long[size];
        fill((bars, row, at) -> {
            long value = count.of(bars, row);
            values[at] = value == Bars.MISSING ? missing : value;
        });
        return LongColumn.create(name, values);
    }

    private void fill(Cell cell) {
        int at = 0;
        for (int part = 0; part < orders.length; part++) {
            Bars bars = parts.get(part);
            int[] order = orders[part];
            for (int row = 0; row < bars.size(); row++) {
                cell.set(bars, order.length == 0 ? row : order[row], at++);
            }
        }
    }

    /** The rows sorted by time, stable; empty if they are in order as they stand. */
    private static int[] order(Bars bars) {
        for (int row = 1; row < bars.size(); row++) {
            if (bars.timeMillis(row) < bars.timeMillis(row - 1)) {
                int[] order = new int[bars.size()];
                Arrays.setAll(order, i -> i);
                IntArrays.mergeSort(order, (a, b) -> Long.compare(bars.timeMillis(a), bars.timeMillis(b)));
                return order;
            }
        }
        return IntArrays.EMPTY_ARRAY;
    }

    private interface Cell {
        void set(Bars bars, int row, int at);
    }

    private interface Price {
        double of(Bars bars, int row);
    }

    private interface Count {
        long of(Bars bars, int row);
    }
}
