package dev.barista.magics;

import dev.barista.kernel.display.Html;
import dev.barista.load.LoadProgress;
import dev.barista.load.SymbolProgress;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Shows how far a load is, as text and as HTML that suits light and dark pages. Stateless. */
final class LoadPanel {
    private static final String CELL = "<td style=\"text-align:left;padding:0.1em 0.8em\">";

    private LoadPanel() {}

    /** A load that is about to start. */
    static DisplayData waiting(String source, boolean practice, List<SymbolProgress> rows) {
        return waiting(source, practice, false, rows);
    }

    /** The same, from files. */
    static DisplayData waitingForFiles(String source, List<SymbolProgress> rows) {
        return waiting(source, false, true, rows);
    }

    private static DisplayData waiting(String source, boolean practice, boolean fromFiles, List<SymbolProgress> rows) {
        return render(
                new LoadProgress(
                        source,
                        practice,
                        fromFiles,
                        rows,
                        List.of(),
                        Duration.ZERO,
                        null,
                        null,
                        null,
                        "",
                        false,
                        false),
                List.of());
    }

    /** @param notes what the user should know, one sentence each */
    static DisplayData render(LoadProgress load, List<String> notes) {
        DisplayData data = new DisplayData(text(load, notes));
        data.putHTML(html(load, notes));
        return data;
    }

    private static String text(LoadProgress load, List<String> notes) {
        int all = load.symbols().size();
        StringBuilder text = new StringBuilder("📊 Loading ")
                .append(what(load))
                .append(" for ")
                .append(LoadTotals.count(symbols(load), "symbol"))
                .append(load.practice() ? " (practice data)...\n" : "...\n");
        for (int i = 0; i < all; i++) {
            text.append(String.format(
                    Locale.ROOT,
                    "  [%d/%d] %s%n",
                    i + 1,
                    all,
                    line(load.symbols().get(i))));
        }
        text.append(load.fromFiles() ? reading(load) : calls(load));
        if (!load.done() && load.callsLeft() > 0) {
            LoadTotals.kinds(load).forEach(line -> text.append("\n  ").append(line));
            text.append('\n').append(LoadTotals.line(load));
        }
        if (!load.budgetNote().isEmpty()) {
            text.append('\n').append(load.budgetNote());
        }
        notes.forEach(note -> text.append('\n').append(note));
        return text.toString();
    }

    /** Such as {@code "stock data"} or {@code "stock data, option chains and option bars"}. */
    private static String what(LoadProgress load) {
        List<String> kinds = load.symbols().stream()
                .map(SymbolProgress::kind)
                .distinct()
                .map(LoadTotals::what)
                .toList();
        int last = kinds.size() - 1;
        return last < 1
                ? String.join("", kinds)
                : String.join(", ", kinds.subList(0, last)) + " and " + kinds.get(last);
    }

    private static long symbols(LoadProgress load) {
        return load.symbols().stream().map(SymbolProgress::symbol).distinct().count();
    }

    private static String calls(LoadProgress load) {
        return "📡 Made " + LoadTotals.count(load.callsMade(), "API request")
                + (load.cancelled() ? ", then cancelled" : "");
    }

    private static String reading(LoadProgress load) {
        return (load.done() ? "Read from " : "Reading ")
                + load.source()
                + (load.cancelled() ? ", then cancelled" : load.done() ? "" : "...");
    }

    private static String line(SymbolProgress row) {
        return switch (row.state()) {
            case WAITING -> "Waiting: " + row.label();
            case LOADING -> "Loading " + row.label() + "...";
            case DONE ->
                "✅ " + row.label() + ": "
                        + LoadTotals.count(row.bars(), row.kind().unit()) + quality(row, " (quality: ", ")");
            case FAILED -> "❌ " + row.label() + ": " + row.message();
            case CANCELLED ->
                row.label() + ": cancelled after "
                        + LoadTotals.count(row.bars(), row.kind().unit());
        };
    }

    private static String quality(SymbolProgress row, String before, String after) {
        // Cut, not rounded: only what is flawless may read 1.00.
        return row.quality().isEmpty()
                ? ""
                : String.format(
                        Locale.ROOT,
                        "%s%.2f%s",
                        before,
                        Math.floor(row.quality().getAsDouble() * 100 + 1e-9) / 100,
                        after);
    }

    private static String html(LoadProgress load, List<String> notes) {
        StringBuilder html =
                new StringBuilder("<div class=\"barista-load\" style=\"line-height:normal\"><table><thead><tr>");
        for (String heading : List.of("symbol", "state", "bars", "quality")) {
            html.append("<th style=\"text-align:left;padding:0.1em 0.8em\">")
                    .append(heading)
                    .append("</th>");
        }
        html.append("</tr></thead><tbody>");
        for (SymbolProgress row : load.symbols()) {
            html.append("<tr>");
            cell(html, row.label());
            cell(html, state(row));
            cell(html, String.format(Locale.ROOT, "%,d", row.bars()));
            cell(html, quality(row, "", ""));
            html.append("</tr>");
        }
        html.append("</tbody></table>");
        line(html, totals(load));
        if (load.callsPlanned() > 0) {
            line(html, LoadTotals.amounts(load));
            LoadTotals.kinds(load).forEach(kind -> line(html, kind));
        }
        notes.forEach(note -> line(html, note));
        return html.append("</div>").toString();
    }

    private static void line(StringBuilder html, String text) {
        html.append("<div>").append(Html.escape(text)).append("</div>");
    }

    private static void cell(StringBuilder html, String text) {
        html.append(CELL).append(Html.escape(text)).append("</td>");
    }

    private static String state(SymbolProgress row) {
        String state = row.state().name().toLowerCase(Locale.ROOT);
        return row.message().isEmpty() ? state : state + ": " + row.message();
    }

    private static String totals(LoadProgress load) {
        if (load.fromFiles()) {
            return reading(load)
                    + String.format(
                            Locale.ROOT, " · %.1f s elapsed", load.elapsed().toMillis() / 1e3);
        }
        StringBuilder totals = new StringBuilder(LoadTotals.calls(load));
        if (!load.budgetNote().isEmpty()) {
            totals.append(" · ").append(load.budgetNote());
        }
        return totals.append(load.cancelled() ? " · cancelled" : "").toString();
    }
}
