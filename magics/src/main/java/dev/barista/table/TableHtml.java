package dev.barista.table;

import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import org.apache.commons.text.StringEscapeUtils;
import tech.tablesaw.table.Relation;

/**
 * Shows a Tablesaw table in a notebook: as {@code text/html} and {@code text/plain}, both bounded to the first and last
 * ten rows and fifteen columns, with the table's name and size. All text of the table is escaped.
 *
 * <p>Stateless; any thread may use it, as long as none changes the table meanwhile.
 */
public final class TableHtml {
    private TableHtml() {}

    /** Both renderings of {@code table}. */
    public static DisplayData render(Relation table) {
        Excerpt excerpt = Excerpt.of(table);
        DisplayData data = new DisplayData(TableText.of(excerpt));
        data.putHTML(html(excerpt));
        return data;
    }

    private static String html(Excerpt excerpt) {
        StringBuilder html = new StringBuilder("<table class=\"dataframe\"><caption style=\"text-align:left\">")
                .append(escaped(excerpt.title()))
                .append("</caption><thead><tr>");
        excerpt.columns().forEach(column -> cell(html, "th", column, column.name()));
        html.append("</tr></thead><tbody>");
        for (int row = 0; row < excerpt.rowCount(); row++) {
            html.append("<tr>");
            for (ExcerptColumn column : excerpt.columns()) {
                cell(html, "td", column, column.cells().get(row));
            }
            html.append("</tr>");
        }
        return html.append("</tbody></table>").toString();
    }

    private static void cell(StringBuilder html, String tag, ExcerptColumn column, String text) {
        String side = column.right() ? "right" : "left";
        html.append('<')
                .append(tag)
                .append(" style=\"padding:0.15em 0.6em;text-align:")
                .append(side)
                .append("\">");
        html.append(escaped(text)).append("</").append(tag).append('>');
    }

    private static String escaped(String text) {
        return StringEscapeUtils.escapeXml11(text);
    }
}
