package dev.barista.quality;

import dev.barista.market.Bars;
import dev.barista.market.DateRange;
import dev.barista.market.Exchange;
import dev.barista.market.Symbol;
import dev.barista.market.Timeframe;
import dev.barista.market.TradingCalendar;
import java.time.Instant;
import java.util.function.Function;

/**
 * By the hours of which exchange bars of unknown origin are judged: New York's, unless those of another fit them clearly
 * better. A calendar fits as well as the share of its bars that are there times the share of the bars that it knows of. Stateless.
 */
public final class ExchangeGuess {
    /** Fewer bars say too little. */
    private static final int FEWEST_BARS = 20;

    /** What fits so well needs no other. */
    private static final double GOOD_FIT = 0.97;

    /** By so much another has to fit better; and so many of its bars must be there. */
    private static final double CLEARLY = 0.02;

    private static final double MOST_ARE_THERE = 0.9;

    /**
     * What was found.
     *
     * @param quality of the bars by the exchange's hours
     */
    public record Found(Exchange exchange, SymbolQuality quality) {}

    private ExchangeGuess() {}

    /**
     * Judges bars by the hours that fit.
     *
     * @param range the days that they reach over
     * @param calendars each exchange's; asked for others than New York's only if that fits badly
     */
    public static Found judge(
            Symbol symbol,
            Bars bars,
            Timeframe timeframe,
            DateRange range,
            Function<Exchange, TradingCalendar> calendars,
            Instant now) {
        Function<Exchange, Found> by = exchange -> new Found(
                exchange, QualityChecker.check(symbol, bars, timeframe, range, calendars.apply(exchange), now));
        Found best = by.apply(Exchange.NYSE);
        double bestFit = fit(best.quality());
        if (bars.size() < FEWEST_BARS || bestFit >= GOOD_FIT) {
            return best;
        }
        double least = bestFit + CLEARLY;
        for (Exchange exchange : Exchange.values()) {
            Found other = by.apply(exchange);
            double fit = fit(other.quality());
            if (fit >= least && fit > bestFit && present(other.quality()) >= MOST_ARE_THERE) {
                best = other;
                bestFit = fit;
            }
        }
        return best;
    }

    private static double fit(SymbolQuality quality) {
        return quality.bars() == 0 ? 0 : present(quality) * quality.gotBars() / quality.bars();
    }

    private static double present(SymbolQuality quality) {
        return quality.expectedBars() == 0 ? 0 : (double) quality.gotBars() / quality.expectedBars();
    }
}
