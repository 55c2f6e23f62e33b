package dev.barista.magics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plots of loads, asked for in cells. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlotsInNotebookTest {
    private static final Clock FRIDAY = Clock.fixed(Instant.parse("2024-03-15T22:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path directory;

    private final TestNotebook notebook = new TestNotebook(Map.of(), FRIDAY);

    @BeforeAll
    void load() {
        notebook.silently("%bars SPY QQQ --days 60 --timeframe 1Hour --as prices");
    }

    @AfterAll
    void close() {
        notebook.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"line", "AREA", "returns", "histogram", "compare", "ohlc", "volume", "heatmap", "indicators"})
    void eachKindIsAPictureThatScriptsMakeInteractive(String kind) {
        DisplayData plot = notebook.shown("%plot prices SPY --kind " + kind);
        assertThat((String) plot.getData(MIMEType.TEXT_PLAIN))
                .contains("SPY · 1Hour · ")
                .contains("PRACTICE DATA");
        assertThat((String) plot.getData(MIMEType.TEXT_HTML)).contains("<img ", "<script>");
        assertThat(plot.hasDataForType(MIMEType.IMAGE_PNG)).isTrue();
    }

    @Test
    void severalSymbolsAreComparedFromOneHundredOn() {
        assertThat(notebook.text("%plot prices --log"))
                .startsWith("SPY, QQQ · 1Hour · compared, first close = 100")
                .contains("logarithmic");
        assertThat(notebook.mistake("%plot prices --kind candles"))
                .isEqualTo("candles are of one symbol. Try: %plot prices SPY");
    }

    @Test
    void severalSymbolsAreCorrelatedAndScattered() {
        assertThat(notebook.text("%plot prices --kind correlation"))
                .startsWith("SPY, QQQ · 1Hour · how returns go together");
        assertThat(notebook.text("%plot prices --kind scatter")).contains("QQQ (correlation 0.");
        assertThat(notebook.mistake("%plot prices --kind indicators"))
                .isEqualTo("indicators are of one symbol. Try: %plot NAME SPY --kind indicators");
    }

    @Test
    void anyTableIsPlottedByTheNamesOfItsColumns() {
        notebook.run("var table = prices.table();");
        assertThat(notebook.text("%plot table --x time --y close --by symbol"))
                .startsWith("table · close · ")
                .contains("PRACTICE DATA");
        assertThat(notebook.mistake("%plot table --y clos"))
                .startsWith("table has no column clos. Did you mean close? It has symbol, time, open");
        assertThat(notebook.mistake("%plot table SPY")).startsWith("symbols, --from and --to are for loads");
        assertThat(notebook.mistake("%plot prices --y close")).startsWith("--x, --y, --by and --value are for tables.");
        notebook.run("int number = 3;");
        assertThat(notebook.mistake("%plot number"))
                .isEqualTo("number is neither a load nor a table. Try: %bars SPY --as prices");
    }

    @ParameterizedTest
    @ValueSource(strings = {"smile", "term", "surface"})
    void chainsShowTheirImpliedVolatility(String kind) {
        notebook.silently("%chain SPY QQQ --strikes 0.9..1.1 --as options");
        assertThat(notebook.text("%plot options SPY --kind " + kind))
                .startsWith("SPY · implied volatility · " + kind)
                .contains("PRACTICE DATA");
        assertThat(notebook.mistake("%plot options IBM --kind " + kind)).startsWith("IBM is not in this load");
    }

    @Test
    void aSmileIsOfOneUnderlying() {
        notebook.silently("%chain SPY QQQ --strikes 0.95..1.05 --as two");
        assertThat(notebook.mistake("%plot two")).contains("drawn of one underlying, and these are QQQ, SPY");
        assertThat(notebook.mistake("%plot prices --kind smile")).contains("has no options");
    }

    @Test
    void aRangeOfDaysIsCutOut() {
        assertThat(notebook.text("%plot prices SPY --kind line --from 2024-03-01 --to 2024-03-01"))
                .containsPattern(" close · 1\\d points");
        assertThat(notebook.mistake("%plot prices SPY --from yesterday"))
                .isEqualTo("--from takes a day, got yesterday. Try: %plot prices --from 2024-01-31");
    }

    @Test
    void isSavedAsPageAndAsPicture() throws Exception {
        for (String ending : List.of("html", "png", "svg")) {
            notebook.shown("%plot prices SPY --save " + directory.resolve("chart." + ending));
        }
        assertThat(Files.readString(directory.resolve("chart.html")))
                .startsWith("<!doctype html>")
                .contains("candlestick");
        assertThat(Files.size(directory.resolve("chart.png"))).isGreaterThan(1_000);
        assertThat(Files.readString(directory.resolve("chart.svg"))).startsWith("<svg");
        assertThat(notebook.mistake("%plot prices SPY --kind candels"))
                .startsWith("%plot: --kind must be one of candles, ohlc, ")
                .endsWith(", got candels. Did you mean candles? %plot --help has more");
        assertThat(notebook.mistake("%plot prices SPY --save chart.gif"))
                .startsWith("--save takes a file that ends in");
    }

    @Test
    void aStaticPlotHasNoHtml() {
        DisplayData plot = notebook.shown("%plot prices SPY --static");
        assertThat(plot.hasDataForType(MIMEType.IMAGE_PNG)).isTrue();
        assertThat(plot.hasDataForType(MIMEType.TEXT_HTML)).isFalse();
    }
}
