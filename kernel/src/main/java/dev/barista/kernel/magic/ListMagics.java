package dev.barista.kernel.magic;

import dev.barista.kernel.display.Html;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.util.Collection;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** {@code %lsmagic}. */
@Command(description = "Lists all magics.")
final class ListMagics implements Magic {
    private final Supplier<Collection<MagicSpec>> specs;

    ListMagics(Supplier<Collection<MagicSpec>> specs) {
        this.specs = specs;
    }

    @Override
    public Object run(MagicCall call) {
        DisplayData data = new DisplayData(specs.get().stream()
                .map(spec -> String.format("%-14s %s", spec.signed(), spec.summary()))
                .collect(Collectors.joining("\n")));
        data.putHTML(specs.get().stream()
                .map(spec -> "<tr><td><code>" + Html.escape(spec.signed()) + "</code></td><td>"
                        + Html.escape(spec.summary()) + "</td></tr>")
                .collect(Collectors.joining("", "<table>", "</table>")));
        return data;
    }
}
