package dev.barista.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OccSymbolTest {
    @Test
    void readsAllParts() {
        OccSymbol contract = OccSymbol.parse("SPY261218C00600000");
        assertThat(contract).isEqualTo(new OccSymbol("SPY", LocalDate.of(2026, 12, 18), OptionType.CALL, 600_000));
        assertThat(contract.strike()).isEqualTo(600.0);
        assertThat(OccSymbol.parse("aapl1 270115p00012500").strike()).isEqualTo(12.5);
        assertThat(OccSymbol.parse("F     261218P00000500")).hasToString("F261218P00000500");
    }

    @Test
    void writesWhatItReads() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 2000; round++) {
            OccSymbol contract = new OccSymbol(
                    "ABCDEF".substring(0, 1 + random.nextInt(6)),
                    LocalDate.of(2000, 1, 1).plusDays(random.nextInt(36_524)),
                    random.nextBoolean() ? OptionType.CALL : OptionType.PUT,
                    1 + random.nextInt(99_999_999));
            assertThat(OccSymbol.parse(contract.toString())).as("seed %d", seed).isEqualTo(contract);
            assertThat(contract.symbol().isContract()).as("seed %d", seed).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            SPY                  | not an option contract: "SPY"
            SPY261218X00600000   | not an option contract
            SPY261218C0060000    | not an option contract
            1SPY261218C00600000  | not an option contract
            TOOLONG261218C00600000 | not an option contract
            SPY260231C00600000   | there is no day 2026-02-31
            SPY261318C00600000   | there is no day 2026-13-18
            SPY261218C00000000   | strikes are 0.001–99999.999, got 0.000
            """)
    void saysWhatIsWrong(String text, String message) {
        assertThatThrownBy(() -> OccSymbol.parse(text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(message);
    }

    @Test
    void standsInTheOrderOfChains() {
        List<String> chain = List.of(
                "QQQ261218C00600000",
                "SPY261218C00090000",
                "SPY261218P00090000",
                "SPY261218C00600000",
                "SPY270115C00090000");
        assertThat(chain.stream().map(OccSymbol::parse).sorted().map(OccSymbol::toString))
                .containsExactlyElementsOf(chain);
    }

    @Test
    void aStocksTickerIsNoContract() {
        assertThat(new Symbol("SPY").isContract()).isFalse();
        assertThat(new Symbol("BRK.B").isContract()).isFalse();
        assertThat(Symbol.parse("spy261218c00600000").isContract()).isTrue();
    }
}
