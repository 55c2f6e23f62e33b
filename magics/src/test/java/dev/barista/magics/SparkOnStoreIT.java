package dev.barista.magics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same SQL on Spark as on DuckDB. Not run with the unit tests, for the first one downloads 300 MB:
 * {@code -Dtest=SparkOnStoreIT}.
 */
@Timeout(1800)
class SparkOnStoreIT {
    private static final Clock SATURDAY = Clock.fixed(Instant.parse("2024-03-16T15:00:00Z"), ZoneOffset.UTC);
    private static final String SPARK = "%%sql --engine local[2]";

    @TempDir
    private Path folder;

    private static void isInterruptedAndTheNextQueryRuns(TestNotebook notebook) throws Exception {
        String endless =
                "\nselect count(*) from range(10000000) a cross join range(10000000) b where a.id * 3 % 7 = b.id % 11";
        assertThat(notebook.interrupted(SPARK + endless)).contains("Interrupted");
        assertThat(notebook.text(SPARK + "\nselect 42 as answer")).contains("42");
    }

    @Test
    void sparkReadsTheSameStoreByTheSameText() throws Exception {
        try (TestNotebook notebook = new TestNotebook(Map.of("BARISTA_STORE", folder.toString()), SATURDAY)) {
            assertThat(notebook.text(SPARK + "\nselect count(*) from bars")).contains("0");
            notebook.silently("%bars SPY QQQ TRUE --days 30 --as prices");
            notebook.silently("%await prices");
            for (int i = 0;
                    i < 1000
                            && !notebook.text("%sql select count(distinct symbol) from bars")
                                    .contains("3");
                    i++) {
                Thread.sleep(20); // written beside the load
            }
            for (String query : new String[] {
                "select symbol, avg(volume) from bars where timeframe = '1Day' group by 1 order by 1",
                "select symbol, time, time::date as day, close, volume, trade_count, vwap, volume > 100 as b from bars order by 1, 2",
                "select count(*) as n from option_bars"
            }) {
                notebook.shown(SPARK + " --as spark\n" + query);
                notebook.shown("%%sql --as duck\n" + query);
                assertThat(notebook.text("spark.types()")).isEqualTo(notebook.text("duck.types()"));
                assertThat(notebook.text("spark.print(1000).lines().skip(3).toList()"))
                        .isEqualTo(notebook.text("duck.print(1000).lines().skip(3).toList()"));
            }
            assertThat(notebook.mistake(SPARK + "\nselect volum from bars"))
                    .contains("UNRESOLVED_COLUMN", "volume", "line 1 pos 7")
                    .doesNotContain("Exception", "Project");
            assertThat(notebook.mistake(SPARK + "\nselect * from prices")).contains("not the notebook's variables");
            assertThat(notebook.mistake(SPARK + "\nselect * from parquet.`" + folder + "`"))
                    .doesNotContain("rows");
            assertThat(notebook.mistake(SPARK + "\nselect (1 from bars")).contains("PARSE_SYNTAX_ERROR");
            assertThat(notebook.text(SPARK + "\nselect id from range(20000)")).contains("10,000 rows");
            isInterruptedAndTheNextQueryRuns(notebook);
        }
    }
}
