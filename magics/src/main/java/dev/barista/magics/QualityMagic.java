package dev.barista.magics;

import dev.barista.kernel.cell.UserMistake;
import dev.barista.kernel.magic.Magic;
import dev.barista.kernel.magic.MagicCall;
import dev.barista.kernel.magic.Variables;
import dev.barista.market.InvalidInputException;
import dev.barista.quality.QualityReport;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code %quality}: waits for a load and judges it. Made by {@link BaristaMagics} for each call. */
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
        QualityReport report = LoadLookup.find(variables, name).quality();
        try {
            return symbol == null ? report : new QualityReport(report.title(), List.of(report.of(symbol)));
        } catch (InvalidInputException e) {
            throw new UserMistake(String.valueOf(e.getMessage()));
        }
    }
}
