package dev.barista.sql;

import dev.barista.sql.SqlText.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which statements may run: those that read, and those that change the database in memory. Files are written by none,
 * those of the store included. Stateless.
 */
final class SqlRules {
    private static final Set<String> READING = Set.of(
            "select", "with", "from", "values", "table", "describe", "desc", "show", "summarize", "pivot", "unpivot");
    private static final Set<String> IN_MEMORY = Set.of("create", "drop", "insert", "update", "delete", "alter");
    /** Before what they explain. */
    private static final Set<String> EXPLAINING = Set.of("explain", "analyze");

    private SqlRules() {}

    /** @throws SqlFailure if it may not run */
    static void check(Statement statement) throws SqlFailure {
        List<String> words =
                statement.words().stream().dropWhile(EXPLAINING::contains).toList();
        String verb = words.isEmpty() ? "" : words.get(0);
        if (!READING.contains(verb) && !IN_MEMORY.contains(verb)) {
            String shown = verb.isEmpty() ? "this" : verb.toUpperCase(Locale.ROOT);
            throw new SqlFailure(shown + " is not for notebooks: SQL reads loads, tables and the store, and writes in "
                    + "memory only. Try: %%sql --as result, then result.write() in Java");
        }
    }

    /** @throws SqlFailure if it may not run on Spark, which could write files and keeps nothing in memory */
    static void checkOnSpark(Statement statement) throws SqlFailure {
        boolean explains = statement.verb().equals("explain");
        if (!explains
                && (!READING.contains(statement.verb()) || statement.words().contains("insert"))) {
            throw new SqlFailure(
                    "on Spark SQL reads the store only, and " + statement.verb().toUpperCase(Locale.ROOT)
                            + " does more. Leave --engine out to change tables in memory");
        }
    }

    /** Whether it gives rows. */
    static boolean reads(Statement statement) {
        return !IN_MEMORY.contains(statement.verb());
    }
}
