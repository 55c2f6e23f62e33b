package dev.barista.sql;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/** The tables that SQL may name, such as a notebook's variables. Used by the thread that runs SQL. */
public interface SqlTables {
    /**
     * Where a table comes from.
     *
     * @param owner what it is made of
     * @param fixed whether the same owner always gives the same table
     * @param content makes it, and may wait; throws {@link java.util.concurrent.CancellationException} if the thread is
     *     interrupted meanwhile
     */
    record Source(Object owner, boolean fixed, Supplier<Content> content) {}

    /**
     * What a table has.
     *
     * @param table its rows in memory; where others are stored these are bars as well, {@code symbol} and {@code time} first
     * @param stored bars that it has beside them; null for none
     */
    record Content(Table table, @Nullable Stored stored) {}

    /**
     * Bars that are in the store.
     *
     * @param from the first moment
     * @param end the moment after the last one
     */
    record Stored(List<String> symbols, String timeframe, String adjustment, String feed, Instant from, Instant end) {}

    /** The names, as they are written. */
    List<String> names();

    /** The table of that name; empty if there is none. */
    Optional<Source> find(String name);
}
