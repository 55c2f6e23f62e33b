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

    /** What to fetch before the first query on Spark. */
    public static final String SPARK = "org.apache.spark:spark-sql_2.13:4.0.4";

    private final Supplier<Optional<Path>> store;
    private final String zone;
    private volatile @Nullable SqlDatabase database;
    private volatile @Nullable SparkEngine spark;
    private @Nullable SparkMaster master;

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
        List<SqlText.Statement> statements = statements(sql);
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

    /**
     * Runs statements on Spark, which sees the store alone. The first query starts it, and one for another master another.
     *
     * @param jars gives those of {@link #SPARK}; called if Spark is to be started
     * @throws SqlFailure if one cannot be run
     * @throws InterruptedException if the thread is interrupted; Spark has ended then, and the next query starts it again
     */
    public synchronized SqlResult runOnSpark(SparkMaster on, String sql, int most, Callable<List<Path>> jars)
            throws Exception {
        List<SqlText.Statement> statements = statements(sql);
        for (SqlText.Statement statement : statements) {
            SqlRules.checkOnSpark(statement);
        }
        SparkEngine engine = spark(on, jars);
        SqlResult result = new SqlResult(null, true);
        for (SqlText.Statement statement : statements) {
            List<SparkView> views = SparkView.of(store.get().orElse(null), statement.names());
            result = engine.run(views, statement.text(), most);
        }
        return result;
    }

    private static List<SqlText.Statement> statements(String sql) throws SqlFailure {
        List<SqlText.Statement> statements = SqlText.parse(sql).statements();
        if (statements.isEmpty()) {
            throw new SqlFailure("there is no SQL to run. Try: select symbol, count(*) from bars group by 1");
        }
        return statements;
    }

    private SparkEngine spark(SparkMaster on, Callable<List<Path>> jars) throws Exception {
        SparkEngine running = spark;
        if (running != null && running.isAlive() && on.equals(master)) {
            return running;
        }
        SparkMaster.checkJava(Runtime.version().feature());
        on.checkReachable();
        if (running != null) {
            running.close();
        }
        SparkEngine started = SparkEngine.start(on, jars.call(), zone);
        spark = started;
        master = on;
        return started;
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
        SparkEngine running = spark;
        if (running != null) {
            running.close();
        }
    }
}
