package dev.barista.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.barista.market.Bars;
import dev.barista.market.DateRange;
import dev.barista.market.InvalidInputException;
import dev.barista.market.NyseCalendar;
import dev.barista.market.Symbol;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BarFilesTest {
    private static final Symbol SPY = new Symbol("SPY");
    private static final Symbol QQQ = new Symbol("QQQ");
    private static final String HEADING = "time,open,high,low,close,volume\n";

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Date,Open,High,Low,Close,Volume,VWAP,Trade Count,Ticker",
                "datetime,OPEN,HIGH,LOW,CLOSE,VOL,vwap,trade_count,Symbol",
                "t,o,h,l,c,v,vw,n,SYMBOL",
                "\uFEFFtimestamp,open,high,low,close,volume,vwap,trades,ticker"
            })
    void theUsualSpellingsOfColumnsAreRead(String heading) throws Exception {
        Path file = write("any.csv", heading + "\n2024-01-02,1,4,0.5,3,100,2.5,7,SPY\n");

        Bars bars = bars(file, SPY);

        assertThat(bars.size()).isEqualTo(1);
        assertThat(bars.open(0)).isEqualTo(1);
        assertThat(bars.high(0)).isEqualTo(4);
        assertThat(bars.low(0)).isEqualTo(0.5);
        assertThat(bars.close(0)).isEqualTo(3);
        assertThat(bars.volume(0)).isEqualTo(100);
        assertThat(bars.vwap(0)).isEqualTo(2.5);
        assertThat(bars.tradeCount(0)).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-01-02,2024-01-02T05:00:00Z",
        "20240702,2024-07-02T04:00:00Z",
        "2024-01-02 09:30,2024-01-02T14:30:00Z",
        "2024-01-02T09:30:00.123456789,2024-01-02T14:30:00.123Z",
        "2024-01-02T14:30:00Z,2024-01-02T14:30:00Z",
        "2024-01-02 14:30:00+00:00,2024-01-02T14:30:00Z",
        "2024-01-02 09:30:00-0500,2024-01-02T14:30:00Z",
        "2024-01-02 14:30:00 UTC,2024-01-02T14:30:00Z",
        "1704205800,2024-01-02T14:30:00Z",
        "1704205800.0,2024-01-02T14:30:00Z",
        "1704205800123,2024-01-02T14:30:00.123Z",
        "1704205800123456,2024-01-02T14:30:00.123Z",
        "1704205800123456789,2024-01-02T14:30:00.123Z"
    })
    void timesAreReadInTheWaysOfTheWorld(String written, String meant) throws Exception {
        Path file = write("SPY.csv", HEADING + written + ",1,1,1,1,1\n");

        assertThat(Instant.ofEpochMilli(bars(file, SPY).timeMillis(0))).isEqualTo(Instant.parse(meant));
    }

    @Test
    void rowsThatCannotBeReadAreKeptWithTheirLines() throws Exception {
        Path file = write(
                "SPY.csv",
                HEADING + "2024-01-02,1,1,1,1,1\n" + "01/03/2024,1,1,1,1,1\n" + "2024-01-04,x,1,1,1,1\n"
                        + "2024-01-05,1,1,1\n" + "2024-13-45,1,1,1,1,1\n" + "1,1,1,1,1,1\n" + "2024-01-08,2,2,2,2,2\n");

        FileBars read = read(file, SPY);

        assertThat(read.of(SPY).size()).isEqualTo(2);
        assertThat(read.rowsRead()).isEqualTo(7);
        assertThat(read.unreadableRows()).isEqualTo(5);
        assertThat(read.unreadable())
                .extracting(UnreadableRow::toString)
                .containsExactly(
                        "SPY.csv line 3: not an ISO time or a number since the epoch: \"01/03/2024\"",
                        "SPY.csv line 4: open is not a number: \"x\"",
                        "SPY.csv line 5: has 4 columns, the heading has 6",
                        "SPY.csv line 6: no such time: \"2024-13-45\"",
                        "SPY.csv line 7: not an ISO time or a number since the epoch: \"1\"");
    }

    @Test
    void manyUnreadableRowsAreCountedAndTheFirstKept() throws Exception {
        FileBars read = read(write("SPY.csv", HEADING + "bad,1,1,1,1,1\n".repeat(1000)), SPY);

        assertThat(read.unreadableRows()).isEqualTo(1000);
        assertThat(read.unreadable()).hasSize(100);
        assertThat(read.notFound()).containsOnlyKeys(SPY);
    }

    @Test
    void aQuoteThatNeverClosesIsReportedAndWhatCameBeforeIsKept() throws Exception {
        FileBars read = read(write("SPY.csv", HEADING + "2024-01-02,1,1,1,1,1\n\"2024-01-03,1,1,1,1,1\n"), SPY);

        assertThat(read.of(SPY).size()).isEqualTo(1);
        assertThat(read.unreadable())
                .singleElement()
                .asString()
                .startsWith("SPY.csv: the rest of the file could not be read");
    }

    @Test
    void emptyValuesAreMissingAndGroupedNumbersAreRead() throws Exception {
        Bars bars =
                bars(write("SPY.csv", HEADING + "2024-01-02,\"1,234.5\",,null,1e3,\n2024-01-03,1,1,1,1,100.0\n"), SPY);

        assertThat(bars.open(0)).isEqualTo(1234.5);
        assertThat(bars.high(0)).isNaN();
        assertThat(bars.low(0)).isNaN();
        assertThat(bars.close(0)).isEqualTo(1000);
        assertThat(bars.volume(0)).isEqualTo(Bars.MISSING);
        assertThat(bars.volume(1)).isEqualTo(100);
        assertThat(bars.tradeCount(0)).isEqualTo(Bars.MISSING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SPY.csv", "spy_daily.csv", "SPY-2024.csv", "spy 1h.CSV"})
    void withoutASymbolColumnTheFileNameSays(String name) throws Exception {
        assertThat(bars(write(name, HEADING + "2024-01-02,1,1,1,1,1\n"), SPY).size())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(chars = {';', '\t'})
    void otherDividersAreRead(char divider) throws Exception {
        String text = (HEADING + "2024-01-02,1,1,1,1,1\n").replace(',', divider);

        assertThat(bars(write("SPY.csv", text), SPY).size()).isEqualTo(1);
    }

    @Test
    void missingColumnsAreNamedWithThoseFound() throws Exception {
        Path file = write("SPY.csv", "date,open,price\n2024-01-02,1,1\n");

        assertThatThrownBy(() -> read(file, SPY))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(
                        "SPY.csv has no column for high, low, close; found \"date\", \"open\", \"price\"");
    }

    @Test
    void aDirectoryIsReadInTheOrderOfItsNames() throws Exception {
        write("SPY_2024.csv", HEADING + "2024-01-02,2,2,2,2,2\n");
        write("SPY_2023.csv", HEADING + "2023-01-03,1,1,1,1,1\n");
        gzipped("QQQ.csv.gz", HEADING + "2024-01-02,3,3,3,3,3\n");
        write("notes.csv", "a,b\n1,2\n");
        write("readme.txt", "nothing");

        FileBars read = read(directory, SPY, QQQ);

        assertThat(read.bars()).containsOnlyKeys(SPY, QQQ);
        assertThat(read.of(SPY).open(0)).isEqualTo(1);
        assertThat(read.of(SPY).open(1)).isEqualTo(2);
        assertThat(read.unreadable())
                .singleElement()
                .extracting(UnreadableRow::file)
                .isEqualTo("notes.csv");
    }

    @Test
    void aSymbolThatIsNotThereIsReportedWithWhatIs() throws Exception {
        FileBars read =
                read(write("many.csv", "symbol," + HEADING + "APPL,2024-01-02,1,1,1,1,1\n"), new Symbol("AAPL"));

        assertThat(read.bars()).isEmpty();
        assertThat(read.notFound().get(new Symbol("AAPL")))
                .isEqualTo("no bars of AAPL in many.csv; did you mean APPL? There is: APPL");
    }

    @Test
    void dailyBarsDatedAtMidnightUtcKeepTheirDate() throws Exception {
        Path file = write("SPY.csv", HEADING + "2024-01-02T00:00:00Z,1,1,1,1,1\n2024-01-03T00:00:00Z,1,1,1,1,1\n");

        assertThat(Instant.ofEpochMilli(bars(file, SPY).timeMillis(0)))
                .isEqualTo(Instant.parse("2024-01-02T05:00:00Z"));
    }

    @Test
    void onlyTheDaysAskedForAreKept() throws Exception {
        Path file =
                write("SPY.csv", HEADING + "2024-01-02,1,1,1,1,1\n2024-01-03 23:59,2,2,2,2,2\n2024-01-04,3,3,3,3,3\n");
        DateRange day = new DateRange(LocalDate.of(2024, 1, 3), LocalDate.of(2024, 1, 3));

        FileBars read = BarFiles.open(file.toString(), List.of(SPY), day, NyseCalendar.NEW_YORK)
                .read((symbol, bars) -> {});

        assertThat(read.of(SPY).size()).isEqualTo(1);
        assertThat(read.range(SPY, NyseCalendar.NEW_YORK)).contains(day);
    }

    @Test
    void pathsThatCannotBeReadAreMistakesWithAWayOut() throws Exception {
        assertThatThrownBy(() -> read(directory.resolve("nowhere.csv"), SPY))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("there is no file or directory");
        assertThatThrownBy(() -> read(directory, SPY))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("no .csv");
        Path text = write("a.txt", "");
        assertThatThrownBy(() -> read(text, SPY)).isInstanceOf(InvalidInputException.class);
        Path fake = write("SPY.csv.gz", "not gzipped");
        assertThatThrownBy(() -> read(fake, SPY)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void aReadingThreadCanBeInterrupted() throws Exception {
        Path file = write("SPY.csv", HEADING + "2024-01-02,1,1,1,1,1\n".repeat(5000));

        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> read(file, SPY)).isInstanceOf(InterruptedException.class);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    private void gzipped(String name, String text) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(directory.resolve(name)))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static FileBars read(Path path, Symbol... symbols) throws Exception {
        return BarFiles.open(path.toString(), List.of(symbols), null, NyseCalendar.NEW_YORK)
                .read((symbol, bars) -> {});
    }

    private static Bars bars(Path file, Symbol symbol) throws Exception {
        FileBars read = read(file, symbol);
        assertThat(read.unreadable()).isEmpty();
        return read.of(symbol);
    }
}
