package dev.barista.magics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barista.market.DateRange;
import dev.barista.market.Exchange;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Bars of files, asked for in cells. */
@Timeout(120)
class FilesInNotebookTest {
    @TempDir
    private Path directory;

    private final TestNotebook notebook = new TestNotebook(Map.of(), Clock.systemUTC());

    @AfterEach
    void close() {
        notebook.close();
    }

    private Path file(String name, String content) throws Exception {
        return Files.writeString(directory.resolve(name), content);
    }

    @Test
    void showsTheSampleRowByRow() {
        notebook.silently("%bars AAPL IBM NOPE --from sample --as real");
        notebook.silently("%await real");
        assertThat(notebook.displayed().get(0)).isEqualTo("""
                📊 Loading stock data for 3 symbols...
                  [1/3] Waiting: AAPL
                  [2/3] Waiting: IBM
                  [3/3] Waiting: NOPE
                Reading the sample...""");
        assertThat(notebook.lastText())
                .contains("[1/3] ✅ AAPL: 3,270 bars (quality: 0.9", "[2/3] ✅ IBM: 3,270 bars (quality: ")
                .contains("[3/3] ❌ NOPE: no bars of NOPE in the sample; ")
                .endsWith("\nRead from the sample");
        assertThat(notebook.text("real.table(\"IBM\").rowCount()")).isEqualTo("3270");
        assertThat(notebook.text("%jobs")).isEqualTo("1  done  bars of 3 symbols  3 of 3 symbols");
    }

    @Test
    void countsUnreadableRowsAndNamesTheirLines() throws Exception {
        Path file = file("acme.csv", """
                Date,Open,High,Low,Close,Volume
                2024-01-02,1,2,1,2,100
                2024-01-03,1,two,1,2,100
                2024-01-04,1,2,1,2,100
                """);
        notebook.silently("%bars ACME --from " + file + " --as acme");
        notebook.silently("%await acme");
        assertThat(notebook.lastText())
                .contains("✅ ACME: 2 bars")
                .contains("Read from acme.csv\n1 row of 3 rows could not be read:\nacme.csv line 3: ");
        assertThat(notebook.text("acme.notes().size()")).isEqualTo("2");
    }

    @Test
    void filesOfAnotherExchangeAreJudgedByItsHours() throws Exception {
        StringBuilder csv = new StringBuilder("Date,Open,High,Low,Close,Volume\n");
        Exchange.XETRA
                .calendar()
                .sessions(new DateRange(LocalDate.of(2023, 1, 2), LocalDate.of(2023, 12, 29)))
                .forEach(session -> csv.append(session.date())
                        .append(",10,11,9,")
                        .append(10 + session.date().getDayOfMonth() / 100.0)
                        .append(",100\n"));
        Path file = file("sap.csv", csv.toString());
        notebook.silently("%bars SAP --from " + file + " --as found");
        notebook.silently("%await found");
        assertThat(notebook.lastText())
                .contains("SAP is judged by the calendar XETRA, which its bars fit best; --exchange says which it is");
        assertThat(notebook.text("found.quality().of(\"SAP\").count(dev.barista.quality.FindingKind.GAP)"))
                .isEqualTo("0");
        notebook.silently("%bars SAP --from " + file + " --exchange lse --as told");
        notebook.silently("%await told");
        assertThat(notebook.lastText()).doesNotContain("is judged by");
        assertThat(notebook.text("%quality told")).contains("calendar LSE");
        assertThat(notebook.mistake("%bars SAP --exchange xetra"))
                .isEqualTo("--exchange is about files. Try: %bars SAP --from FILE --exchange xetra, or %quality NAME "
                        + "--calendar xetra");
    }

    @Test
    void aFileWithoutBarsFailsOnTheRowsOfItsSymbols() throws Exception {
        Path file = file("notes.csv", "a,b\n1,2\n");
        notebook.silently("%bars ACME OTHER --from " + file + " --as none");
        assertThat(notebook.mistake("%await none")).contains("job 1 (bars of 2 symbols) failed");
        assertThat(notebook.lastText()).contains("[1/2] ❌ ACME: notes.csv ", "[2/2] ❌ OTHER: notes.csv ");
        assertThat(notebook.mistake("none.table(\"ACME\")")).startsWith("ACME: notes.csv ");
    }

    @Test
    void pathsThatHoldNothingAreMistakesOfTheCell() throws Exception {
        file("spy.csv", "Date,Open,High,Low,Close\n");
        assertThat(notebook.mistake("%bars SPY --from " + directory.resolve("sp.csv")))
                .contains("Did you mean " + directory.resolve("spy.csv") + "? ");
        Path empty = Files.createDirectory(directory.resolve("empty"));
        assertThat(notebook.mistake("%bars SPY --from " + empty)).startsWith("no .csv, .csv.gz or .parquet file in ");
        assertThat(notebook.displayed()).isEmpty();
        assertThat(notebook.text("%jobs")).isEqualTo("no jobs yet");
    }
}
