package dev.barista.magics;

import dev.barista.kernel.cell.UserMistake;
import dev.barista.kernel.magic.Magic;
import dev.barista.kernel.magic.MagicCall;
import dev.barista.kernel.magic.Variables;
import dev.barista.load.Load;
import dev.barista.market.InvalidInputException;
import dev.barista.market.Symbol;
import dev.barista.plot.PlotKind;
import dev.barista.watch.Watch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code %watch}: a plot that goes on as bars come up. Made by {@link BaristaMagics} for each call. */
@Command(
        name = "watch",
        description = "Plots the newest bars of symbols, again and again as they come up, in the background.")
final class WatchMagic implements Magic {
    private static final Set<PlotKind> KINDS = EnumSet.of(
            PlotKind.CANDLES,
            PlotKind.OHLC,
            PlotKind.LINE,
            PlotKind.AREA,
            PlotKind.VOLUME,
            PlotKind.RETURNS,
            PlotKind.INDICATORS,
            PlotKind.COMPARE);

    /** Those that are drawn of several symbols together. */
    private static final Set<PlotKind> OF_SEVERAL =
            EnumSet.of(PlotKind.COMPARE, PlotKind.LINE, PlotKind.AREA, PlotKind.VOLUME, PlotKind.RETURNS);

    private static final int MOST_SYMBOLS = 8;
    private static final int FEWEST = 20;
    private static final int MOST = 2000;
    private static final int MOST_MINUTES = 600;

    private final Variables variables;
    private final WatchCells watches;

    @Parameters(index = "0", paramLabel = "NAME", description = "The variable that holds a load.")
    private String name = "";

    @Parameters(
            index = "1..*",
            paramLabel = "SYMBOL",
            description = "Which symbols, if not all; several are compared, asked for together.")
    private List<String> symbols = new ArrayList<>();

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description = "candles, ohlc, line, area, volume, returns, indicators, compare.")
    private @Nullable PlotKind kind;

    @Option(names = "--last", paramLabel = "N", description = "How many bars are shown; default 120.")
    private int last = 120;

    @Option(names = "--minutes", paramLabel = "N", description = "After how long it ends by itself; default 30.")
    private int minutes = 30;

    WatchMagic(Variables variables, WatchCells watches) {
        this.variables = variables;
        this.watches = watches;
    }

    @Override
    public @Nullable Object run(MagicCall call) {
        Load load = LoadLookup.find(variables, name);
        check("--last", last, FEWEST, MOST);
        check("--minutes", minutes, 1, MOST_MINUTES);
        try {
            List<Symbol> watched = watched(load);
            PlotKind drawn = kind(watched.size());
            Watch watch = watches.start(call.cell(), name, load, watched, drawn, last, Duration.ofMinutes(minutes));
            return call.target() == null ? null : watch;
        } catch (InvalidInputException e) {
            throw new UserMistake(String.valueOf(e.getMessage()));
        }
    }

    private void check(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new UserMistake(option + " must be " + least + "–" + most + ", got " + value + ". Try: %watch " + name
                    + " " + option + " " + (least + most) / 4);
        }
    }

    private PlotKind kind(int count) {
        PlotKind asked = kind == null ? (count == 1 ? PlotKind.CANDLES : PlotKind.COMPARE) : kind;
        Set<PlotKind> possible = count == 1 ? KINDS : OF_SEVERAL;
        if (!possible.contains(asked)) {
            throw new UserMistake("--kind must be one of "
                    + possible.stream().map(PlotKind::toString).collect(Collectors.joining(", "))
                    + (count == 1 ? "" : " for " + count + " symbols") + ", got " + asked);
        }
        return asked;
    }

    private List<Symbol> watched(Load load) {
        List<String> known = load.symbols();
        List<Symbol> watched = (symbols.isEmpty() ? known : symbols)
                .stream().map(Symbol::parse).distinct().toList();
        for (Symbol each : watched) {
            if (!known.contains(each.value())) {
                throw new UserMistake(each + " is not in " + name + ", which has " + String.join(", ", known));
            }
        }
        if (watched.size() > MOST_SYMBOLS) {
            throw new UserMistake("up to " + MOST_SYMBOLS + " symbols are watched together, got " + watched.size()
                    + ". Try: %watch " + name + " " + String.join(" ", known.subList(0, 2)));
        }
        return watched;
    }
}
