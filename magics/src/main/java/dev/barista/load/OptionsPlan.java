package dev.barista.load;

import dev.barista.market.Adjustment;
import dev.barista.market.BarsQuery;
import dev.barista.market.ChainQuery;
import dev.barista.market.ContractFilter;
import dev.barista.market.DateRange;
import dev.barista.market.OccSymbol;
import dev.barista.market.OptionSnapshot;
import dev.barista.market.Symbol;
import dev.barista.market.Timeframe;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * The calls for options, which follow from one another: the prices of the underlyings where strikes are relative to
 * them, then the chains, then the bars of their contracts, 100 a call. Made by {@link Loader}; immutable.
 *
 * <p>How many bars a contract has is known to nobody beforehand, since most trade rarely: a call may have further pages.
 *
 * @param newest no bars after it are asked for
 */
record OptionsPlan(LoadRequest request, ZoneId zone, Instant newest) {
    private static final Timeframe DAY = new Timeframe(1, Timeframe.Unit.DAY);
    /** Long enough for the longest row of days without trading that any exchange had. */
    private static final int PRICE_DAYS = 10;
    /** As many as an address has room for. */
    private static final int PRICES_A_CALL = 500;

    /** What can be asked before anything is known. */
    List<PlannedCall> first() {
        if (!request.kinds().contains(LoadKind.CHAIN)) {
            return List.of();
        }
        List<Symbol> symbols = request.symbols();
        List<PlannedCall> calls = new ArrayList<>();
        if (!request.contracts().needsPrice()) {
            symbols.forEach(symbol -> calls.add(chain(symbol, request.contracts())));
            return calls;
        }
        for (int from = 0; from < symbols.size(); from += PRICES_A_CALL) {
            calls.add(prices(symbols.subList(from, Math.min(from + PRICES_A_CALL, symbols.size()))));
        }
        return calls;
    }

    /** The chain of {@code symbol}, which costs {@code price} dollars. */
    PlannedCall chain(Symbol symbol, double price) {
        return chain(symbol, request.contracts().at(price));
    }

    private PlannedCall chain(Symbol symbol, ContractFilter contracts) {
        LocalDate today = LocalDate.ofInstant(newest, zone);
        return new PlannedCall(
                new ChainQuery(symbol, contracts, ChainQuery.MAX_LIMIT, null),
                new DateRange(today, today),
                List.of(new Item(LoadKind.CHAIN, symbol)));
    }

    private PlannedCall prices(List<Symbol> symbols) {
        DateRange days = DateRange.endingOn(LocalDate.ofInstant(newest, zone), PRICE_DAYS);
        Instant start = days.from().atStartOfDay(zone).toInstant();
        return new PlannedCall(
                new BarsQuery(symbols, DAY, start, newest, Adjustment.RAW, request.feed(), BarsQuery.MAX_LIMIT, null),
                days,
                symbols.stream().map(symbol -> new Item(LoadKind.CHAIN, symbol)).toList());
    }

    /** The contracts of a chain in the order in which their bars are asked for: those of one expiry stand together. */
    static List<Symbol> names(List<OptionSnapshot> contracts) {
        return contracts.stream()
                .map(OptionSnapshot::contract)
                .sorted()
                .map(OccSymbol::symbol)
                .toList();
    }

    /** Bars of contracts of {@code underlying} on some days. */
    List<PlannedCall> bars(Symbol underlying, List<Symbol> contracts, DateRange days) {
        Instant start = days.from().atStartOfDay(zone).toInstant();
        Instant end = days.to().plusDays(1).atStartOfDay(zone).toInstant().minusMillis(1);
        List<PlannedCall> calls = new ArrayList<>();
        for (int from = 0; from < contracts.size(); from += BarsQuery.MAX_CONTRACTS) {
            BarsQuery query = new BarsQuery(
                    contracts.subList(from, Math.min(from + BarsQuery.MAX_CONTRACTS, contracts.size())),
                    request.timeframe(),
                    start,
                    end.isAfter(newest) ? newest : end,
                    Adjustment.RAW,
                    null,
                    BarsQuery.MAX_LIMIT,
                    null);
            calls.add(new PlannedCall(query, days, List.of(new Item(LoadKind.OPTION_BARS, underlying))));
        }
        return calls;
    }
}
