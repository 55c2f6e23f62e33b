package dev.barista.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.barista.alpaca.AlpacaMarketData;
import dev.barista.market.Adjustment;
import dev.barista.market.ContractFilter;
import dev.barista.market.DateRange;
import dev.barista.market.Expiries;
import dev.barista.market.InvalidInputException;
import dev.barista.market.NyseCalendar;
import dev.barista.market.OptionType;
import dev.barista.market.StrikeRange;
import dev.barista.market.Symbol;
import dev.barista.market.Timeframe;
import dev.barista.practice.PracticeMarket;
import dev.barista.practice.PracticeOptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tech.tablesaw.api.Table;

@Timeout(120)
class OptionsLoadTest {
    private static final NyseCalendar NYSE = new NyseCalendar();
    private static final Clock TODAY = Clock.fixed(Instant.parse("2026-11-24T01:00:00Z"), ZoneOffset.UTC);
    private static final ContractFilter NEARBY =
            new ContractFilter(Expiries.parse("2026-12"), StrikeRange.parse("0.9..1.1"), null);

    private final ScheduledExecutorService executor = Executors.newScheduledThreadPool(2);
    private PracticeMarket market;
    private AlpacaMarketData data;

    @BeforeEach
    void start() {
        market = PracticeMarket.start(PracticeOptions.basic(NYSE, TODAY).withLatency(Duration.ofMillis(1)));
        data = AlpacaMarketData.practice(market.baseUri());
    }

    @AfterEach
    void stop() {
        data.close();
        market.close();
        executor.shutdownNow();
    }

    private Load load(Set<LoadKind> kinds, ContractFilter contracts, String timeframe, int days, String... symbols) {
        LoadRequest request = new LoadRequest(
                Arrays.stream(symbols).map(Symbol::new).toList(),
                DateRange.endingOn(LocalDate.of(2026, 11, 23), days),
                Timeframe.parse(timeframe),
                Adjustment.RAW,
                null,
                kinds,
                contracts);
        Pace pace = new Pace(Ticker.system(), Clock.systemUTC(), executor);
        return new Loader(data, NYSE, pace, TODAY, Ticker.system(), executor).start(request);
    }

    @Test
    void aChainIsATableOfContracts() {
        Load load = load(EnumSet.of(LoadKind.CHAIN), NEARBY, "1Day", 1, "SPY");
        Table chain = load.table();
        assertThat(chain.name()).contains("expiry 2026-12-01 to 2026-12-31").contains("(practice data)");
        assertThat(chain.columnNames())
                .containsExactly(
                        "contract",
                        "underlying",
                        "type",
                        "strike",
                        "expiry",
                        "bid",
                        "ask",
                        "last",
                        "iv",
                        "delta",
                        "gamma",
                        "theta",
                        "vega",
                        "rho",
                        "quote_time",
                        "trade_time");
        assertThat(chain.rowCount()).isGreaterThan(20);
        assertThat(chain.stringColumn("underlying").unique().asList()).containsExactly("SPY");
        assertThat(chain.dateColumn("expiry")
                        .isAfter(LocalDate.of(2026, 12, 31))
                        .isEmpty())
                .isTrue();
        assertThat(chain.doubleColumn("iv").countMissing()).isPositive();
        assertThat(load.chain().rowCount()).isEqualTo(chain.rowCount());
        assertThat(load.table("spy").rowCount()).isEqualTo(chain.rowCount());
        assertThatThrownBy(load::optionBars).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void strikesRelativeToThePriceCostOneCallForAllSymbols() {
        Load load = load(EnumSet.of(LoadKind.CHAIN), NEARBY, "1Day", 1, "SPY", "QQQ", "AAPL");
        assertThat(load.await().failures()).isEmpty();
        assertThat(load.requests()).isEqualTo(4);
        assertThat(market.calls()).isEqualTo(4);
        assertThat(load.chain().stringColumn("underlying").unique().asList())
                .containsExactlyInAnyOrder("AAPL", "QQQ", "SPY");
    }

    @Test
    void aWholeChainTakesAsManyPagesAsItNeeds() {
        Load load = load(EnumSet.of(LoadKind.CHAIN), ContractFilter.ALL, "1Day", 1, "SPY");
        assertThat(load.table().rowCount()).isGreaterThan(1000);
        assertThat(load.requests()).isEqualTo((load.table().rowCount() + 999) / 1000);
    }

    @Test
    void barsOfContractsFollowFromTheChainAHundredACall() {
        Load load = load(EnumSet.of(LoadKind.CHAIN, LoadKind.OPTION_BARS), NEARBY, "1Day", 30, "SPY");
        Table bars = load.table();
        int contracts = load.chain().rowCount();
        assertThat(bars.columnNames())
                .containsExactly("contract", "time", "open", "high", "low", "close", "volume", "trade_count", "vwap");
        assertThat(load.chain().stringColumn("contract").asSet())
                .containsAll(bars.stringColumn("contract").asSet());
        assertThat(load.requests()).isEqualTo(2 + (contracts + 99) / 100);
        String one = bars.stringColumn("contract").get(0);
        Table ofOne = load.table(one);
        assertThat(ofOne.rowCount())
                .isEqualTo(bars.stringColumn("contract").isEqualTo(one).size());
        assertThat(ofOne.name()).startsWith(one);
        assertThatThrownBy(() -> load.table("SPY010101C00000001"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("no bars of SPY010101C00000001");
    }

    @Test
    void theThreeKindsAreOneJob() {
        Load load = load(EnumSet.allOf(LoadKind.class), NEARBY, "1Day", 90, "SPY", "QQQ");
        load.await();
        assertThat(load.failures()).isEmpty();
        assertThat(load.symbols()).containsExactly("SPY", "QQQ");
        assertThat(load.progress().symbols().stream().map(SymbolProgress::label))
                .containsExactly("SPY", "QQQ", "SPY chain", "QQQ chain", "SPY option bars", "QQQ option bars");
        assertThat(load.table().stringColumn("symbol").unique().asList()).containsExactlyInAnyOrder("SPY", "QQQ");
        assertThat(load.optionBars().rowCount()).isPositive();
        assertThat(load.quality().symbols()).hasSize(2);
        assertThat(load.requests()).isEqualTo((int) market.calls());
    }

    @Test
    void theWorkOfTheOldScriptTakesFewCalls() {
        String[] symbols = IntStream.range(0, 23).mapToObj(i -> "SYM" + i).toArray(String[]::new);
        ContractFilter month = new ContractFilter(Expiries.parse("2026-12-18"), null, OptionType.CALL);
        Load load = load(EnumSet.allOf(LoadKind.class), month, "1Hour", 90, symbols);
        load.await();
        assertThat(load.failures()).isEmpty();
        assertThat(load.requests()).isEqualTo((int) market.calls()).isLessThanOrEqualTo(118);
    }

    @Test
    void whatThereIsNotFailsWithAReason() {
        Load unknown = load(EnumSet.of(LoadKind.CHAIN, LoadKind.OPTION_BARS), NEARBY, "1Day", 30, "ZZZZ", "SPY");
        unknown.await();
        assertThat(unknown.failures()).containsOnlyKeys("ZZZZ chain", "ZZZZ option bars");
        assertThat(unknown.failures().get("ZZZZ chain")).contains("no trade in ten days");
        assertThat(unknown.failures().get("ZZZZ option bars")).contains("its option chain did not arrive");
        assertThat(unknown.table("SPY").rowCount()).isPositive();

        ContractFilter nowhere = new ContractFilter(null, StrikeRange.parse("90000..99999"), null);
        Load none = load(EnumSet.of(LoadKind.CHAIN), nowhere, "1Day", 30, "SPY");
        assertThatThrownBy(none::table)
                .isInstanceOf(LoadFailedException.class)
                .hasMessageContaining("SPY chain: there are no contracts, strikes 90000–99999 dollars");
    }

    @Test
    void stocksAndContractsAreNotTakenForOneAnother() {
        assertThatThrownBy(() -> load(EnumSet.of(LoadKind.BARS), NEARBY, "1Day", 5, "SPY261218C00600000"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("SPY261218C00600000 is an option contract, not a stock. Try: %option_bars SPY");
        Load stocks = load(EnumSet.of(LoadKind.BARS), ContractFilter.ALL, "1Day", 30, "SPY");
        assertThatThrownBy(stocks::chain)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("this load has no options");
        assertThat(List.of(stocks.table().name())).containsExactly("1Day, 2026-10-25 to 2026-11-23 (practice data)");
    }
}
