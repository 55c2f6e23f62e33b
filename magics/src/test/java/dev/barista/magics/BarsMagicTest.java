package dev.barista.magics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BarsMagicTest {
    private final TestNotebook notebook = new TestNotebook(Map.of(), Clock.systemUTC());

    @AfterAll
    void close() {
        notebook.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            %bars SPY --dayz 5             | there is no option --dayz. Did you mean --days
            %bars SPY --days 0             | --days must be 1–3650, got 0. Try: %bars SPY --days 90
            %bars SPY --days -3            | --days must be 1–3650, got -3. Try: %bars SPY --days 90
            %bars SPY --days 99999         | --days must be 1–3650, got 99999. Try: %bars SPY --days 90
            %bars SPY --days abc           | is not a whole number
            %bars SPY --timeframe 1Hou     | no such timeframe: "1Hou". Did you mean 1Hour? Try 1Min, 5Min, 15Min
            %bars SPY --timeframe 1Hr      | no such timeframe: "1Hr". Did you mean 1Hour? Try 1Min
            %bars SPY --timeframe 90Min    | no such timeframe: 90Min. Timeframes are 1–59Min, 1–23Hour, 1Day
            %bars SPY --timeframe          | --timeframe
            %bars                          | %bars needs at least one symbol. Try: %bars SPY --days 90
            %bars </script>                | not a symbol: "</script>". A symbol is a ticker of letters and digits
            %bars SPY --as 1x              | --as takes the name of a Java variable. Try: %bars SPY --as prices
            %bars SPY --as class           | --as takes the name of a Java variable. Try: %bars SPY --as prices
            %bars SPY --feed zz            | --feed must be one of sip, iex, otc, got zz. Try: %bars SPY --feed sip
            %bars SPY --feed ie            | --feed must be one of sip, iex, otc, got ie. Did you mean iex? Try
            %bars SPY --adjustment splitt  | raw, split, dividend, all, got splitt. Did you mean split? Try
            %bars SPY --from /no/such/path | there is no file or directory "/no/such/path". Try an existing path
            %bars SPY --from sampel        | there is no file or directory "sampel". Did you mean sample? Try
            %bars SPY --from src/mian      | there is no file or directory "src/mian". Did you mean src/main? Try
            %bars SPY --from pom.xml       | cannot read "pom.xml": bars are read from .csv, .csv.gz and .parquet
            """)
    void eachMistakeIsOneSentence(String cell, String sentence) {
        String message = notebook.mistake(cell);
        assertThat(message).contains(sentence).doesNotContain("\n").doesNotContain("Exception");
        assertThat(notebook.text("%jobs")).isEqualTo("no jobs yet");
    }

    @Test
    void anUnusableEnvironmentIsSaidByTheCell() {
        String oneKey = mistakeWith(Map.of("APCA_API_KEY_ID", "PKABC"));
        assertThat(oneKey)
                .isEqualTo("only one of the two keys is set: APCA_API_SECRET_KEY is missing."
                        + " Set both, or neither for practice data");
        Map<String, String> keys = Map.of("APCA_API_KEY_ID", "PKABC", "APCA_API_SECRET_KEY", "hush");
        assertThat(mistakeWith(with(keys, "APCA_API_DATA_URL", "http://example.com")))
                .contains("would send your keys unencrypted to example.com. Try: https://example.com");
        assertThat(mistakeWith(with(keys, "APCA_API_DATA_URL", "not an address")))
                .contains("APCA_API_DATA_URL is not an address. Try: APCA_API_DATA_URL=https://data.alpaca.markets")
                .doesNotContain("hush");
    }

    private static Map<String, String> with(Map<String, String> keys, String name, String value) {
        Map<String, String> all = new java.util.HashMap<>(keys);
        all.put(name, value);
        return all;
    }

    private static String mistakeWith(Map<String, String> environment) {
        try (TestNotebook other = new TestNotebook(environment, Clock.systemUTC())) {
            return other.mistake("%bars SPY --as prices");
        }
    }
}
