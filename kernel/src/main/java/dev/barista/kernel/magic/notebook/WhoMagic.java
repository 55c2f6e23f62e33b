package dev.barista.kernel.magic.notebook;

import dev.barista.kernel.magic.Magic;
import dev.barista.kernel.magic.MagicCall;
import dev.barista.kernel.shell.JavaShell;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code %who}: names of variables. */
@Command(description = "Lists the notebook's variables.")
public final class WhoMagic implements Magic {
    private final JavaShell shell;

    @Parameters(arity = "0..*", paramLabel = "TYPE", description = "Only variables of these types, as declared.")
    private List<String> types = List.of();

    public WhoMagic(JavaShell shell) {
        this.shell = shell;
    }

    @Override
    public Object run(MagicCall call) {
        List<String> names = DeclaredVariables.of(shell, types);
        return new DisplayData(names.isEmpty() ? "no variables" : String.join("  ", names));
    }
}
