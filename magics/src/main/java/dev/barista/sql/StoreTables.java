package dev.barista.sql;

import java.util.ArrayList;
import java.util.List;

/** The tables that SQL sees of the store, whether there are bars in it or not. Stateless. */
public final class StoreTables {
    private static final String OPTION_BARS = "option_bars";
    /** Their names. */
    public static final List<String> NAMES = List.of("bars", OPTION_BARS);
    /** The columns of bars. */
    public static final List<String> COLUMNS = List.of(
            "symbol",
            "time",
            "open",
            "high",
            "low",
            "close",
            "volume",
            "trade_count",
            "vwap",
            "timeframe",
            "adjustment",
            "feed");
    /** Those that loads of bars have as well. */
    public static final List<String> BAR_COLUMNS = COLUMNS.subList(0, 9);

    private StoreTables() {}

    /** The columns of a table; of bars of contracts {@code symbol} is the underlying. */
    public static List<String> columns(String name) {
        if (!name.equals(OPTION_BARS)) {
            return COLUMNS;
        }
        List<String> columns = new ArrayList<>(COLUMNS);
        columns.add(0, "contract");
        return List.copyOf(columns);
    }
}
