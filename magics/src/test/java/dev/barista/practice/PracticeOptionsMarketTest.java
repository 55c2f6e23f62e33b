package dev.barista.practice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barista.alpaca.AlpacaMarketData;
import dev.barista.market.Adjustment;
import dev.barista.market.Bars;
import dev.barista.market.BarsQuery;
import dev.barista.market.BlackScholes;
import dev.barista.market.ChainQuery;
import dev.barista.market.ContractFilter;
import dev.barista.market.Expiries;
import dev.barista.market.NyseCalendar;
import dev.barista.market.OptionSnapshot;
import dev.barista.market.OptionType;
import dev.barista.market.Outcome;
import dev.barista.market.StrikeRange;
import dev.barista.market.Symbol;
import dev.barista.market.Timeframe;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Chains and bars of contracts, asked for over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PracticeOptionsMarketTest {
    private static final Instant NOW = Instant.parse("2026-11-24T01:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Symbol SPY = new Symbol("SPY");
    private static final double RATE = 0.04;

    private PracticeMarket market;
    private AlpacaMarketData data;
    private List<OptionSnapshot> chain;
    private double spot;

    @BeforeAll
    void start() throws Exception {
        market = PracticeMarket.start(PracticeOptions.basic(new NyseCalendar(), CLOCK)
                .withBudget(1000, Duration.ofMinutes(1))
                .withLatency(Duration.ZERO));
        data = AlpacaMarketData.practice(market.baseUri());
        chain = chain(ContractFilter.ALL, 1000);
        Bars days = bars("1Day", "2026-11-01T00:00:00Z", List.of(SPY)).getOrDefault(SPY, Bars.EMPTY);
        spot = days.close(days.size() - 1);
    }

    @AfterAll
    void stop() {
        data.close();
        market.close();
    }

    private List<OptionSnapshot> chain(ContractFilter filter, int limit) throws Exception {
        List<OptionSnapshot> all = new ArrayList<>();
        ChainQuery query = new ChainQuery(SPY, filter, limit, null);
        while (true) {
            Outcome.ChainPage page = (Outcome.ChainPage) data.ask(query).get(20, TimeUnit.SECONDS);
            all.addAll(page.contracts());
            if (page.nextPageToken() == null) {
                return all;
            }
            query = query.page(page.nextPageToken());
        }
    }

    private Map<Symbol, Bars> bars(String timeframe, String from, List<Symbol> symbols) throws Exception {
        BarsQuery query = new BarsQuery(
                symbols, Timeframe.parse(timeframe), Instant.parse(from), NOW, Adjustment.RAW, null, 10_000, null);
        return ((Outcome.BarsPage) data.ask(query).get(20, TimeUnit.SECONDS)).bars();
    }

    private double years(OptionSnapshot snapshot) {
        Instant end = snapshot.contract()
                .expiry()
                .atTime(16, 0)
                .atZone(NyseCalendar.NEW_YORK)
                .toInstant();
        return (end.toEpochMilli() - Instant.parse("2026-11-23T21:00:00Z").toEpochMilli()) / (365 * 86_400_000.0);
    }

    @Test
    void pagesGiveTheSameChainWhateverTheirSize() throws Exception {
        assertThat(chain).hasSizeGreaterThan(1000);
        assertThat(chain(ContractFilter.ALL, 97)).isEqualTo(chain);
        assertThat(new HashSet<>(chain.stream().map(OptionSnapshot::contract).toList()))
                .hasSize(chain.size());
    }

    @Test
    void filtersByExpiryStrikeAndType() throws Exception {
        ContractFilter filter = new ContractFilter(
                Expiries.parse("2026-12"),
                new StrikeRange(
                        java.math.BigDecimal.valueOf(Math.round(spot * 0.9)),
                        java.math.BigDecimal.valueOf(Math.round(spot * 1.1)),
                        false),
                OptionType.CALL);
        List<OptionSnapshot> filtered = chain(filter, 1000);
        assertThat(filtered).isNotEmpty().isSubsetOf(chain).allSatisfy(snapshot -> {
            assertThat(snapshot.contract().type()).isEqualTo(OptionType.CALL);
            assertThat(snapshot.contract().expiry()).isBetween("2026-12-01", "2026-12-31");
            assertThat(snapshot.contract().strike()).isBetween(spot * 0.89, spot * 1.11);
        });
        assertThat(filtered).hasSizeLessThan(chain.size() / 4);
    }

    @Test
    void greeksAndQuotesFollowFromTheImpliedVolatility() {
        int checked = 0;
        for (OptionSnapshot snapshot : chain) {
            if (Double.isNaN(snapshot.impliedVolatility()) || Double.isNaN(snapshot.bid())) {
                continue;
            }
            BlackScholes model = new BlackScholes(
                    snapshot.contract().type(),
                    spot,
                    snapshot.contract().strike(),
                    years(snapshot),
                    snapshot.impliedVolatility(),
                    RATE);
            assertThat(model.price()).as("%s", snapshot).isBetween(snapshot.bid(), snapshot.ask());
            assertThat(snapshot.greeks().delta()).isCloseTo(slope(model, 0.01), Offset.offset(1e-3));
            checked++;
        }
        assertThat(checked).isGreaterThan(chain.size() / 2);
    }

    /** The price's derivative by the stock's, without the formula for it. */
    private static double slope(BlackScholes at, double step) {
        BlackScholes up = new BlackScholes(at.type(), at.spot() + step, at.strike(), at.years(), at.sigma(), at.rate());
        BlackScholes down =
                new BlackScholes(at.type(), at.spot() - step, at.strike(), at.years(), at.sigma(), at.rate());
        return (up.price() - down.price()) / (2 * step);
    }

    @Test
    void callsAndPutsOfAStrikeAgree() {
        Map<String, BlackScholes> calls = new HashMap<>();
        int pairs = 0;
        for (OptionSnapshot snapshot : chain) {
            if (Double.isNaN(snapshot.impliedVolatility())) {
                continue;
            }
            String place =
                    snapshot.contract().expiry() + " " + snapshot.contract().strike();
            BlackScholes model = new BlackScholes(
                    snapshot.contract().type(),
                    spot,
                    snapshot.contract().strike(),
                    years(snapshot),
                    snapshot.impliedVolatility(),
                    RATE);
            if (snapshot.contract().type() == OptionType.CALL) {
                calls.put(place, model);
            } else if (calls.containsKey(place)) {
                double forward = spot - model.strike() * Math.exp(-RATE * model.years());
                assertThat(calls.get(place).price() - model.price()).as(place).isCloseTo(forward, Offset.offset(1e-3));
                pairs++;
            }
        }
        assertThat(pairs).isGreaterThan(300);
    }

    @Test
    void volatilitySmiles() {
        List<OptionSnapshot> month = chain.stream()
                .filter(snapshot -> snapshot.contract().expiry().toString().equals("2026-12-18"))
                .filter(snapshot -> snapshot.contract().type() == OptionType.PUT)
                .filter(snapshot -> !Double.isNaN(snapshot.impliedVolatility()))
                .toList();
        double lowest = month.stream()
                .mapToDouble(OptionSnapshot::impliedVolatility)
                .min()
                .orElseThrow();
        double atTheLowStrike = month.get(0).impliedVolatility();
        double atTheHighStrike = month.get(month.size() - 1).impliedVolatility();
        assertThat(atTheLowStrike).isGreaterThan(atTheHighStrike);
        assertThat(atTheHighStrike).isGreaterThan(lowest);
    }

    @Test
    void everyKindOfFieldIsMissingSomewhere() {
        assertThat(chain).anyMatch(snapshot -> Double.isNaN(snapshot.bid()));
        assertThat(chain).anyMatch(snapshot -> Double.isNaN(snapshot.last()));
        assertThat(chain).anyMatch(snapshot -> snapshot.greeks().equals(OptionSnapshot.Greeks.NONE));
        assertThat(chain).anyMatch(snapshot -> !Double.isNaN(snapshot.bid()) && !Double.isNaN(snapshot.last()));
    }

    @Test
    void contractsNearThePriceHaveBarsInRegularHoursThatEndWhereTheyAreQuoted() throws Exception {
        OptionSnapshot near = chain.stream()
                .filter(snapshot -> snapshot.contract().expiry().toString().equals("2026-12-18"))
                .filter(snapshot -> !Double.isNaN(snapshot.bid()))
                .filter(snapshot -> Math.abs(snapshot.contract().strike() / spot - 1) < 0.02)
                .findFirst()
                .orElseThrow();
        Symbol name = near.contract().symbol();
        Bars days = bars("1Day", "2026-11-01T00:00:00Z", List.of(name)).getOrDefault(name, Bars.EMPTY);
        assertThat(days.size()).isBetween(10, 18);
        assertThat(days.close(days.size() - 1)).isBetween(near.bid() - 0.01, near.ask() + 0.01);

        Bars hours = bars("1Hour", "2026-11-16T00:00:00Z", List.of(name)).getOrDefault(name, Bars.EMPTY);
        for (int row = 0; row < hours.size(); row++) {
            int hour = Instant.ofEpochMilli(hours.timeMillis(row))
                    .atZone(NyseCalendar.NEW_YORK)
                    .getHour();
            assertThat(hour).isBetween(9, 15);
        }
        assertThat(hours.size()).isGreaterThan(20);
    }

    @Test
    void farContractsHardlyTradeAndUnknownStocksHaveNone() throws Exception {
        Symbol far = chain.get(0).contract().symbol();
        Symbol unknown = new Symbol("ZZZZ261218C00100000");
        Map<Symbol, Bars> bars = bars("1Day", "2026-11-01T00:00:00Z", List.of(far, unknown));
        assertThat(bars).doesNotContainKey(unknown);
        ChainQuery query = new ChainQuery(new Symbol("ZZZZ"), ContractFilter.ALL, 100, null);
        assertThat(((Outcome.ChainPage) data.ask(query).get(20, TimeUnit.SECONDS)).contracts())
                .isEmpty();
    }
}
