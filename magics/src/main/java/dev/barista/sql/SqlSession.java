package dev.barista.sql;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * SQL of one notebook: a DuckDB database in memory, made with the first query and kept, so that what one cell creates the
 * next one finds. Made once a kernel; any thread may use it, one query runs at a time.
 */
public final class SqlSession implements AutoCloseable {
    /** What to fetch before the first query. */
    public static final String DRIVER = "org.duckdb:duckdb_jdbc:1.5.6.0";

    private final Supplier<Optional<Path>> store;
    private final String zone;
    private volatile @Nullable SqlDatabase database;

    /**
     * @param store where bars are kept; asked with the first query
     * @param zone in which days and hours of times are meant
     */
    public SqlSession(Supplier<Optional<Path>> store, String zone) {
        this.store = store;
        this.zone = zone;
    }

    /**
     * Runs statements, one after another.
     *
     * @param tables that they may name beside the store's
     * @param most rows of the result
     * @param driver gives the jars of {@link #DRIVER}; called if this is the first query
     * @throws SqlFailure if one cannot be run; those before it have been
     * @throws InterruptedException if the thread is interrupted; the statement that was running has ended
     */
    public synchronized SqlResult run(String sql, SqlTables tables, int most, Callable<List<Path>> driver)
            throws Exception {
        List<SqlText.Statement> statements = SqlText.parse(sql).statements();
        if (statements.isEmpty()) {
            throw new SqlFailure("there is no SQL to run. Try: select symbol, count(*) from bars group by 1");
        }
        for (SqlText.Statement statement : statements) {
            SqlRules.check(statement);
        }
        SqlRun run = new SqlRun(database(driver), tables);
        SqlResult result = new SqlResult(null, true);
        for (SqlText.Statement statement : statements) {
            result = run.run(statement, most);
        }
        return result;
    }

    private SqlDatabase database(Callable<List<Path>> jars) throws Exception {
        SqlDatabase open = database;
        if (open == null) {
            open = new SqlDatabase(driver(jars.call()), store.get().orElse(null), zone);
            database = open;
        }
        return open;
    }

    /** Apart from what cells see: they may add another version. */
    private static Driver driver(List<Path> from) throws SQLException, MalformedURLException {
        List<URL> urls = new ArrayList<>();
        for (Path jar : from) {
            urls.add(jar.toUri().toURL());
        }
        @SuppressWarnings("resource") // its classes are needed to the end
        URLClassLoader loader =
                new URLClassLoader("sql", urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
        return ServiceLoader.load(Driver.class, loader).stream()
                .map(ServiceLoader.Provider::get)
                .filter(driver -> driver.getClass().getClassLoader() == loader)
                .findFirst()
                .orElseThrow(() -> new SQLException("no driver in " + from));
    }

    @Override
    public void close() {
        SqlDatabase open = database;
        if (open != null) {
            open.close();
        }
    }
}
