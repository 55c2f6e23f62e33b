package dev.barista.sql;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import tech.tablesaw.api.Table;

/** The tables that SQL may name, such as a notebook's variables. Used by the thread that runs SQL. */
public interface SqlTables {
    /**
     * Where a table comes from.
     *
     * @param owner what it is made of
     * @param fixed whether the same owner always gives the same table
     * @param table makes it, and may wait; throws {@link java.util.concurrent.CancellationException} if the thread is
     *     interrupted meanwhile
     */
    record Source(Object owner, boolean fixed, Supplier<Table> table) {}

    /** The names, as they are written. */
    List<String> names();

    /** The table of that name; empty if there is none. */
    Optional<Source> find(String name);
}
