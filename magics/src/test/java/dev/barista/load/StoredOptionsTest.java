package dev.barista.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barista.alpaca.AlpacaMarketData;
import dev.barista.market.Adjustment;
import dev.barista.market.ContractFilter;
import dev.barista.market.DateRange;
import dev.barista.market.Expiries;
import dev.barista.market.StrikeRange;
import dev.barista.market.Symbol;
import dev.barista.market.Timeframe;
import dev.barista.practice.PracticeMarket;
import dev.barista.practice.PracticeOptions;
import dev.barista.store.BarStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Loads of option bars with a store. */
@Timeout(120)
class StoredOptionsTest extends StoringLoads {
    private static final ContractFilter JULY = contracts("2026-07", "0.9..1.1");
    private static final DateRange MONTH = DateRange.endingOn(FRIDAY, 30);
    /** One for prices and one for the chain. */
    private static final int CHAIN_CALLS = 2;

    private static ContractFilter contracts(String expiry, String strikes) {
        return new ContractFilter(Expiries.parse(expiry), StrikeRange.parse(strikes), null);
    }

    private Load options(Instant now, BarStore from, ContractFilter contracts, DateRange range, String... symbols) {
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        LoadRequest request = new LoadRequest(
                Arrays.stream(symbols).map(Symbol::new).toList(),
                range,
                Timeframe.parse("1Day"),
                Adjustment.RAW,
                null,
                EnumSet.of(LoadKind.CHAIN, LoadKind.OPTION_BARS),
                contracts);
        PracticeOptions options = PracticeOptions.basic(NYSE, clock).withLatency(Duration.ofMillis(1));
        try (PracticeMarket market = PracticeMarket.start(options);
                AlpacaMarketData data = AlpacaMarketData.practice(market.baseUri())) {
            Pace pace = new Pace(Ticker.system(), Clock.systemUTC(), executor);
            Load load = new Loader(data, NYSE, pace, clock, Ticker.system(), executor, from)
                    .start(request)
                    .await();
            assertThat(load.failures()).isEmpty();
            assertThat(load.requests()).isEqualTo((int) market.calls());
            return load;
        }
    }

    private Load options(ContractFilter contracts, DateRange range, String... symbols) {
        return options(SATURDAY, store, contracts, range, symbols);
    }

    private static String bars(Load load) {
        return load.optionBars().print(1_000_000);
    }

    @Test
    void aRepeatedLoadAsksForTheChainAlone() {
        Load first = options(JULY, MONTH, "SPY");
        assertThat(first.requests()).isGreaterThan(CHAIN_CALLS);
        Load again = options(JULY, MONTH, "SPY");
        assertThat(again.requests()).isEqualTo(CHAIN_CALLS);
        assertThat(again.notes()).containsExactly("option bars of 1 of 1 symbol came from the store, without a call");
        assertThat(bars(again)).isEqualTo(bars(first));
        store.close();
        Load ofNextKernel = options(SATURDAY, open("store"), JULY, MONTH, "SPY");
        assertThat(ofNextKernel.requests()).isEqualTo(CHAIN_CALLS);
        assertThat(bars(ofNextKernel)).isEqualTo(bars(first));
    }

    @Test
    void aLongerRangeAndMoreContractsAskForWhatIsMissing() {
        options(contracts("2026-07", "0.98..1.02"), DateRange.endingOn(FRIDAY.minusDays(10), 5), "SPY");
        Load more = options(JULY, MONTH, "SPY");
        Load anew = options(SATURDAY, open("other"), JULY, MONTH, "SPY");
        assertThat(bars(more)).isEqualTo(bars(anew));
        assertThat(options(JULY, MONTH, "SPY").requests()).isEqualTo(CHAIN_CALLS);
        // Fewer of both are there as well.
        Load fewer = options(contracts("2026-07", "0.95..1.05"), DateRange.endingOn(FRIDAY, 5), "SPY");
        assertThat(fewer.requests()).isEqualTo(CHAIN_CALLS);
    }

    @Test
    void theUnfinishedSessionIsAskedForAgain() {
        Load during = options(DURING_FRIDAY, store, JULY, MONTH, "SPY");
        Load after = options(JULY, MONTH, "SPY");
        assertThat(after.requests()).isGreaterThan(CHAIN_CALLS);
        assertThat(bars(after)).isEqualTo(bars(options(SATURDAY, open("other"), JULY, MONTH, "SPY")));
        assertThat(after.progress().bytes()).isLessThan(during.progress().bytes());
        assertThat(options(JULY, MONTH, "SPY").requests()).isEqualTo(CHAIN_CALLS);
    }

    @Test
    void aFileThatIsDamagedIsAskedForAgain() throws Exception {
        Load first = options(JULY, MONTH, "SPY");
        store.close();
        for (Path file : files()) {
            Files.writeString(file, "damaged");
        }
        BarStore reopened = open("store");
        Load again = options(SATURDAY, reopened, JULY, MONTH, "SPY");
        assertThat(again.notes())
                .containsExactly("bars of contracts of SPY in the store cannot be read and are asked for again "
                        + "(InvalidInputException)");
        assertThat(again.requests()).isEqualTo(first.requests());
        assertThat(bars(again)).isEqualTo(bars(first));
        assertThat(options(SATURDAY, reopened, JULY, MONTH, "SPY").requests()).isEqualTo(CHAIN_CALLS);
    }

    @Test
    void thereIsAFileForEachExpiryOfAnUnderlyingAndNothingElse() throws Exception {
        options(JULY, MONTH, "SPY", "QQQ");
        store.close();
        List<Path> files = files();
        assertThat(files).isNotEmpty();
        assertThat(files).allMatch(file -> file.toString()
                .matches(".*/kind=option_bars/timeframe=1Day/adjustment=raw/feed=default/symbol=(SPY|QQQ)/"
                        + "2026-07-\\d\\d\\.parquet"));
        try (Stream<Path> all = Files.walk(folder.resolve("store"))) {
            assertThat(all.map(Path::toString)).noneMatch(name -> name.contains("kind=bars"));
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder.resolve("store"))) {
            return all.filter(file -> file.toString().endsWith(".parquet")).toList();
        }
    }

    @Test
    void aStoreThatCannotBeWrittenIsSaidAndTheLoadGoesOn() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "not a folder");
        try (BarStore nowhere = new BarStore(file.resolve("store"), NYSE.zone())) {
            Load load = options(SATURDAY, nowhere, JULY, MONTH, "SPY");
            assertThat(load.optionBars().rowCount()).isPositive();
            waitUntil(() -> !load.notes().isEmpty());
            assertThat(load.notes()).hasSize(1).allMatch(note -> note.contains("they are in memory only"));
        }
    }
}
