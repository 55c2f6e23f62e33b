package dev.barista.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barista.market.Bars;
import dev.barista.market.BarsBuilder;
import dev.barista.market.DateRange;
import dev.barista.market.NyseCalendar;
import dev.barista.market.OccSymbol;
import dev.barista.market.OptionType;
import dev.barista.market.Symbol;
import dev.barista.market.Timeframe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ContractStoreTest {
    private static final ZoneId ZONE = NyseCalendar.NEW_YORK;
    private static final ContractSet HOURS = new ContractSet(Timeframe.parse("1Hour"), new Symbol("SPY"));
    private static final LocalDate JULY = LocalDate.of(2026, 7, 17);
    private static final LocalDate AUGUST = LocalDate.of(2026, 8, 21);
    private static final DateRange MAY = new DateRange(LocalDate.of(2026, 5, 1), LocalDate.of(2026, 5, 31));

    @TempDir
    private Path folder;

    private final List<BarStore> opened = new ArrayList<>();

    @AfterEach
    void close() {
        opened.forEach(BarStore::close);
    }

    private ContractStore open() {
        BarStore store = new BarStore(folder, ZONE);
        opened.add(store);
        return store.contracts();
    }

    private static Symbol contract(LocalDate expiry, int strike) {
        return new OccSymbol("SPY", expiry, OptionType.CALL, strike * 1000).symbol();
    }

    private static Bars bar(LocalDate day, double price) {
        long noon = day.atTime(12, 0).atZone(ZONE).toInstant().toEpochMilli();
        return new BarsBuilder(1)
                .add(noon, price, price, price, price, Bars.MISSING, 3, Double.NaN)
                .build();
    }

    /** Days and closes, such as {@code "4–8: 7.0"}. */
    private static String shown(Map<Symbol, StoredBars> there, Symbol contract) {
        return parts(there, contract).stream()
                .map(part -> part.days().from().getDayOfMonth() + "–"
                        + part.days().to().getDayOfMonth() + ":"
                        + IntStream.range(0, part.bars().size())
                                .mapToObj(row -> " " + part.bars().close(row))
                                .collect(Collectors.joining()))
                .collect(Collectors.joining(", "));
    }

    private static List<StoredBars.Part> parts(Map<Symbol, StoredBars> there, Symbol contract) {
        return Objects.requireNonNull(there.get(contract), contract::toString).parts();
    }

    private static DateRange days(int from, int to) {
        return new DateRange(LocalDate.of(2026, 5, from), LocalDate.of(2026, 5, to));
    }

    private static CompletableFuture<Boolean> add(
            ContractStore store, List<Symbol> contracts, DateRange days, Map<Symbol, Bars> bars) {
        return store.add(HOURS, contracts, List.of(days), bars, problem -> {
            throw new AssertionError(problem);
        });
    }

    private static Map<Symbol, StoredBars> read(ContractStore store, Symbol... contracts) throws InterruptedException {
        return store.read(HOURS, List.of(contracts), MAY, problem -> {
            throw new AssertionError(problem);
        });
    }

    @Test
    void contractsThatDidNotTradeAreKnownAsWell() throws Exception {
        Symbol traded = contract(JULY, 600);
        Symbol quiet = contract(JULY, 900);
        Symbol later = contract(AUGUST, 600);
        LocalDate day = LocalDate.of(2026, 5, 5);
        ContractStore store = open();
        assertThat(add(store, List.of(traded, quiet, later), days(4, 8), Map.of(traded, bar(day, 7)))
                        .join())
                .isTrue();
        Map<Symbol, StoredBars> there = read(open(), traded, quiet, later, contract(JULY, 601));
        assertThat(there).containsOnlyKeys(traded, quiet, later);
        assertThat(shown(there, traded)).isEqualTo("4–8: 7.0");
        assertThat(shown(there, quiet)).isEqualTo("4–8:");
        assertThat(shown(there, later)).isEqualTo("4–8:");
        Bars read = parts(there, traded).get(0).bars();
        assertThat(read.timeMillis(0)).isEqualTo(bar(day, 7).timeMillis(0));
        assertThat(read.volume(0)).isEqualTo(Bars.MISSING);
        assertThat(read.tradeCount(0)).isEqualTo(3);
    }

    @Test
    void laterBarsTakeThePlaceOfThoseOfTheSameDays() throws Exception {
        Symbol contract = contract(JULY, 600);
        LocalDate day = LocalDate.of(2026, 5, 5);
        ContractStore store = open();
        add(store, List.of(contract), days(4, 8), Map.of(contract, bar(day, 7))).join();
        add(store, List.of(contract), days(5, 6), Map.of(contract, bar(day, 8))).join();
        add(store, List.of(contract), days(11, 12), Map.of()).join();
        assertThat(shown(read(store, contract), contract)).isEqualTo("4–8: 8.0, 11–12:");
    }

    @Test
    void whatManyCallsBringAtOnceIsAllThere() throws Exception {
        LocalDate day = LocalDate.of(2026, 5, 5);
        ContractStore store = open();
        Symbol[] all = IntStream.range(0, 40)
                .mapToObj(call -> contract(call % 3 == 0 ? JULY : AUGUST, 500 + call))
                .toArray(Symbol[]::new);
        List<CompletableFuture<Boolean>> kept = IntStream.range(0, all.length)
                .mapToObj(call -> add(store, List.of(all[call]), days(4, 8), Map.of(all[call], bar(day, call))))
                .toList();
        // Whoever reads meanwhile waits for them.
        Map<Symbol, StoredBars> there = read(store, all);
        for (int call = 0; call < all.length; call++) {
            assertThat(shown(there, all[call])).isEqualTo("4–8: " + (double) call);
        }
        assertThat(kept).allMatch(CompletableFuture::join);
    }

    @Test
    void afterAKillBetweenBarsAndCoverageTheyAreAskedForAgain() throws Exception {
        Symbol contract = contract(JULY, 600);
        Symbol other = contract(JULY, 610);
        Path coverage = HOURS.folder(folder).resolve("_" + JULY + ".json");
        ContractStore store = open();
        add(store, List.of(contract), days(4, 8), Map.of()).join();
        String before = Files.readString(coverage);
        add(store, List.of(other), days(4, 8), Map.of(other, bar(LocalDate.of(2026, 5, 5), 7)))
                .join();
        Files.writeString(coverage, before);
        assertThat(read(open(), contract, other)).containsOnlyKeys(contract);
        Files.delete(coverage);
        assertThat(read(open(), contract, other)).isEmpty();
        Files.writeString(coverage, "{");
        assertThat(read(open(), contract, other)).isEmpty();
    }
}
