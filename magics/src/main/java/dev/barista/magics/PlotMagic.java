package dev.barista.magics;

import dev.barista.kernel.cell.UserMistake;
import dev.barista.kernel.magic.Magic;
import dev.barista.kernel.magic.MagicCall;
import dev.barista.kernel.magic.Variables;
import dev.barista.load.Load;
import dev.barista.load.LoadFailedException;
import dev.barista.market.InvalidInputException;
import dev.barista.market.NyseCalendar;
import dev.barista.plot.Chart;
import dev.barista.plot.ChartFile;
import dev.barista.plot.PlotKind;
import dev.barista.plot.TableCharts;
import dev.barista.quality.CleanedBars;
import dev.barista.train.backtest.Backtest;
import dev.barista.train.worker.Agent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tech.tablesaw.api.Table;

/**
 * {@code %plot}: pictures of a load's bars or option chains, or of any table. Made by {@link BaristaMagics} for each
 * call.
 */
@Command(name = "plot", description = "Plots bars, option chains, any table, or how an agent traded.")
final class PlotMagic implements Magic {
    private final Variables variables;
    private final Timeframes timeframes;

    @Parameters(
            index = "0",
            paramLabel = "NAME",
            description = "The variable that holds a load, cleaned bars or a table.")
    private String name = "";

    @Parameters(index = "1..*", paramLabel = "SYMBOL", description = "Symbols to plot; without them all, compared.")
    private List<String> symbols = new ArrayList<>();

    @Option(names = "--kind", paramLabel = "KIND", description = "One of ${COMPLETION-CANDIDATES}.")
    private @Nullable PlotKind kind;

    @Option(names = "--x", paramLabel = "COLUMN", description = "Of a table: what stands along the axis.")
    private @Nullable String x;

    @Option(names = "--y", paramLabel = "COLUMN", description = "Of a table: the values; of a heatmap its rows.")
    private @Nullable String y;

    @Option(names = "--by", paramLabel = "COLUMN", description = "Of a table: a line for each of its values.")
    private @Nullable String by;

    @Option(names = "--value", paramLabel = "COLUMN", description = "Of a table: a heatmap's colours.")
    private @Nullable String value;

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
        try {
            Chart chart = chart(LoadLookup.value(variables, name));
            if (save != null) {
                ChartFile.save(chart, Path.of(save));
                call.cell()
                        .out()
                        .println("Saved: " + Path.of(save).toAbsolutePath().normalize());
            }
            return still && call.target() == null ? chart.picture().toStaticData() : chart;
        } catch (InvalidInputException | LoadFailedException e) {
            throw new UserMistake(String.valueOf(e.getMessage()));
        }
    }

    private Chart chart(Object subject) {
        boolean hasColumns = x != null || y != null || by != null || value != null;
        if (hasColumns && !(subject instanceof Table)) {
            throw new InvalidInputException(
                    "--x, --y, --by and --value are for tables. Try: var table = " + name + ".table();");
        }
        if (subject instanceof Load load) {
            return new LoadPlots(name, load, timeframes.of(load), log).chart(kind, symbols, days());
        }
        if (subject instanceof CleanedBars cleaned) {
            return new CleanedPlots(name, cleaned, log).chart(kind, symbols, days());
        }
        if (subject instanceof Table table) {
            if (!symbols.isEmpty() || from != null || to != null) {
                throw new InvalidInputException("symbols, --from and --to are for loads, and " + name
                        + " is a table. Choose rows before: var some = " + name + ".where(…);");
            }
            return new TableCharts(table, name, new TableCharts.Columns(x, y, by, value), log, NyseCalendar.NEW_YORK)
                    .chart(kind);
        }
        if (subject instanceof Agent agent) {
            return BacktestView.chart(agent.backtest());
        }
        if (subject instanceof Backtest test) {
            return BacktestView.chart(test);
        }
        throw new InvalidInputException(name + " is neither a load nor a table. Try: %bars SPY --as prices");
    }

    private LoadPlots.Days days() {
        return new LoadPlots.Days(
                from == null ? Long.MIN_VALUE : midnight("--from", from, 0),
                to == null ? Long.MAX_VALUE : midnight("--to", to, 1));
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
