package dev.barista.practice;

import dev.barista.market.Symbol;
import dev.barista.market.Timeframe;
import dev.barista.market.TradingCalendar;
import java.time.Clock;
import java.time.LocalDate;
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
    private final TradedDays days;
    private final SessionShape.Catalogue shapes;
    private final Map<Symbol, Stock> stocks = new LinkedHashMap<>(16, 0.75f, true);

    /** Asks the calendar for its sessions up to the end of next year: the market's bars end there. */
    Universe(TradingCalendar calendar, Clock clock) {
        this.clock = clock;
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
