package dev.barista.magics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** SQL in cells; DuckDB's jar is in Maven's local repository, since the build needs it for tests. */
@Timeout(240)
class SqlInNotebookTest {
    private static final Clock SATURDAY = Clock.fixed(Instant.parse("2024-03-16T15:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    private TestNotebook notebook;

    @BeforeEach
    void open() {
        notebook = new TestNotebook(Map.of("BARISTA_STORE", folder.toString()), SATURDAY);
        notebook.silently("%bars SPY QQQ --days 30 --as prices");
        notebook.silently("%await prices");
    }

    @AfterEach
    void close() {
        notebook.close();
    }

    @Test
    void loadsAndTablesAreQueriedByTheNamesOfTheirVariables() {
        assertThat(notebook.text("%%sql\nselect symbol, count(*) as bars, max(high) >= min(low) as fine\n"
                        + "from prices group by 1 order by 1"))
                .contains("QQQ       19  true", "SPY       18  true")
                .contains("2 rows × 3 columns");
        notebook.silently("Table numbers = Table.create(\"n\").addColumns(LongColumn.create(\"i\", 1, 2, 3),"
                + " StringColumn.create(\"name\", new String[] {\"a\", null, \"c\"}))");
        assertThat(notebook.text("%sql select sum(i), count(name), count(*) from numbers"))
                .contains("6", "2", "3");
        notebook.silently("numbers = numbers.dropRows(0)");
        assertThat(notebook.text("%sql select sum(i) from numbers")).contains("5");
    }

    @Test
    void theResultIsBoundAsATable() {
        notebook.shown(
                "%%sql --as daily\nselect time, symbol, volume, close, time::date as day, hour(time) as hour from prices "
                        + "order by symbol, time");
        assertThat(notebook.text("daily.types()")).isEqualTo("[INSTANT, STRING, LONG, DOUBLE, LOCAL_DATE, LONG]");
        assertThat(notebook.text("prices.table().doubleColumn(\"close\").asList().equals("
                        + "daily.doubleColumn(\"close\").asList()) && prices.table().instantColumn(\"time\").asList().equals("
                        + "daily.instantColumn(\"time\").asList())"))
                .isEqualTo("true");
        assertThat(notebook.text("daily.dateColumn(\"day\").get(0) + \" \" + daily.longColumn(\"hour\").get(0)"))
                .as("on the exchange's clock")
                .isEqualTo("2024-02-16 0");
    }

    @Test
    void theStoreIsThereWithoutALoad() {
        Map<String, String> environment =
                Map.of("BARISTA_STORE", folder.resolve("other").toString());
        try (TestNotebook first = new TestNotebook(environment, SATURDAY)) {
            first.silently("%bars SPY BRK.B --days 30 --as prices");
            first.silently("%await prices");
        }
        try (TestNotebook later = new TestNotebook(environment, SATURDAY)) {
            assertThat(later.text("%sql select symbol, timeframe, feed, count(*) from bars group by all order by 1"))
                    .contains("BRK.B   1Day       default            19", "SPY     1Day       default            18");
            assertThat(later.text("%sql select count(*) from option_bars")).contains("0");
        }
    }

    @Test
    void mistakesShowTheLineAndWhatMayHaveBeenMeant() {
        assertThat(notebook.mistake("%%sql\nselect symbol,\n  volum from prices"))
                .contains("LINE 2:", "^", "volume")
                .doesNotContain("Exception");
        assertThat(notebook.mistake("%sql select 1; selct 2")).contains("SELCT is not for notebooks");
        assertThat(notebook.mistake("%sql select * from price"))
                .contains("LINE 1:", "In the notebook there is prices.");
        assertThat(notebook.mistake("%%sql\n")).contains("no SQL to run");
        assertThat(notebook.mistake("%sql --as x create table t (i int)")).contains("gives no rows for x");
    }

    @Test
    void noFileButTheStoresCanBeReadAndNoneWritten() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret.csv"), "a,b\n1,hush\n");
        assertThat(notebook.mistake("%sql select * from read_csv('" + secret + "')"))
                .contains("no other file")
                .doesNotContain("hush");
        assertThat(notebook.mistake("%sql select * from '" + secret + "'")).doesNotContain("hush");
        Path out = folder.resolve("practice-1/out.csv");
        for (String sql : new String[] {
            "copy (select 1) to '" + out + "'",
            "explain analyze copy (select 1) to '" + out + "'",
            "select 1; copy (select 1) to '" + out + "'",
            "export database '" + out + "'",
            "attach '" + out + "' as other",
            "install httpfs",
            "load httpfs",
            "set enable_external_access = true",
            "prepare p as copy (select 1) to '" + out + "'",
        }) {
            assertThat(notebook.mistake("%sql " + sql)).contains("is not for notebooks");
        }
        assertThat(out).doesNotExist();
    }

    @Test
    void onSparkNothingIsWrittenAndUnknownEnginesAreNamed() {
        assertThat(notebook.mistake("%%sql --engine sprk\nselect 1"))
                .contains("--engine must be duckdb, local[2], local[*] or spark://HOST:PORT, got sprk");
        for (String sql : new String[] {
            "create table t as select 1",
            "insert into bars select 1",
            "from bars insert overwrite directory '/x' select *"
        }) {
            assertThat(notebook.mistake("%%sql --engine local[2]\n" + sql))
                    .contains("on Spark SQL reads the store only");
        }
    }

    @Test
    void whatSqlCreatesIsThereForLaterCells() {
        notebook.run("%sql create table top as select symbol, max(close) as close from prices group by 1");
        assertThat(notebook.text("%sql select count(*) from top")).contains("2");
        assertThat(notebook.text("%sql explain select * from top")).contains("SCAN");
    }

    @Test
    void aQueryIsInterruptedAndTheNextOneRuns() throws Exception {
        notebook.text("%sql select 1");
        assertThat(
                        notebook.interrupted(
                                "%sql select count(*) from range(1000000) a, range(1000000) b where a.range * 3 % 7 = b.range % 11"))
                .contains("Interrupted");
        assertThat(notebook.text("%sql select 42")).contains("42");
    }

    @Test
    void namesOfTablesAndColumnsAreCompleted() {
        assertThat(notebook.completions("%%sql\nselect symbol, avg(vol|) from prices"))
                .containsExactly("volume");
        assertThat(notebook.completions("%sql select * from |")).containsExactly("prices", "bars", "option_bars");
        assertThat(notebook.completions("%%sql --as x\nSELECT timef|\nFROM bars"))
                .containsExactly("timeframe");
        notebook.silently("Table numbers = Table.create(\"n\").addColumns(LongColumn.create(\"i\"),"
                + " LongColumn.create(\"amount\"))");
        assertThat(notebook.completions("%sql select am| from numbers")).containsExactly("amount");
        assertThat(notebook.completions("%sql select numbers.| from numbers")).containsExactly("i", "amount");
        assertThat(notebook.completions("%sql sel|")).containsExactly("select");
        assertThat(notebook.completions("%sql (SEL|")).containsExactly("select");
        assertThat(notebook.completions("%sql select * from bars where symbol = 'vol|"))
                .isEmpty();
        assertThat(notebook.completions("%sql --eng|")).containsExactly("--engine");
    }

    @Test
    void longResultsAreCutUnlessTheyAreKept() {
        assertThat(notebook.text("%sql select * from range(20000)")).contains("10,000 rows");
        notebook.shown("%sql --as all select * from range(20000)");
        assertThat(notebook.text("all.rowCount()")).isEqualTo("20000");
    }
}
