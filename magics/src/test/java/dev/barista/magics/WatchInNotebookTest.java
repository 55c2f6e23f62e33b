package dev.barista.magics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barista.practice.StepClock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** {@code %watch} in cells, over a practice market whose time goes on when the tests say so. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WatchInNotebookTest {
    private final StepClock clock = new StepClock("2024-03-15T15:07:00Z");
    private final TestNotebook notebook = new TestNotebook(Map.of(), clock);

    @BeforeAll
    void load() {
        notebook.silently("%bars SPY QQQ --days 5 --timeframe 15Min --as prices");
        notebook.silently("%await prices");
    }

    @AfterAll
    void close() {
        notebook.close();
    }

    @Test
    void newBarsAreDrawnWhileOtherCellsRunUntilItIsCancelled() throws Exception {
        notebook.silently("watch = %watch prices SPY --last 50");
        notebook.awaitLastHtml("Watching SPY: 0 new bars · practice time, 1,800 times as fast", "<img ");
        clock.pass(Duration.ofSeconds(3));
        String before = notebook.lastHtml();
        notebook.awaitLastHtml("Watching SPY: 5 new bars", "data:image/svg+xml");
        assertThat(notebook.lastHtml()).isNotEqualTo(before);
        assertThat(notebook.text("1 + 1")).isEqualTo("2");
        assertThat(notebook.text("watch.table().rowCount() > prices.table(\"SPY\").rowCount()"))
                .isEqualTo("true");
        assertThat(notebook.text("watch")).contains("watch of SPY");
        notebook.interrupt();
        notebook.silently("%cancel watch");
        notebook.awaitLastHtml("cancelled", "<script>");
        assertThat(notebook.lastText()).contains("PRACTICE DATA", "cancelled");
    }

    @Test
    void aCellThatIsRunAgainEndsTheWatchThatItStarted() throws Exception {
        notebook.runAs("a", "first = %watch prices SPY --kind line");
        notebook.runAs("a", "second = %watch prices QQQ --kind area");
        notebook.awaitHtml("Watching SPY: 0 new bars · cancelled");
        assertThat(notebook.text("second.done().toCompletableFuture().isDone()"))
                .isEqualTo("false");
        notebook.silently("%cancel second");
    }

    @Test
    void severalSymbolsAreComparedAndJudged() throws Exception {
        notebook.silently("both = %watch prices");
        notebook.awaitLastHtml("Watching SPY, QQQ: 0 new bars", " · quality SPY ", ", QQQ ", "<img ");
        clock.pass(Duration.ofSeconds(3));
        notebook.awaitLastHtml("Watching SPY, QQQ: 10 new bars", "data:image/svg+xml");
        assertThat(notebook.lastText()).contains("compared, first close = 100");
        notebook.silently("%cancel both");
        notebook.awaitLastHtml("cancelled", "<script>");
    }

    @Test
    void mistakesAreToldWithWhatToDo() {
        assertThat(notebook.mistake("%watch prices --kind candles"))
                .isEqualTo("--kind must be one of line, area, volume, returns, compare for 2 symbols, got candles");
        assertThat(notebook.mistake("%watch prices IBM")).isEqualTo("IBM is not in prices, which has SPY, QQQ");
        assertThat(notebook.mistake("%watch prices SPY --kind smile"))
                .startsWith("--kind must be one of candles, ohlc");
        assertThat(notebook.mistake("%watch prices SPY --last 5")).startsWith("--last must be 20–2000, got 5. Try:");
        assertThat(notebook.mistake("%watch nothing")).startsWith("there is no variable nothing");
        notebook.silently("%bars IBM --from sample --as files");
        assertThat(notebook.mistake("%watch files"))
                .startsWith("files does not go on: only what %bars loads from a market");
    }
}
