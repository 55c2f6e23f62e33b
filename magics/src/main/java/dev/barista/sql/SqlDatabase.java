package dev.barista.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A DuckDB database in memory that sees the store and no other file. Made once a kernel; for one thread at a time, except
 * where said.
 */
final class SqlDatabase implements AutoCloseable {
    private static final String URL = "jdbc:duckdb:";
    private static final String BAR_COLUMNS = String.join(", ", StoreTables.BAR_COLUMNS);
    private static final String NO_ROWS =
            "select null::varchar as contract, null::varchar as symbol, null::timestamptz as time, null::double as"
                    + " open, null::double as high, null::double as low, null::double as close, null::bigint as volume,"
                    + " null::bigint as trade_count, null::double as vwap, null::varchar as timeframe, null::varchar as"
                    + " adjustment, null::varchar as feed where false";

    /** Tables of the notebook, apart from those that SQL made. */
    private static final String NOTEBOOK = "notebook";

    /** Beside the name of what is stored in part: the table of the other part. No variable has such a name. */
    private static final String IN_MEMORY = " in memory";

    private final Connection connection;
    private final @Nullable Path store;
    /** What the tables were made of that need not be made again. */
    private final Map<String, WeakReference<Object>> copied = new HashMap<>();

    /** @param zone of days and hours of times */
    SqlDatabase(Driver driver, @Nullable Path store, String zone) throws SQLException {
        this.store = store;
        connection = driver.connect(URL, new Properties());
        try (Statement settings = connection.createStatement()) {
            for (String setting : settings(zone)) {
                settings.execute(setting);
            }
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private List<String> settings(String zone) {
        List<String> settings = new ArrayList<>();
        settings.add("create schema " + NOTEBOOK);
        settings.add("set search_path = 'main," + NOTEBOOK + "'");
        settings.add("set TimeZone = " + literal(zone));
        settings.add("set autoinstall_known_extensions = false");
        settings.add("set autoload_known_extensions = false");
        settings.add("set temp_directory = ''");
        if (store != null) {
            settings.add("set allowed_directories = ["
                    + literal(store.toAbsolutePath().toString()) + "]");
        }
        settings.add("set enable_external_access = false");
        settings.add("set lock_configuration = true");
        return settings;
    }

    /** Any thread may cancel it. */
    Statement statement() throws SQLException {
        return connection.createStatement();
    }

    /** Puts a table in place of what the name meant before. */
    void put(String name, SqlTables.Source source) throws SQLException, InterruptedException {
        WeakReference<Object> known = copied.get(name);
        if (known != null && known.get() == source.owner()) {
            return;
        }
        forget(name);
        SqlTables.Content content = source.content().get();
        SqlTables.Stored stored = content.stored();
        TableCopy.into(connection, NOTEBOOK, stored == null ? name : name + IN_MEMORY, content.table());
        if (stored != null) {
            showStored(name, stored);
        }
        if (source.fixed()) {
            copied.put(name, new WeakReference<>(source.owner()));
        }
    }

    /** Bars of the store beside those in memory: there may be more of them than a copy had room for. */
    private void showStored(String name, SqlTables.Stored stored) throws SQLException {
        String symbols = stored.symbols().stream().map(SqlDatabase::literal).collect(Collectors.joining(", "));
        try (Statement views = connection.createStatement()) {
            views.execute("create view " + NOTEBOOK + "." + name(name) + " as select " + BAR_COLUMNS + " from ("
                    + rows("bars") + ") where symbol in (" + symbols + ") and timeframe = "
                    + literal(stored.timeframe())
                    + " and adjustment = " + literal(stored.adjustment()) + " and feed = " + literal(stored.feed())
                    + " and time >= " + literal(stored.from().toString()) + "::timestamptz and time < "
                    + literal(stored.end().toString()) + "::timestamptz union all select " + BAR_COLUMNS + " from "
                    + NOTEBOOK + "." + name(name + IN_MEMORY));
        }
    }

    private void forget(String name) throws SQLException {
        copied.remove(name);
        try (Statement drop = connection.createStatement();
                ResultSet kinds =
                        drop.executeQuery("select table_type from information_schema.tables where table_schema = '"
                                + NOTEBOOK + "' and lower(table_name) = lower(" + literal(name) + ")")) {
            if (kinds.next()) {
                String kind = kinds.getString(1).equals("VIEW") ? "view " : "table ";
                drop.execute("drop " + kind + NOTEBOOK + "." + name(name));
                drop.execute("drop table if exists " + NOTEBOOK + "." + name(name + IN_MEMORY));
            }
        }
    }

    /** Lets a name of the store mean what is there now. */
    void showStore(String kind) throws SQLException {
        forget(kind);
        try (Statement views = connection.createStatement()) {
            view(views, kind);
        }
    }

    private void view(Statement views, String kind) throws SQLException {
        views.execute("create view " + NOTEBOOK + "." + kind + " as " + rows(kind));
    }

    /** All that is there now, as a query. */
    private String rows(String kind) {
        return filesOf(store, kind)
                .map(folder -> "select " + columns(kind) + " from read_parquet(" + literal(folder + "/**/*.parquet")
                        + ", hive_partitioning = true, hive_types_autocast = false)")
                .orElse("select " + columns(kind) + " from (" + NO_ROWS + ")");
    }

    static String columns(String kind) {
        return String.join(", ", StoreTables.columns(kind));
    }

    /** The folder of {@code kind} in the store, if there are files in it. */
    static Optional<Path> filesOf(@Nullable Path store, String kind) {
        return Optional.ofNullable(store)
                .map(root -> root.toAbsolutePath().resolve("kind=" + kind))
                .filter(folder -> Files.isDirectory(folder) && hasFile(folder));
    }

    private static boolean hasFile(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.anyMatch(file -> file.toString().endsWith(".parquet"));
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
    }

    static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    static String name(String text) {
        return "\"" + text.replace("\"", "\"\"") + "\"";
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            // It was in memory.
        }
    }
}
