package dev.barista.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Runs the statements of one cell. For one thread. */
final class SqlRun {
    private final SqlDatabase database;
    private final SqlTables tables;

    SqlRun(SqlDatabase database, SqlTables tables) {
        this.database = database;
        this.tables = tables;
    }

    SqlResult run(SqlText.Statement statement, int most) throws SqlFailure, InterruptedException {
        try {
            show(statement);
            return awaited(statement, most);
        } catch (SQLException e) {
            throw new SqlFailure(SqlErrors.sentence(e, tables.names()));
        }
    }

    /** Puts what the statement names into the database. */
    private void show(SqlText.Statement statement) throws SQLException, InterruptedException {
        List<String> known = tables.names();
        for (String kind : StoreTables.NAMES) {
            if (statement.names().stream().anyMatch(kind::equalsIgnoreCase) && !known.contains(kind)) {
                database.showStore(kind);
            }
        }
        for (String name : known) {
            if (statement.names().contains(name)) {
                SqlTables.Source source = tables.find(name).orElse(null);
                if (source != null) {
                    database.put(name, source);
                }
            }
        }
    }

    /** The database's own waits cannot be interrupted: they happen on another thread, which is told to end. */
    private SqlResult awaited(SqlText.Statement statement, int most) throws SQLException, InterruptedException {
        try (Statement running = database.statement()) {
            FutureTask<SqlResult> task = new FutureTask<>(() -> result(running, statement, most));
            Thread thread = new Thread(task, "sql");
            thread.setDaemon(true);
            thread.start();
            try {
                return task.get();
            } catch (InterruptedException e) {
                running.cancel();
                thread.interrupt();
                thread.join();
                throw e;
            } catch (ExecutionException e) {
                Throwable cause = e.getCause();
                if (cause instanceof SQLException failure) {
                    throw failure;
                }
                throw new SQLException(cause == null ? "" : String.valueOf(cause.getMessage()), cause);
            }
        }
    }

    private static SqlResult result(Statement running, SqlText.Statement statement, int most)
            throws SQLException, InterruptedException {
        boolean hasRows = running.execute(statement.text());
        if (!hasRows || !SqlRules.reads(statement)) {
            return new SqlResult(null, true);
        }
        try (ResultSet rows = running.getResultSet()) {
            ResultTable result = new ResultTable(rows);
            boolean whole = result.read(most);
            return new SqlResult(result.table(name(statement)), whole);
        }
    }

    private static String name(SqlText.Statement statement) {
        return statement.verb().toLowerCase(Locale.ROOT).equals("explain") ? "plan" : "sql";
    }
}
