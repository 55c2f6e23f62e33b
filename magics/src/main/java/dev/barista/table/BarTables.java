package dev.barista.table;

import dev.barista.market.Bars;
import dev.barista.market.Symbol;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Makes Tablesaw tables from bars: {@code time} (instants, kept to the millisecond), {@code open}, {@code high},
 * {@code low}, {@code close} (doubles), {@code volume}, {@code trade_count} (longs) and {@code vwap} (doubles), sorted
 * by time. What the source did not give is a missing value. Duplicate times stay, in the order of their arrival.
 *
 * <p>Stateless; any thread may use it. Each call makes a new table that the caller owns.
 */
public final class BarTables {
    private BarTables() {}

    /**
     * To be called before any two threads may make columns, the user's among them. Tablesaw's column types initialise one
     * another: two threads that begin with different ones, each the first to do so, wait for each other for good.
     */
    public static void prepare() {
        var unused = ColumnType.values();
    }

    /** The bars of one symbol; the table is named after it. */
    public static Table of(Symbol symbol, Bars bars) {
        return of(symbol.value(), bars);
    }

    /**
     * The bars of one symbol.
     *
     * @param name the table's name, such as {@code "SPY 1Hour (practice data)"}
     */
    public static Table of(String name, Bars bars) {
        return Table.create(name, new BarColumns(List.of(bars)).columns());
    }

    /** The bars of several symbols; the table is named {@code "bars"}. */
    public static Table of(Map<Symbol, Bars> bars) {
        return of("bars", bars);
    }

    /**
     * The bars of several symbols, a {@code symbol} column first, sorted by symbol and time.
     *
     * @param name the table's name, such as {@code "3 symbols 1Hour (practice data)"}
     */
    public static Table of(String name, Map<Symbol, Bars> bars) {
        Map<Symbol, Bars> sorted = new TreeMap<>(bars);
        StringColumn symbols = StringColumn.create("symbol");
        sorted.forEach((symbol, some) ->
                Collections.nCopies(some.size(), symbol.value()).forEach(symbols::append));
        return Table.create(name, symbols).addColumns(new BarColumns(List.copyOf(sorted.values())).columns());
    }
}
