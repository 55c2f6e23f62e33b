package dev.barista.magics;

import dev.barista.kernel.cell.UserMistake;
import dev.barista.kernel.magic.Magic;
import dev.barista.kernel.magic.MagicCall;
import dev.barista.kernel.magic.Variables;
import dev.barista.load.Load;
import dev.barista.load.LoadFailedException;
import dev.barista.load.LoadProgress;
import dev.barista.market.Bars;
import dev.barista.market.InvalidInputException;
import dev.barista.market.NyseCalendar;
import dev.barista.market.Symbol;
import dev.barista.plot.Candlesticks;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code %plot}: candlesticks of one symbol of a load. Made by {@link BaristaMagics} for each call. */
@Command(name = "plot", description = "Plots candlesticks and volume of a symbol.")
final class PlotMagic implements Magic {
    private final Variables variables;
    private final Timeframes timeframes;

    @Parameters(index = "0", paramLabel = "NAME", description = "The variable that holds the load.")
    private String name = "";

    @Parameters(index = "1", paramLabel = "SYMBOL", description = "The symbol to plot.")
    private String symbol = "";

    PlotMagic(Variables variables, Timeframes timeframes) {
        this.variables = variables;
        this.timeframes = timeframes;
    }

    @Override
    public Object run(MagicCall call) {
        Load load = LoadLookup.find(variables, name);
        try {
            Symbol which = Symbol.parse(symbol);
            load.table(symbol); // waits for this symbol alone
            Bars bars = load.bars().getOrDefault(which, Bars.EMPTY);
            LoadProgress from = load.progress();
            return new Candlesticks(
                            which, timeframes.of(load), bars, from.source(), from.practice(), NyseCalendar.NEW_YORK)
                    .chart();
        } catch (InvalidInputException | LoadFailedException e) {
            throw new UserMistake(String.valueOf(e.getMessage()));
        }
    }
}
