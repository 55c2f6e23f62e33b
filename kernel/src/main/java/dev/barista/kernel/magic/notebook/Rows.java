package dev.barista.kernel.magic.notebook;

import dev.barista.kernel.display.Html;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rows of short texts as a table, in plain text and HTML. Stateless. */
final class Rows {
    private static final int MAX_WIDTH = 80;

    private Rows() {}

    static DisplayData table(List<String> headings, List<List<String>> rows) {
        int[] widths = IntStream.range(0, headings.size())
                .map(column -> Math.min(
                        MAX_WIDTH,
                        IntStream.concat(
                                        IntStream.of(headings.get(column).length()),
                                        rows.stream()
                                                .mapToInt(row -> row.get(column).length()))
                                .max()
                                .orElse(0)))
                .toArray();
        StringBuilder text = new StringBuilder(line(headings, widths));
        StringBuilder html = new StringBuilder("<table>").append(html(headings, "th"));
        for (List<String> row : rows) {
            text.append('\n').append(line(row, widths));
            html.append(html(row, "td"));
        }
        DisplayData data = new DisplayData(text.toString());
        data.putHTML(html + "</table>");
        return data;
    }

    private static String line(List<String> row, int[] widths) {
        return IntStream.range(0, row.size())
                .mapToObj(column -> String.format("%-" + Math.max(1, widths[column]) + "s", row.get(column)))
                .collect(Collectors.joining("  "))
                .stripTrailing();
    }

    private static String html(List<String> row, String element) {
        return row.stream()
                .map(text -> "<" + element + " style=\"text-align:left\">" + Html.escape(text) + "</" + element + ">")
                .collect(Collectors.joining("", "<tr>", "</tr>"));
    }
}
