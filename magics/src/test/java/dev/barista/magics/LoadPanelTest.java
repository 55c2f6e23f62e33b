package dev.barista.magics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barista.load.KindProgress;
import dev.barista.load.LoadKind;
import dev.barista.load.LoadProgress;
import dev.barista.load.SymbolProgress;
import dev.barista.load.SymbolState;
import dev.barista.market.Symbol;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LoadPanelTest {
    private static final SymbolProgress SPY = done("SPY", 1512, 0.9567);
    private static final SymbolProgress QQQ = row("QQQ", SymbolState.LOADING, 300, "");
    private static final SymbolProgress AAPL = done("AAPL", 1, 1);
    private static final SymbolProgress ZZZZ = row("ZZZZ", SymbolState.FAILED, 0, "no such symbol");

    private static SymbolProgress done(String symbol, long bars, double quality) {
        return new SymbolProgress(
                LoadKind.BARS, new Symbol(symbol), SymbolState.DONE, bars, OptionalDouble.of(quality), "");
    }

    private static SymbolProgress row(String symbol, SymbolState state, long bars, String message) {
        return new SymbolProgress(LoadKind.BARS, new Symbol(symbol), state, bars, OptionalDouble.empty(), message);
    }

    /** A load of {@code calls} calls that has taken two and a half seconds. */
    private static LoadProgress market(int calls, boolean done, SymbolProgress... rows) {
        return progress("Alpaca", false, false, calls, null, "", done, false, rows);
    }

    private static LoadProgress progress(
            String source,
            boolean practice,
            boolean files,
            int calls,
            @Nullable Duration remaining,
            String budgetNote,
            boolean done,
            boolean cancelled,
            SymbolProgress... rows) {
        return new LoadProgress(
                source,
                practice,
                files,
                List.of(rows),
                calls == 0 ? List.of() : List.of(new KindProgress(LoadKind.BARS, calls, calls, 0, 1512, 0)),
                Duration.ofMillis(2500),
                null,
                remaining,
                null,
                budgetNote,
                done,
                cancelled);
    }

    private static String text(LoadProgress load, String... notes) {
        return text(LoadPanel.render(load, List.of(notes)));
    }

    private static String text(DisplayData data) {
        return String.valueOf(data.getData(MIMEType.TEXT_PLAIN));
    }

    private static String html(LoadProgress load, String... notes) {
        return String.valueOf(LoadPanel.render(load, List.of(notes)).getData(MIMEType.TEXT_HTML));
    }

    @Test
    void waitsBeforeTheFirstCall() {
        DisplayData first = LoadPanel.waiting(
                "Alpaca",
                false,
                List.of(row("SPY", SymbolState.WAITING, 0, ""), row("QQQ", SymbolState.WAITING, 0, "")));
        assertThat(text(first)).isEqualTo("""
                📊 Loading stock data for 2 symbols...
                  [1/2] Waiting: SPY
                  [2/2] Waiting: QQQ
                📡 Made 0 API requests""");
    }

    @Test
    void saysHowFarEachSymbolIs() {
        assertThat(text(market(10, false, SPY, QQQ, done("AAPL", 1512, 0.96)))).isEqualTo("""
                📊 Loading stock data for 3 symbols...
                  [1/3] ✅ SPY: 1,512 bars (quality: 0.95)
                  [2/3] Loading QQQ...
                  [3/3] ✅ AAPL: 1,512 bars (quality: 0.96)
                📡 Made 10 API requests""");
    }

    @Test
    void saysOnItsRowWhyASymbolFailed() {
        assertThat(text(market(2, true, SPY, ZZZZ)))
                .contains("  [1/2] ✅ SPY: 1,512 bars (quality: 0.95)\n  [2/2] ❌ ZZZZ: no such symbol\n");
        assertThat(html(market(2, true, ZZZZ))).contains("<td", ">ZZZZ<", ">failed: no such symbol<");
    }

    @Test
    void oneOfAThingIsNamedInTheSingular() {
        assertThat(text(market(1, true, AAPL))).isEqualTo("""
                📊 Loading stock data for 1 symbol...
                  [1/1] ✅ AAPL: 1 bar (quality: 1.00)
                📡 Made 1 API request""");
    }

    @Test
    void onlyWhatIsFlawlessReadsOne() {
        assertThat(text(market(1, true, done("SPY", 2, 0.99999)))).contains("2 bars (quality: 0.99)");
        assertThat(text(market(1, true, row("SPY", SymbolState.DONE, 2, "")))).contains("✅ SPY: 2 bars\n");
    }

    @Test
    void practiceDataSaysSoInBothForms() {
        LoadProgress load = progress("practice data", true, false, 3, null, "", true, false, SPY);
        assertThat(text(load)).startsWith("📊 Loading stock data for 1 symbol (practice data)...\n");
        assertThat(html(load)).contains("practice data · 3 calls made, 1.2 a second · 2.5 s elapsed");
    }

    @Test
    void cancelledLoadsSayWhatTheyKept() {
        LoadProgress load = progress(
                "Alpaca", false, false, 4, null, "", true, true, SPY, row("QQQ", SymbolState.CANCELLED, 300, ""));
        assertThat(text(load)).isEqualTo("""
                📊 Loading stock data for 2 symbols...
                  [1/2] ✅ SPY: 1,512 bars (quality: 0.95)
                  [2/2] QQQ: cancelled after 300 bars
                📡 Made 4 API requests, then cancelled""");
        assertThat(html(load)).contains(" · cancelled<");
    }

    @Test
    void totalsTellRateTimeAndBudget() {
        LoadProgress load = progress(
                "Alpaca",
                false,
                false,
                200,
                Duration.ofSeconds(23),
                "waiting 23 s for budget: 200 of 200 calls used",
                false,
                false,
                SPY,
                QQQ);
        assertThat(html(load))
                .contains("Alpaca · 200 calls made, 80.0 a second · 2.5 s elapsed · about 23 s remaining · waiting 23 s"
                        + " for budget: 200 of 200 calls used<")
                .contains(">1,512</td>", ">0.95</td>", ">loading</td>");
    }

    @Test
    void threeKindsInOnePanelTellTheirCallsBarsAndBytesWhileTheyLoad() {
        LoadProgress load = new LoadProgress(
                "Alpaca",
                false,
                false,
                List.of(
                        SPY,
                        options(LoadKind.CHAIN, SymbolState.DONE, 90),
                        options(LoadKind.OPTION_BARS, SymbolState.LOADING, 900)),
                List.of(
                        new KindProgress(LoadKind.BARS, 3, 2, 0, 1512, 1_510_000),
                        new KindProgress(LoadKind.CHAIN, 2, 2, 0, 90, 40_000),
                        new KindProgress(LoadKind.OPTION_BARS, 4, 12, 8, 900, 950_000)),
                Duration.ofSeconds(2),
                null,
                Duration.ofSeconds(3),
                new LoadProgress.Budget(191, 200),
                "",
                false,
                false);
        String amounts = "1,251 bars a second · 2.5 MB · 191 of 200 calls left in the budget";
        List<String> kinds = List.of(
                "stock data: 2 of 2 calls, 1,512 bars, 1.5 MB",
                "option chains: 2 of 2 calls, 90 contracts, 0.0 MB",
                "option bars: 4 of 12 calls, 900 bars, 1.0 MB");
        assertThat(text(load)).endsWith("""
                  [3/3] Loading SPY option bars...
                📡 Made 9 API requests
                  %s
                  %s
                  %s
                %s · 2.0 s elapsed · about 3 s remaining""".formatted(kinds.get(0), kinds.get(1), kinds.get(2), amounts));
        assertThat(html(load))
                .contains("Alpaca · 9 calls made, 4.5 a second · 2.0 s elapsed · about 3 s remaining<")
                .contains(">" + amounts + "<")
                .contains(kinds.stream().map(kind -> ">" + kind + "<").toList());
    }

    private static SymbolProgress options(LoadKind kind, SymbolState state, long size) {
        return new SymbolProgress(kind, new Symbol("SPY"), state, size, OptionalDouble.empty(), "");
    }

    @Test
    void filesAreReadWithoutCallsAndTheirUnreadableRowsAreListed() {
        assertThat(text(LoadPanel.waitingForFiles("acme.csv", List.of(row("ACME", SymbolState.WAITING, 0, "")))))
                .endsWith("  [1/1] Waiting: ACME\nReading acme.csv...");
        LoadProgress reading = progress("acme.csv", false, true, 0, null, "", false, false, QQQ);
        assertThat(text(reading)).endsWith("  [1/1] Loading QQQ...\nReading acme.csv...");
        LoadProgress read = progress("acme.csv", false, true, 0, null, "", true, false, AAPL);
        assertThat(text(read, "2 rows of 14 rows could not be read:", "acme.csv line 3: has no symbol"))
                .endsWith("""
                        (quality: 1.00)
                        Read from acme.csv
                        2 rows of 14 rows could not be read:
                        acme.csv line 3: has no symbol""");
        LoadProgress cut =
                progress("acme.csv", false, true, 0, null, "", true, true, row("ACME", SymbolState.CANCELLED, 1, ""));
        assertThat(text(cut)).endsWith("  [1/1] ACME: cancelled after 1 bar\nRead from acme.csv, then cancelled");
        assertThat(html(cut)).contains("Read from acme.csv, then cancelled · 2.5 s elapsed");
    }

    @Test
    void textFromOutsideIsHarmlessInHtml() {
        String hostile = "</td></table><script>alert('x')</script><img src=x onerror=\"alert(1)\">&";
        String html = html(
                progress(
                        hostile,
                        false,
                        true,
                        0,
                        null,
                        hostile,
                        true,
                        false,
                        row("ZZZZ", SymbolState.FAILED, 0, hostile)),
                hostile);
        assertThat(html).doesNotContain("<script", "<img", "onerror=\"", "'x'").contains("&lt;script&gt;");
        assertThat(html.split("</table>", -1)).hasSize(2);
    }
}
