package dev.barista.magics;

import dev.barista.market.Bars;
import dev.barista.market.InvalidInputException;
import dev.barista.market.NyseCalendar;
import dev.barista.market.Symbol;
import dev.barista.plot.BarCharts;
import dev.barista.plot.Chart;
import dev.barista.plot.PlotKind;
import dev.barista.quality.CleanedBars;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Charts of cleaned bars. Made by {@link PlotMagic} for each call.
 *
 * @param name the variable's
 * @param cleaned what is drawn
 * @param log whether value axes are logarithmic
 */
record CleanedPlots(String name, CleanedBars cleaned, boolean log) {
    /**
     * Draws it.
     *
     * @param asked null for candles of one symbol, a comparison of several
     * @param symbols empty for all
     */
    Chart chart(@Nullable PlotKind asked, List<String> symbols, LoadPlots.Days days) {
        List<String> known = cleaned.bars().keySet().stream().map(Symbol::value).toList();
        List<String> some = symbols.isEmpty() ? known : symbols;
        PlotKind kind = asked != null ? asked : some.size() == 1 ? PlotKind.CANDLES : PlotKind.COMPARE;
        LoadPlots.checkCount(kind, name, some);
        Map<Symbol, Bars> drawn = new LinkedHashMap<>();
        for (String each : some) {
            Symbol symbol = Symbol.parse(each);
            Bars bars = cleaned.bars().get(symbol);
            if (bars == null) {
                throw new InvalidInputException(
                        symbol + " is not in " + name + ", which has " + String.join(", ", known));
            }
            drawn.put(symbol, days.of(bars));
        }
        return new BarCharts(
                        drawn, cleaned.timeframe(), cleaned.title(), cleaned.practice(), log, NyseCalendar.NEW_YORK)
                .chart(kind);
    }
}
