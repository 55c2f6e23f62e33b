package dev.barista.kernel.magic;

import dev.barista.kernel.display.Html;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine.Command;

/** {@code %lsmagic}. */
@Command(description = "Lists all magics.")
final class ListMagics implements Magic {
    private final Supplier<Map<String, List<MagicSpec>>> groups;

    ListMagics(Supplier<Map<String, List<MagicSpec>>> groups) {
        this.groups = groups;
    }

    @Override
    public Object run(MagicCall call) {
        StringBuilder text = new StringBuilder();
        StringBuilder html = new StringBuilder("<table>");
        groups.get().forEach((title, specs) -> {
            text.append(text.isEmpty() ? "" : "\n").append(title).append('\n');
            html.append("<tr><th colspan=\"2\" style=\"text-align:left\">")
                    .append(Html.escape(title))
                    .append("</th></tr>");
            specs.forEach(spec -> {
                text.append(String.format("  %-18s %s%n", written(spec), spec.summary()));
                html.append("<tr><td style=\"text-align:left\"><code>")
                        .append(Html.escape(written(spec)))
                        .append("</code></td><td style=\"text-align:left\">")
                        .append(Html.escape(spec.summary()))
                        .append("</td></tr>");
            });
        });
        DisplayData data = new DisplayData(text + "\n%NAME --help has more on each");
        data.putHTML(html + "</table><code>%NAME --help</code> has more on each");
        return data;
    }

    private static String written(MagicSpec spec) {
        return switch (spec.kind()) {
            case LINE -> "%" + spec.name();
            case CELL -> "%%" + spec.name();
            case LINE_OR_CELL -> "%" + spec.name() + ", %%" + spec.name();
        };
    }
}
