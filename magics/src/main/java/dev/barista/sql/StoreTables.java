package dev.barista.sql;

import java.util.List;

/** The tables that SQL sees of the store, whether there are bars in it or not. Stateless. */
public final class StoreTables {
    /** Their names. */
    public static final List<String> NAMES = List.of("bars", "option_bars");
    /** Their columns. */
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
}
