package dev.barista.magics;

import dev.barista.kernel.cell.UserMistake;
import dev.barista.kernel.magic.CompletesText;
import dev.barista.kernel.magic.KernelServices;
import dev.barista.kernel.magic.MagicCall;
import dev.barista.sql.SparkMaster;
import dev.barista.sql.SqlFailure;
import dev.barista.sql.SqlResult;
import dev.barista.sql.SqlSession;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tech.tablesaw.api.Table;

/** {@code %%sql} and {@code %sql}. Made by {@link BaristaMagics} for each call. */
@SuppressWarnings("OrphanedFormatString") // "%sql" is the magic's name, no format
@Command(
        name = "sql",
        description = {
            "Runs SQL (DuckDB's) on loads and tables, by the names of their variables, and on the store: bars and",
            "option_bars are all that was ever loaded. What SQL creates stays in memory, and files are never written.",
            "With --engine local[2] or spark://HOST:PORT Spark runs the query, on the store alone."
        })
final class SqlMagic implements CompletesText {
    private static final String DUCKDB = "duckdb";
    /** More than anybody reads; a variable takes all. */
    private static final int MOST_SHOWN = 10_000;

    private final SqlSession session;
    private final KernelServices kernel;

    @Option(names = "--as", paramLabel = "NAME", description = "The variable that holds the result, a Table.")
    private @Nullable String as;

    @Option(
            names = "--engine",
            paramLabel = "ENGINE",
            defaultValue = DUCKDB,
            description =
                    "Who runs it: duckdb, Spark on this machine (local[2], local[*]) or on a cluster that sees the store "
                            + "under the same path (spark://HOST:PORT).")
    private String engine = DUCKDB;

    @Parameters(arity = "0..1", paramLabel = "SQL", description = "The query, here or in the lines below.")
    private @Nullable String text;

    SqlMagic(SqlSession session, KernelServices kernel) {
        this.session = session;
        this.kernel = kernel;
    }

    @Override
    public @Nullable Object run(MagicCall call) throws Exception {
        LoadCells.checkName(as, "%sql --as means select symbol, avg(close) from bars group by 1");
        boolean kept = as != null || call.target() != null;
        try {
            SqlResult result = result(call, kept ? Integer.MAX_VALUE : MOST_SHOWN);
            Table table = result.table();
            if (table == null) {
                if (as != null) {
                    throw new UserMistake("this SQL gives no rows for " + as + ". End it with a query");
                }
                return null;
            }
            if (!result.whole()) {
                call.cell().out().printf("The first %,d rows. --as NAME takes all.%n", MOST_SHOWN);
            }
            if (as != null) {
                kernel.variables().bind(as, Table.class, table.setName(as));
            }
            return table;
        } catch (SqlFailure e) {
            throw new UserMistake("SqlError", String.valueOf(e.getMessage()));
        }
    }

    @Override
    public List<String> words(String before, String after) {
        return new SqlWords(kernel.variables()).between(before, after);
    }

    private SqlResult result(MagicCall call, int most) throws Exception {
        if (engine.equals(DUCKDB)) {
            return session.run(sql(call), new SqlVariables(kernel.variables()), most, jars(call, SqlSession.DRIVER));
        }
        return session.runOnSpark(SparkMaster.parse(engine), sql(call), most, jars(call, SqlSession.SPARK));
    }

    private Callable<List<Path>> jars(MagicCall call, String of) {
        return () -> kernel.libraries().fetch(List.of(of), call.cell());
    }

    private String sql(MagicCall call) {
        String line = text == null ? "" : text;
        String body = call.body() == null ? "" : call.body();
        return line.isEmpty() || body.isEmpty() ? line + body : line + "\n" + body;
    }
}
