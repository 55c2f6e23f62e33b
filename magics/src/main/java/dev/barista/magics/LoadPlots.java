package dev.barista.magics;

import dev.barista.load.Load;
import dev.barista.load.LoadKind;
import dev.barista.load.LoadProgress;
import dev.barista.market.Bars;
import dev.barista.market.BarsBuilder;
import dev.barista.market.InvalidInputException;
import dev.barista.market.NyseCalendar;
import dev.barista.market.Symbol;
import dev.barista.market.Timeframe;
import dev.barista.plot.BarCharts;
import dev.barista.plot.ChainCharts;
import dev.barista.plot.Chart;
import dev.barista.plot.PlotKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/**
 * Charts of what a load brought. Made by {@link PlotMagic} for each call.
 *
 * @param name the variable's
 * @param load waited for as far as it is drawn
 * @param timeframe of its bars
 * @param log whether value axes are logarithmic
 */
record LoadPlots(String name, Load load, Timeframe timeframe, boolean log) {
    /** From when on and until before when bars are drawn, epoch milliseconds. */
    record Days(long first, long end) {
        boolean isAll() {
            return first == Long.MIN_VALUE && end == Long.MAX_VALUE;
        }

        Bars of(Bars bars) {
            if (isAll()) {
                return bars;
            }
            BarsBuilder kept = new BarsBuilder(bars.size());
            for (int row = 0; row < bars.size(); row++) {
                if (bars.timeMillis(row) >= first && bars.timeMillis(row) < end) {
                    kept.add(bars, row);
                }
            }
            return kept.build();
        }
    }

    /**
     * Draws it.
     *
     * @param asked null for candles of one symbol, a comparison of several, the smile of a load of chains alone
     * @param symbols empty for all
     */
    Chart chart(@Nullable PlotKind asked, List<String> symbols, Days days) {
        LoadProgress source = load.progress();
        boolean hasBars = source.symbols().stream().anyMatch(row -> row.kind() == LoadKind.BARS);
        List<String> some = symbols.isEmpty() ? load.symbols() : symbols;
        PlotKind kind = asked != null
                ? asked
                : !hasBars ? PlotKind.SMILE : some.size() == 1 ? PlotKind.CANDLES : PlotKind.COMPARE;
        if (kind.isOfChains()) {
            return new ChainCharts(chain(symbols), source.source(), source.practice()).chart(kind);
        }
        checkCount(kind, name, some);
        Map<Symbol, Bars> bars = new LinkedHashMap<>();
        for (String symbol : some) {
            bars.put(Symbol.parse(symbol), days.of(load.bars(symbol)));
        }
        return new BarCharts(bars, timeframe, source.source(), source.practice(), log, NyseCalendar.NEW_YORK)
                .chart(kind);
    }

    /** @throws InvalidInputException if so many symbols cannot be drawn */
    static void checkCount(PlotKind kind, String name, List<String> symbols) {
        if (kind == PlotKind.CANDLES && symbols.size() > 1) {
            throw new InvalidInputException("candles are of one symbol. Try: %plot " + name + " " + symbols.get(0));
        }
    }

    private Table chain(List<String> symbols) {
        Table chain = load.chain();
        for (String symbol : symbols) {
            if (!load.symbols().contains(Symbol.parse(symbol).value())) {
                throw new InvalidInputException(
                        symbol + " is not in this load, which has " + String.join(", ", load.symbols()));
            }
        }
        return symbols.isEmpty()
                ? chain
                : chain.where(chain.stringColumn("underlying")
                        .isIn(symbols.stream()
                                .map(each -> Symbol.parse(each).value())
                                .toArray(String[]::new)));
    }
}
