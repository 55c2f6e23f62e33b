package dev.barista.practice;

import dev.barista.market.OccSymbol;
import dev.barista.market.Symbol;
import dev.barista.market.Timeframe;
import dev.barista.market.TradingCalendar;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * All stocks of the practice market: every well-formed symbol, except those that begin with {@code ZZ}, of which there
 * are no bars, so that errors can be tried. Safe for threads.
 */
final class Universe {
    private static final String UNKNOWN_PREFIX = "ZZ";
    /** 25 MB at most: for each symbol 100 KB of anchors and, where whole days were asked for, 250 KB of days. */
    private static final int CACHED_SYMBOLS = 64;

    private record Stock(Traits traits, DailyAnchors anchors, WholeDays whole) {}

    private final Clock clock;
    private final ZoneId zone;
    private final TradedDays days;
    private final SessionShape.Catalogue shapes;
    private final Map<Symbol, Stock> stocks = new LinkedHashMap<>(16, 0.75f, true);

    /** Asks the calendar for its sessions up to the end of next year: the market's bars end there. */
    Universe(TradingCalendar calendar, Clock clock) {
        this.clock = clock;
        zone = calendar.zone();
        LocalDate today = LocalDate.ofInstant(clock.instant(), calendar.zone());
        days = new TradedDays(calendar, LocalDate.of(today.getYear() + 1, 12, 31));
        shapes = new SessionShape.Catalogue(calendar.zone());
    }

    /** The bars of {@code symbol} as of now; empty if there is no such stock. */
    Optional<PracticeBars> bars(Symbol symbol, Timeframe timeframe) {
        if (symbol.value().startsWith(UNKNOWN_PREFIX)) {
            return Optional.empty();
        }
        Stock stock = stock(symbol);
        return Optional.of(
                new PracticeBars(days, shapes, stock.traits, stock.anchors, stock.whole, timeframe, clock.millis()));
    }

    /** The exchange's. */
    ZoneId zone() {
        return zone;
    }

    /** The bars of a stock or a contract as of now; empty if there is no such stock. */
    Optional<BarSeries> source(Symbol symbol, Timeframe timeframe) {
        if (!symbol.isContract()) {
            return bars(symbol, timeframe).map(stock -> stock);
        }
        OccSymbol contract = OccSymbol.parse(symbol.value());
        Symbol underlying = new Symbol(contract.root());
        return bars(underlying, timeframe)
                .map(stock -> new OptionBars(
                        stock, new OptionMarket(Traits.of(underlying), zone), contract, timeframe, zone));
    }

    /** The contracts of {@code underlying} as they are quoted now; empty if there is no such stock. */
    Optional<ContractListing> contracts(Symbol underlying) {
        long now = clock.millis();
        int session = days.size() - 1;
        while (session >= 0 && days.session(session).close().toEpochMilli() > now) {
            session--;
        }
        if (underlying.value().startsWith(UNKNOWN_PREFIX) || session < 0) {
            return Optional.empty();
        }
        Stock stock = stock(underlying);
        double close = StrictMath.exp(stock.anchors.logPrice(session, DailyAnchors.At.CLOSE));
        return Optional.of(new ContractListing(
                underlying, new OptionMarket(stock.traits, zone), days, session, Math.round(close * 100) / 100.0));
    }

    private synchronized Stock stock(Symbol symbol) {
        Stock known = stocks.get(symbol);
        if (known != null) {
            return known;
        }
        Traits traits = Traits.of(symbol);
        Stock stock = new Stock(traits, new DailyAnchors(traits, days.size()), new WholeDays(days.size()));
        stocks.put(symbol, stock);
        if (stocks.size() > CACHED_SYMBOLS) {
            stocks.remove(stocks.keySet().iterator().next());
        }
        return stock;
    }
}
