package dev.barista.magics;

import dev.barista.kernel.cell.UserMistake;
import dev.barista.kernel.magic.Magic;
import dev.barista.kernel.magic.MagicCall;
import dev.barista.kernel.magic.Variables;
import dev.barista.load.Load;
import dev.barista.market.InvalidInputException;
import dev.barista.market.NyseCalendar;
import dev.barista.plot.QualityPicture;
import dev.barista.quality.QualityReport;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * {@code %quality}: waits for a load and shows how good its bars are; assigned to a variable, the report. Made by
 * {@link BaristaMagics} for each call.
 */
@Command(name = "quality", description = "Shows how good the bars of a load are, and why.")
final class QualityMagic implements Magic {
    private final Variables variables;

    @Parameters(index = "0", paramLabel = "NAME", description = "The variable that holds the load.")
    private String name = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "SYMBOL", description = "One symbol alone.")
    private @Nullable String symbol;

    QualityMagic(Variables variables) {
        this.variables = variables;
    }

    @Override
    public Object run(MagicCall call) {
        Load load = LoadLookup.find(variables, name);
        QualityReport all = load.quality();
        QualityReport report = symbol == null ? all : of(all, symbol);
        if (report.symbols().isEmpty()) {
            throw new UserMistake("no symbol of " + name + " is complete, so there is nothing to judge. "
                    + "What failed, and why: " + name + ".failures()");
        }
        if (call.target() != null) {
            return report;
        }
        return QualityPicture.withTable(report, load.bars(), load.progress().practice(), NyseCalendar.NEW_YORK);
    }

    private static QualityReport of(QualityReport all, String symbol) {
        try {
            return new QualityReport(all.title(), List.of(all.of(symbol)));
        } catch (InvalidInputException e) {
            throw new UserMistake(String.valueOf(e.getMessage()));
        }
    }
}
