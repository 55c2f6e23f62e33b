package dev.barista.magics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** Loads from the practice market, asked for, looked at and plotted in cells. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PracticeInNotebookTest {
    private static final Clock FRIDAY = Clock.fixed(Instant.parse("2024-03-15T22:00:00Z"), ZoneOffset.UTC);

    private final TestNotebook notebook = new TestNotebook(Map.of(), FRIDAY);

    @AfterAll
    void close() {
        notebook.close();
    }

    @Test
    void loadsFromTheCellToTheTable() {
        notebook.silently("%bars SPY ZZZZ --days 30 --timeframe 1Hour --as prices");
        assertThat(notebook.displayed().get(0)).isEqualTo("""
                📊 Loading stock data for 2 symbols (practice data)...
                  [1/2] Waiting: SPY
                  [2/2] Waiting: ZZZZ
                📡 Made 0 API requests""");
        notebook.silently("%await prices");
        assertThat(notebook.lastText()).matches("""
                        (?s)📊 Loading stock data for 2 symbols \\(practice data\\)\\.\\.\\.
                          \\[1/2] ✅ SPY: \\d{3} bars \\(quality: 0\\.9\\d\\)
                          \\[2/2] ❌ ZZZZ: no such symbol
                        📡 Made 1 API request""");
        assertThat(notebook.text("prices.table(\"SPY\").columnNames()"))
                .isEqualTo("[time, open, high, low, close, volume, trade_count, vwap]");
        assertThat(notebook.text("prices.soFar().columnNames().get(0)")).isEqualTo("symbol");
        assertThat(notebook.mistake("prices.table()")).startsWith("1 of 2 symbols failed: ZZZZ: no such symbol");
    }

    @Test
    void showsHowGoodTheBarsAreInOnePictureWithItsTable() {
        notebook.silently("%bars AAPL MSFT --days 30 --timeframe 1Hour --as judged");
        DisplayData both = notebook.shown("%quality judged");
        assertThat((String) both.getData(MIMEType.TEXT_HTML))
                .contains("<img ", "data:image/svg+xml;base64,", "<table", ">AAPL<", ">MSFT<", "practice data");
        assertThat(both.hasDataForType(MIMEType.IMAGE_PNG)).isTrue();
        assertThat((String) both.getData(MIMEType.TEXT_PLAIN))
                .startsWith("Quality: 1Hour, 2024-02-15 to 2024-03-15 (practice data)\nAAPL  0.9")
                .contains("\nMSFT  0.9");
        assertThat(notebook.text("%quality judged MSFT")).contains("MSFT  0.9").doesNotContain("AAPL");
        notebook.silently("report = %quality judged");
        assertThat(notebook.text("report.score(\"AAPL\") > 0.9")).isEqualTo("true");
        assertThat(notebook.mistake("%quality judged TSLA")).contains("no quality of TSLA in this report");
        assertThat(notebook.mistake("%quality jugded")).isEqualTo("there is no variable jugded. Did you mean judged?");
    }

    @Test
    void judgesNothingWhereNothingArrived() {
        notebook.silently("%bars ZZAA --days 5 --as gone");
        assertThat(notebook.mistake("%quality gone"))
                .isEqualTo("no symbol of gone is complete, so there is nothing to judge."
                        + " What failed, and why: gone.failures()");
    }

    @Test
    void plotsOneSymbolAndSaysThatItIsPractice() {
        notebook.silently("var plotted = %bars QQQ --days 30 --timeframe 1Hour");
        DisplayData plot = notebook.shown("%plot plotted QQQ");
        assertThat((String) plot.getData(MIMEType.TEXT_PLAIN)).startsWith("Candlesticks: QQQ · 1Hour · ");
        assertThat(String.valueOf(plot.getData(MIMEType.TEXT_PLAIN)).toLowerCase(java.util.Locale.ROOT))
                .contains("practice data");
        assertThat((String) plot.getData(MIMEType.TEXT_HTML)).contains("<img ", "<script>");
        assertThat(notebook.mistake("%plot plotted SPY")).isEqualTo("SPY is not in this load, which has QQQ");
        assertThat(notebook.mistake("%plot FRIDAY SPY")).contains("there is no variable FRIDAY");
        notebook.run("int number = 1;");
        assertThat(notebook.mistake("%plot number SPY"))
                .isEqualTo("number is neither a load nor a table. Try: %bars SPY --as prices");
    }
}
