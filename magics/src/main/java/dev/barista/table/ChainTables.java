package dev.barista.table;

import dev.barista.market.Bars;
import dev.barista.market.OccSymbol;
import dev.barista.market.OptionSnapshot;
import dev.barista.market.Symbol;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Makes Tablesaw tables of option chains, one row a contract: {@code contract}, {@code underlying}, {@code type} (call
 * or put), {@code strike}, {@code expiry}, {@code bid}, {@code ask}, {@code last}, {@code iv} (a year's, 0.2 for 20 %),
 * {@code delta}, {@code gamma}, {@code theta} (a day's), {@code vega}, {@code rho} (for a hundredth),
 * {@code quote_time}, {@code trade_time}. What the source did not give is a missing value.
 *
 * <p>Stateless; any thread may use it. Each call makes a new table that the caller owns.
 */
public final class ChainTables {
    private record Row(String underlying, OptionSnapshot snapshot) {
        OccSymbol contract() {
            return snapshot.contract();
        }
    }

    private ChainTables() {}

    /**
     * The chains of some underlyings, by underlying, expiry, strike, calls before puts.
     *
     * @param name the table's name
     */
    public static Table of(String name, Map<Symbol, List<OptionSnapshot>> chains) {
        List<Row> rows = new ArrayList<>();
        new TreeMap<>(chains).forEach((underlying, chain) -> chain.stream()
                .sorted(Comparator.comparing(OptionSnapshot::contract))
                .forEach(snapshot -> rows.add(new Row(underlying.value(), snapshot))));
        return Table.create(
                name,
                StringColumn.create(
                        "contract", rows.stream().map(row -> row.contract().toString())),
                StringColumn.create("underlying", rows.stream().map(Row::underlying)),
                StringColumn.create(
                        "type", rows.stream().map(row -> row.contract().type().wireName())),
                numbers("strike", rows, row -> row.contract().strike()),
                DateColumn.create(
                        "expiry", rows.stream().map(row -> row.contract().expiry())),
                numbers("bid", rows, row -> row.snapshot().bid()),
                numbers("ask", rows, row -> row.snapshot().ask()),
                numbers("last", rows, row -> row.snapshot().last()),
                numbers("iv", rows, row -> row.snapshot().impliedVolatility()),
                numbers("delta", rows, row -> row.snapshot().greeks().delta()),
                numbers("gamma", rows, row -> row.snapshot().greeks().gamma()),
                numbers("theta", rows, row -> row.snapshot().greeks().theta()),
                numbers("vega", rows, row -> row.snapshot().greeks().vega()),
                numbers("rho", rows, row -> row.snapshot().greeks().rho()),
                times("quote_time", rows, row -> row.snapshot().quoteMillis()),
                times("trade_time", rows, row -> row.snapshot().tradeMillis()));
    }

    private static DoubleColumn numbers(String name, List<Row> rows, ToDoubleFunction<Row> value) {
        return DoubleColumn.create(name, rows.stream().mapToDouble(value).toArray());
    }

    private static InstantColumn times(String name, List<Row> rows, ToLongFunction<Row> millis) {
        InstantColumn column = InstantColumn.create(name);
        InstantPacker packer = new InstantPacker();
        for (Row row : rows) {
            long time = millis.applyAsLong(row);
            if (time == Bars.MISSING) {
                column.appendMissing();
            } else {
                column.appendInternal(packer.pack(time));
            }
        }
        return column;
    }
}
