package dev.barista.magics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** How good practice bars are, asked in cells. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QualityInNotebookTest {
    private static final Clock FRIDAY = Clock.fixed(Instant.parse("2024-03-15T22:00:00Z"), ZoneOffset.UTC);

    private final TestNotebook notebook = new TestNotebook(Map.of(), FRIDAY);

    @AfterAll
    void close() {
        notebook.close();
    }

    @Test
    void oneSymbolIsShownFindingByFinding() {
        notebook.silently("%bars NVDA --days 60 --timeframe 1Hour --as close");
        DisplayData detail = notebook.shown("%quality close NVDA");
        assertThat((String) detail.getData(MIMEType.TEXT_HTML))
                .contains("Times are America/New_York", "<th style=\"text-align:left\">how bad</th>", ">gap</td>")
                .containsPattern(">2024-0\\d-\\d\\d \\d\\d:00</td>");
        assertThat((String) detail.getData(MIMEType.TEXT_PLAIN))
                .containsPattern(
                        "- warning: gap 2024-0\\d-\\d\\d \\d\\d:00: 1 bar missing. To do: load the range again");
        String svg = new String(
                Base64.getDecoder()
                        .decode(((String) detail.getData(MIMEType.TEXT_HTML))
                                .replaceAll("(?s).*base64,([^\"]*)\".*", "$1")),
                StandardCharsets.UTF_8);
        assertThat(svg).contains("Complete by time of the day", "What the score is made of");
        assertThat(notebook.text("close.quality().findings().columnNames()")).contains("severity", "suggested repair");
    }

    @Test
    void cleanedBarsAreJudgedAndDrawnLikeALoad() {
        notebook.silently("%bars NVDA QQQ --days 400 --timeframe 1Hour --as faulty");
        notebook.silently("var cleaned = faulty.clean(repair -> repair.dropDuplicates().fixHighAndLow().fixSpikes());");

        assertThat(notebook.text("%quality cleaned"))
                .startsWith("Quality: 1Hour")
                .contains("(practice data), cleaned", "0 duplicates", "0 spikes");
        assertThat(notebook.text("cleaned.quality().score(\"NVDA\") > faulty.quality().score(\"NVDA\")"))
                .isEqualTo("true");
        assertThat(notebook.text("%plot cleaned NVDA")).contains("Candlesticks: NVDA", "cleaned", "PRACTICE DATA");
        assertThat(notebook.text("%plot cleaned")).contains("NVDA", "QQQ");
        assertThat(notebook.mistake("%plot cleaned AMD")).isEqualTo("AMD is not in cleaned, which has NVDA, QQQ");
        assertThat(notebook.mistake("%plot cleaned --x time")).contains("--by and --value are for tables");
    }

    @Test
    void aLowScoreStopsARunAfterItWasShown() {
        notebook.silently("%bars AMD ZZZZ --days 30 --timeframe 1Hour --as low");
        assertThat(notebook.text("%quality low AMD --fail-under 0.5")).contains("AMD  0.9");
        int before = notebook.displayed().size();
        assertThat(notebook.mistake("%quality low --fail-under 0.999"))
                .matches("2 of 2 symbols below --fail-under 0.999: AMD 0.9\\d, ZZZZ did not arrive."
                        + " What was found: %quality low SYMBOL");
        assertThat(notebook.displayed().subList(before, notebook.displayed().size()))
                .anyMatch(text -> text.contains("AMD  0.9"));
        assertThat(notebook.mistake("%quality low --fail-under 90"))
                .isEqualTo("--fail-under must be 0–1, got 90.0. Try: %quality low --fail-under 0.9");
    }

    @Test
    void barsAreExpectedByTheHoursOfAnotherExchange() {
        notebook.silently("%bars NVDA --days 30 --timeframe 1Day --as abroad");
        assertThat(notebook.text("%quality abroad --calendar crypto"))
                .contains("calendar CRYPTO")
                .as("weekends are missing")
                .containsPattern("NVDA  0\\.[1-8]");
        assertThat(notebook.text("%quality abroad --calendar XETRA")).contains("calendar XETRA");
        assertThat(notebook.mistake("%quality abroad --calendar lsf"))
                .isEqualTo("no calendar is called lsf. Did you mean lse? There are nyse, xetra, lse, crypto");
    }

    @Test
    void twoLoadsOfTheSameBarsAreCompared() {
        notebook.silently("%bars NVDA AMD --days 30 --timeframe 1Hour --as one");
        notebook.silently("%bars NVDA --days 30 --timeframe 1Hour --as other");
        assertThat(notebook.text("%quality one --against other"))
                .contains("one against other", "no offset", "no bars of the same time in both");
        assertThat(notebook.text("%quality one NVDA --against other")).doesNotContain("AMD");
        assertThat(notebook.mistake("%quality one --against othre")).contains("Did you mean other?");
    }

    @Test
    void rulesOfTheUsersChangeWhatIsFoundAndWhatItCosts() {
        notebook.silently("%bars NVDA --days 60 --timeframe 1Hour --as ruled");
        assertThat(notebook.text("%quality ruled NVDA --without gap --weight freshness=0"))
                .contains("own rules", "validity")
                .doesNotContain("completeness", "freshness");
        notebook.silently(
                "var mine = QualityRules.STANDARD.check(\"<b>first</b>\", (bars, row) -> row == 0).weight(\"own checks\", 1);");
        DisplayData shown = notebook.shown("%quality ruled --rules mine");
        assertThat((String) shown.getData(MIMEType.TEXT_HTML))
                .contains("own checks", "&lt;b&gt;first")
                .doesNotContain("<b>first");
        assertThat(notebook.text("ruled.quality(rules -> rules.without(\"gap\")).findings().rowCount()"))
                .isNotEqualTo(notebook.text("ruled.quality().findings().rowCount()"));
        assertThat(notebook.mistake("%quality ruled --without holes")).startsWith("there is no check \"holes\"");
        assertThat(notebook.mistake("%quality ruled --rules nothing"))
                .startsWith("--rules must name a variable that holds QualityRules, got nothing. Try: var mine");
    }

    @Test
    void barsAreCleanedIntoANewTableWithARecord() {
        notebook.silently("%bars ORCL --days 90 --timeframe 15Min --as spoiled");
        notebook.silently("var cleaned = spoiled.clean(repair -> repair.dropDuplicates().fixSpikes());");
        assertThat(notebook.text("cleaned")).startsWith("1 symbol cleaned: ").contains(" × ");
        assertThat(notebook.text("cleaned.table().rowCount() < spoiled.table().rowCount()"))
                .isEqualTo("true");
        assertThat(notebook.text("cleaned.changes().columnNames()")).isEqualTo("[symbol, time, repair, before, after]");
    }
}
