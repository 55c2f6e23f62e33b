package dev.barista.magics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Option chains and bars of contracts, asked for in cells. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OptionsInNotebookTest {
    private static final Clock FRIDAY = Clock.fixed(Instant.parse("2024-03-15T22:00:00Z"), ZoneOffset.UTC);

    private final TestNotebook notebook = new TestNotebook(Map.of(), FRIDAY);

    @AfterAll
    void close() {
        notebook.close();
    }

    @Test
    void aChainIsLoadedInTheBackgroundAndIsATable() {
        notebook.silently("%chain SPY --expiry 2024-04 --strikes 0.9..1.1 --type put --as chain");
        notebook.silently("%await chain");
        assertThat(notebook.lastText()).matches("""
                        (?s)📊 Loading option chains for 1 symbol \\(practice data\\)\\.\\.\\.
                          \\[1/1] ✅ SPY chain: \\d+ contracts
                        📡 Made 2 API requests""");
        assertThat(notebook.text("chain.table().name()"))
                .startsWith("puts, expiry 2024-04-01")
                .contains("(practice data)");
        assertThat(notebook.text("chain.table().stringColumn(\"type\").unique().asList()"))
                .isEqualTo("[put]");
    }

    @Test
    void chainAndBarsOfItsContractsAreOneJobWithOnePanel() {
        notebook.silently("%option_bars SPY --expiry 2024-04 --strikes 0.95..1.05 --days 30 --as optionBars");
        notebook.silently("%await optionBars");
        assertThat(notebook.lastText()).matches("""
                        (?s)📊 Loading option chains and option bars for 1 symbol \\(practice data\\)\\.\\.\\.
                          \\[1/2] ✅ SPY chain: \\d+ contracts
                          \\[2/2] ✅ SPY option bars: [\\d,]+ bars
                        📡 Made [345] API requests""");
        assertThat(notebook.text("optionBars.table().columnNames().get(0)")).isEqualTo("contract");
    }

    @Test
    void aFirstLookHasAllThreeKinds() {
        notebook.silently("%bars SPY QQQ --options --quick --as quick");
        notebook.silently("%await quick");
        assertThat(notebook.lastText())
                .contains("📊 Loading stock data, option chains and option bars for 2 symbols (practice data)...")
                .contains("✅ QQQ: ", "✅ QQQ chain: ", "✅ QQQ option bars: ");
        assertThat(notebook.text("quick.chain().rowCount() > 0 && quick.optionBars().rowCount() > 0"))
                .isEqualTo("true");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            %chain                          | %chain needs an underlying. Try: %chain SPY
            %option_bars                    | %option_bars needs an underlying. Try: %option_bars SPY
            %chain SPY --expiry soon        | --expiry takes a day, a month or a range, got "soon". Try: --expiry 2026-12
            %chain SPY --expiry 2023-01     | the contracts of --expiry 2023-01 have expired
            %chain SPY --strikes 5          | --strikes takes two bounds, got "5". Try: --strikes 0.9..1.1
            %chain SPY --strikes 1.1..0.9   | strikes must rise from more than 0, got 1.1..0.9
            %chain SPY --type both          | --type must be one of call, put, got both. Try: %chain SPY --type call
            %option_bars SPY --days 0       | --days must be 1–3650, got 0. Try: %option_bars SPY --days 90
            %bars SPY --strikes 0.9..1.1    | --expiry, --strikes and --type are about options. Try: %bars SPY --options
            %bars SPY --quick --days 5      | --quick means 90 days. Leave out either --quick or --days
            %bars SPY240419C00500000        | is an option contract, not a stock. Try: %option_bars SPY
            """)
    void eachMistakeIsOneSentence(String cell, String sentence) {
        assertThat(notebook.mistake(cell))
                .contains(sentence)
                .doesNotContain("\n")
                .doesNotContain("Exception");
    }
}
