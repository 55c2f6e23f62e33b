package dev.barista.magics;

import dev.barista.kernel.cell.UserMistake;
import dev.barista.kernel.magic.Magic;
import dev.barista.kernel.magic.MagicCall;
import dev.barista.kernel.magic.Variables;
import dev.barista.load.Load;
import dev.barista.load.LoadFailedException;
import dev.barista.load.LoadProgress;
import dev.barista.market.Bars;
import dev.barista.market.BarsBuilder;
import dev.barista.market.InvalidInputException;
import dev.barista.market.NyseCalendar;
import dev.barista.market.Symbol;
import dev.barista.plot.BarCharts;
import dev.barista.plot.Candlesticks;
import dev.barista.plot.Chart;
import dev.barista.plot.ChartFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code %plot}: candlesticks of a symbol of a load, or its closes as lines, area, returns or histogram; several symbols
 * compared. Made by {@link BaristaMagics} for each call.
 */
@Command(name = "plot", description = "Plots a symbol of a load, or compares several.")
final class PlotMagic implements Magic {
    /** What can be plotted. */
    enum Kind {
        CANDLES,
        LINE,
        AREA,
        RETURNS,
        HISTOGRAM,
        COMPARE
    }

    private final Variables variables;
    private final Timeframes timeframes;

    @Parameters(index = "0", paramLabel = "NAME", description = "The variable that holds the load.")
    private String name = "";

    @Parameters(index = "1..*", paramLabel = "SYMBOL", description = "Symbols to plot; without them all, compared.")
    private List<String> symbols = new ArrayList<>();

    @Option(names = "--kind", paramLabel = "KIND", description = "One of ${COMPLETION-CANDIDATES}.")
    private @Nullable Kind kind;

    @Option(names = "--from", paramLabel = "DAY", description = "First day, such as 2024-01-31.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "DAY", description = "Last day.")
    private @Nullable String to;

    @Option(names = "--log", description = "A logarithmic price axis, for lines, areas and comparisons.")
    private boolean log;

    @Option(names = "--save", paramLabel = "FILE", description = "Also write it: .html, .png or .svg.")
    private @Nullable String save;

    @Option(names = "--static", description = "The still picture alone, for viewers such as GitHub.")
    private boolean still;

    PlotMagic(Variables variables, Timeframes timeframes) {
        this.variables = variables;
        this.timeframes = timeframes;
    }

    @Override
    public Object run(MagicCall call) throws IOException {
        Load load = LoadLookup.find(variables, name);
        try {
            Chart chart = chart(load);
            if (save != null) {
                ChartFile.save(chart, Path.of(save));
            }
            return still && call.target() == null ? chart.picture().toStaticData() : chart;
        } catch (InvalidInputException | LoadFailedException e) {
            throw new UserMistake(String.valueOf(e.getMessage()));
        }
    }

    private Chart chart(Load load) {
        Map<Symbol, Bars> bars = bars(load);
        Kind what = kind != null ? kind : bars.size() == 1 ? Kind.CANDLES : Kind.COMPARE;
        LoadProgress source = load.progress();
        if (what == Kind.CANDLES) {
            if (bars.size() > 1) {
                throw new InvalidInputException("candles are of one symbol. Try: %plot " + name + " "
                        + bars.keySet().iterator().next());
            }
            Symbol one = bars.keySet().iterator().next();
            return new Candlesticks(
                            one,
                            timeframes.of(load),
                            bars.getOrDefault(one, Bars.EMPTY),
                            source.source(),
                            source.practice(),
                            NyseCalendar.NEW_YORK)
                    .chart();
        }
        return new BarCharts(bars, timeframes.of(load), source.source(), source.practice(), log, NyseCalendar.NEW_YORK)
                .chart(BarCharts.Kind.valueOf(what.name()));
    }

    /** Waits for the symbols asked for, alone. */
    private Map<Symbol, Bars> bars(Load load) {
        Map<Symbol, Bars> some = new LinkedHashMap<>();
        long first = from == null ? Long.MIN_VALUE : midnight("--from", from, 0);
        long end = to == null ? Long.MAX_VALUE : midnight("--to", to, 1);
        for (String symbol : symbols.isEmpty() ? load.symbols() : symbols) {
            Symbol which = Symbol.parse(symbol);
            load.table(symbol);
            some.put(which, within(load.bars().getOrDefault(which, Bars.EMPTY), first, end));
        }
        return some;
    }

    private static Bars within(Bars bars, long first, long end) {
        BarsBuilder kept = new BarsBuilder(bars.size());
        for (int row = 0; row < bars.size(); row++) {
            if (bars.timeMillis(row) >= first && bars.timeMillis(row) < end) {
                kept.add(bars, row);
            }
        }
        return kept.build();
    }

    private long midnight(String option, String day, int plusDays) {
        try {
            return LocalDate.parse(day)
                    .plusDays(plusDays)
                    .atStartOfDay(NyseCalendar.NEW_YORK)
                    .toInstant()
                    .toEpochMilli();
        } catch (DateTimeParseException e) {
            throw new InvalidInputException(
                    option + " takes a day, got " + day + ". Try: %plot " + name + " " + option + " 2024-01-31");
        }
    }
}
