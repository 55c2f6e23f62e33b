package dev.barista.magics;

import dev.barista.kernel.cell.CellContext;
import dev.barista.kernel.cell.UserMistake;
import dev.barista.kernel.magic.Magic;
import dev.barista.kernel.magic.MagicCall;
import dev.barista.kernel.magic.Variables;
import dev.barista.load.Load;
import dev.barista.market.Bars;
import dev.barista.market.Exchange;
import dev.barista.market.InvalidInputException;
import dev.barista.market.Symbol;
import dev.barista.plot.Picture;
import dev.barista.plot.QualityPicture;
import dev.barista.plot.SymbolPicture;
import dev.barista.quality.CleanedBars;
import dev.barista.quality.FeedComparison;
import dev.barista.quality.QualityDetail;
import dev.barista.quality.QualityHtml;
import dev.barista.quality.QualityReport;
import dev.barista.quality.QualityRules;
import dev.barista.quality.SymbolQuality;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tech.tablesaw.api.Table;

/**
 * {@code %quality}: waits for a load and shows how good its bars are; assigned to a variable, the report. Made by
 * {@link BaristaMagics} for each call.
 */
@Command(name = "quality", description = "Shows how good the bars of a load are, and why.")
final class QualityMagic implements Magic {
    private static final int MOST_NAMED = 10;

    private final Variables variables;

    @Parameters(index = "0", paramLabel = "NAME", description = "The variable that holds the load, or cleaned bars.")
    private String name = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "SYMBOL", description = "One symbol alone.")
    private @Nullable String symbol;

    @Option(
            names = "--fail-under",
            paramLabel = "SCORE",
            description = "Ends with an error if a score is lower, or a symbol did not arrive: 0–1.")
    private @Nullable Double failUnder;

    @Option(
            names = "--without",
            paramLabel = "CHECK",
            split = ",",
            description = "Checks that are not made: spike,gap.")
    private List<String> without = new ArrayList<>();

    @Option(names = "--weight", paramLabel = "PART=W", description = "Another weight of a part: freshness=0.")
    private Map<String, Double> weights = new LinkedHashMap<>();

    @Option(names = "--rules", paramLabel = "NAME", description = "The variable that holds QualityRules of your own.")
    private @Nullable String rules;

    @Option(
            names = "--calendar",
            paramLabel = "EXCHANGE",
            description = "By whose hours bars are expected: nyse, xetra, lse or crypto.")
    private @Nullable String calendar;

    @Option(
            names = "--against",
            paramLabel = "NAME",
            description = "Another load of the same bars: where the two are off from each other.")
    private @Nullable String against;

    QualityMagic(Variables variables) {
        this.variables = variables;
    }

    @Override
    public Object run(MagicCall call) {
        Judged judged = Judged.of(LoadLookup.value(variables, name), name);
        if (failUnder != null && !(failUnder >= 0 && failUnder <= 1)) {
            throw new UserMistake(
                    "--fail-under must be 0–1, got " + failUnder + ". Try: %quality " + name + " --fail-under 0.9");
        }
        QualityRules own = rules();
        if (against != null) {
            return compared(judged, Judged.of(LoadLookup.value(variables, against), against));
        }
        QualityReport all = calendar != null
                ? judged.report().again(judged.bars(), own, exchange(calendar))
                : own.equals(QualityRules.STANDARD)
                        ? judged.report()
                        : judged.report().again(judged.bars(), own);
        QualityReport report = symbol == null ? all : of(all, symbol);
        if (report.symbols().isEmpty()) {
            throw new UserMistake("no symbol of " + name + " is complete, so there is nothing to judge. "
                    + "What failed, and why: " + name + ".failures()");
        }
        if (failUnder != null) {
            stopIfUnder(call.cell(), failUnder, report, judged);
        }
        return call.target() != null ? report : shown(report, judged);
    }

    /** What is judged: of a load all that it brought, once it is done. */
    private record Judged(QualityReport report, Map<Symbol, Bars> bars, boolean practice, List<String> symbols) {
        static Judged of(Object subject, String name) {
            if (subject instanceof CleanedBars cleaned) {
                List<String> symbols =
                        cleaned.bars().keySet().stream().map(Symbol::value).toList();
                return new Judged(cleaned.quality(), cleaned.bars(), cleaned.practice(), symbols);
            }
            Load load = LoadLookup.load(subject, name);
            return new Judged(load.quality(), load.bars(), load.progress().practice(), load.symbols());
        }
    }

    private Table compared(Judged one, Judged other) {
        Map<Symbol, Bars> bars = new LinkedHashMap<>(one.bars());
        if (symbol != null) {
            bars.keySet().retainAll(Set.of(Symbol.parse(symbol)));
        }
        return FeedComparison.of(name + " against " + against, bars, other.bars());
    }

    private static Exchange exchange(String calendar) {
        try {
            return Exchange.parse(calendar);
        } catch (InvalidInputException e) {
            throw new UserMistake(String.valueOf(e.getMessage()));
        }
    }

    private QualityRules rules() {
        try {
            QualityRules all = rules == null ? QualityRules.STANDARD : variable(rules);
            all = all.without(without.toArray(String[]::new));
            for (Map.Entry<String, Double> each : weights.entrySet()) {
                all = all.weight(each.getKey(), each.getValue());
            }
            return all;
        } catch (InvalidInputException e) {
            throw new UserMistake(String.valueOf(e.getMessage()));
        }
    }

    private QualityRules variable(String holder) {
        return variables
                .find(holder)
                .filter(QualityRules.class::isInstance)
                .map(QualityRules.class::cast)
                .orElseThrow(
                        () -> new UserMistake(
                                "--rules must name a variable that holds QualityRules, got " + holder
                                        + ". Try: var mine = QualityRules.STANDARD.check(\"round\", (bars, row) -> bars.close(row) % 1 == 0);"));
    }

    private DisplayData shown(QualityReport report, Judged judged) {
        ZoneId zone = report.symbols().get(0).checker().zone();
        Picture picture = picture(report, judged, zone);
        DisplayData data = picture.toDisplayData();
        SymbolQuality first = report.symbols().get(0);
        data.putText(symbol == null ? report.toString() : QualityDetail.text(first, report.title(), zone));
        data.putHTML(picture.html()
                + QualityHtml.html(report)
                + (symbol == null ? "" : QualityDetail.html(first, report.title(), zone)));
        return data;
    }

    private static Picture picture(QualityReport report, Judged judged, ZoneId zone) {
        if (report.symbols().size() > 1) {
            return QualityPicture.of(report, judged.bars(), judged.practice(), zone);
        }
        SymbolQuality one = report.symbols().get(0);
        Bars bars = judged.bars().getOrDefault(one.symbol(), Bars.EMPTY);
        return SymbolPicture.of(one, bars, report.title(), judged.practice(), zone);
    }

    /** Shows first what is wrong, then stops the run. */
    private void stopIfUnder(CellContext cell, double least, QualityReport report, Judged judged) {
        List<String> poor = new ArrayList<>();
        report.symbols().stream()
                .filter(quality -> quality.score() < least)
                .map(quality -> quality.symbol() + " " + quality.scoreText())
                .forEach(poor::add);
        if (symbol == null) {
            judged.symbols().stream()
                    .filter(each -> report.find(Symbol.parse(each)).isEmpty())
                    .map(each -> each + " did not arrive")
                    .forEach(poor::add);
        }
        if (poor.isEmpty()) {
            return;
        }
        cell.display(shown(report, judged));
        throw new UserMistake(poor.size() + " of "
                + LoadTotals.count(symbol == null ? judged.symbols().size() : 1, "symbol") + " below --fail-under "
                + least
                + ": " + poor.stream().limit(MOST_NAMED).collect(Collectors.joining(", "))
                + (poor.size() > MOST_NAMED ? ", …" : "") + ". What was found: %quality " + name + " SYMBOL");
    }

    private static QualityReport of(QualityReport all, String symbol) {
        try {
            return new QualityReport(all.title(), List.of(all.of(symbol)));
        } catch (InvalidInputException e) {
            throw new UserMistake(String.valueOf(e.getMessage()));
        }
    }
}
