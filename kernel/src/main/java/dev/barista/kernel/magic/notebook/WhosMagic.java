package dev.barista.kernel.magic.notebook;

import dev.barista.kernel.display.Renderers;
import dev.barista.kernel.magic.Magic;
import dev.barista.kernel.magic.MagicCall;
import dev.barista.kernel.shell.JavaShell;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code %whos}: variables with types and values. */
@Command(description = "Lists the notebook's variables with their types and values.")
public final class WhosMagic implements Magic {
    private static final int MAX_VALUE = 60;

    private final JavaShell shell;
    private final Renderers renderers;

    @Parameters(arity = "0..*", paramLabel = "TYPE", description = "Only variables of these types, as declared.")
    private List<String> types = List.of();

    public WhosMagic(JavaShell shell, Renderers renderers) {
        this.shell = shell;
        this.renderers = renderers;
    }

    @Override
    public Object run(MagicCall call) {
        List<List<String>> rows = DeclaredVariables.of(shell, types).stream()
                .map(name -> List.of(name, shell.typeOf(name).orElse(""), value(name)))
                .toList();
        return rows.isEmpty() ? new DisplayData("no variables") : Rows.table(List.of("name", "type", "value"), rows);
    }

    private String value(String name) {
        String text = shell.find(name)
                .map(value -> String.valueOf(renderers.render(value).getData(MIMEType.TEXT_PLAIN)))
                .orElse("null");
        String line = text.strip().lines().findFirst().orElse("");
        boolean cut = line.length() > MAX_VALUE || text.strip().length() > line.length();
        return cut ? line.substring(0, Math.min(line.length(), MAX_VALUE)) + " …" : line;
    }
}
