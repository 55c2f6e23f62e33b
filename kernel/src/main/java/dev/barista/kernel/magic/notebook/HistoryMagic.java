package dev.barista.kernel.magic.notebook;

import dev.barista.kernel.cell.Inputs;
import dev.barista.kernel.magic.Magic;
import dev.barista.kernel.magic.MagicCall;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code %history}. */
@Command(
        description = {
            "Prints what was run in this session.",
            "Earlier sessions are searched by the front end: Ctrl-R in a console, arrow up in JupyterLab's."
        })
public final class HistoryMagic implements Magic {
    private final Inputs inputs;

    @Option(names = "-n", description = "With the numbers of the cells.")
    private boolean numbers;

    @Option(names = "-l", paramLabel = "COUNT", description = "The last COUNT cells only; default ${DEFAULT-VALUE}.")
    private int limit = 100;

    @Option(names = "-g", paramLabel = "TEXT", description = "Only cells that contain TEXT, upper or lower case.")
    private @Nullable String text;

    public HistoryMagic(Inputs inputs) {
        this.inputs = inputs;
    }

    @Override
    public @Nullable Object run(MagicCall call) {
        String wanted = text == null ? "" : text.toLowerCase(Locale.ROOT);
        List<Inputs.Input> found = inputs.all().stream()
                .filter(input -> input.number() < call.cell().executionCount())
                .filter(input -> input.source().toLowerCase(Locale.ROOT).contains(wanted))
                .toList();
        for (Inputs.Input input : found.subList(Math.max(0, found.size() - Math.max(0, limit)), found.size())) {
            call.cell().out().println((numbers ? input.number() + ": " : "") + input.source());
        }
        return null;
    }
}
