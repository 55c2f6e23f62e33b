package dev.barista.table;

import dev.barista.market.Bars;
import dev.barista.market.BarsBuilder;
import dev.barista.market.InvalidInputException;
import dev.barista.market.Symbol;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;

/** Takes bars out of tables as {@link BarTables} makes them, or that were made of those. Stateless. */
public final class TableBars {
    private static final List<String> NEEDED = List.of("symbol", "time", "open", "high", "low", "close", "volume");

    private TableBars() {}

    /**
     * Bars by symbol, in the order of the rows; rows without a time are left out.
     *
     * @throws InvalidInputException if a column is missing or of another type
     */
    public static Map<Symbol, Bars> of(Table table) {
        List<String> names = table.columnNames();
        for (String needed : NEEDED) {
            if (!names.contains(needed)) {
                throw new InvalidInputException("the table has no column " + needed + ": bars have "
                        + String.join(", ", NEEDED) + ". prices.table() has them all");
            }
        }
        if (!(table.column("time") instanceof InstantColumn times)) {
            throw new InvalidInputException("the column time holds no instants, as prices.table() has them");
        }
        Map<Symbol, BarsBuilder> builders = new LinkedHashMap<>();
        for (int row = 0; row < table.rowCount(); row++) {
            Instant time = times.get(row);
            if (time != null) {
                double volume = number(table, "volume", row);
                builders.computeIfAbsent(
                                Symbol.parse(table.column("symbol").getString(row)), symbol -> new BarsBuilder(256))
                        .add(
                                time.toEpochMilli(),
                                number(table, "open", row),
                                number(table, "high", row),
                                number(table, "low", row),
                                number(table, "close", row),
                                Double.isNaN(volume) ? Bars.MISSING : (long) volume,
                                Bars.MISSING,
                                Double.NaN);
            }
        }
        Map<Symbol, Bars> bars = new LinkedHashMap<>();
        builders.forEach((symbol, builder) -> bars.put(symbol, builder.build()));
        return bars;
    }

    /** NaN if it is missing. */
    private static double number(Table table, String name, int row) {
        if (!(table.column(name) instanceof NumericColumn<?> numbers)) {
            throw new InvalidInputException("the column " + name + " holds no numbers");
        }
        return numbers.isMissing(row) ? Double.NaN : numbers.getDouble(row);
    }
}
