package dev.barista.quality;

import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.util.Locale;
import org.apache.commons.text.StringEscapeUtils;

/**
 * Shows a quality report in a notebook: a row per symbol with its score as a bar and a number, bars got and expected,
 * the parts, and the gravest findings. Colours are neutral greys and a blue, which read on light and dark ground and to
 * the colour-blind; all text is escaped. Stateless; any thread may use it.
 */
public final class QualityHtml {
    private static final String BLUE = "#4477aa";

    private QualityHtml() {}

    /** As {@code text/html} and {@code text/plain}. */
    public static DisplayData render(QualityReport report) {
        DisplayData data = new DisplayData(report.toString());
        data.putHTML(html(report));
        return data;
    }

    /** The HTML alone, to stand beside a picture. */
    public static String html(QualityReport report) {
        StringBuilder html = new StringBuilder(
                        "<table class=\"dataframe\"><caption style=\"text-align:left\">Quality: ")
                .append(escaped(report.title()))
                .append("</caption><thead><tr>");
        for (String heading : new String[] {"symbol", "score", "bars", "parts", "findings"}) {
            html.append("<th style=\"text-align:left\">").append(heading).append("</th>");
        }
        html.append("</tr></thead><tbody>");
        report.worst(QualityText.MOST_SYMBOLS).forEach(quality -> row(html, quality));
        String more = report.more(QualityText.MOST_SYMBOLS);
        if (!more.isEmpty()) {
            html.append("<tr><td colspan=\"5\" style=\"text-align:left\">… ")
                    .append(escaped(more))
                    .append("</td></tr>");
        }
        return html.append("</tbody></table>").toString();
    }

    private static void row(StringBuilder html, SymbolQuality quality) {
        html.append("<tr>");
        cell(html, "<b>" + escaped(quality.symbol().value()) + "</b>");
        cell(html, bar(quality.score(), 6) + " " + quality.scoreText());
        cell(html, String.format(Locale.ROOT, "%,d of %,d", quality.gotBars(), quality.expectedBars()));
        StringBuilder parts = new StringBuilder();
        for (Part part : quality.parts()) {
            String tip = escaped(part.sentence()) + ", weight " + part.weight();
            parts.append("<div title=\"").append(tip).append("\">").append(bar(part.value(), 2));
            parts.append(String.format(Locale.ROOT, " %.2f ", part.value()))
                    .append(escaped(part.name()))
                    .append("</div>");
        }
        cell(html, parts.toString());
        StringBuilder findings = new StringBuilder();
        Highlights.of(quality)
                .forEach(line -> findings.append("<div>").append(escaped(line)).append("</div>"));
        cell(html, findings.isEmpty() ? "nothing found" : findings.toString());
        html.append("</tr>");
    }

    private static void cell(StringBuilder html, String content) {
        html.append("<td style=\"text-align:left;vertical-align:top\">")
                .append(content)
                .append("</td>");
    }

    private static String bar(double value, int widthEm) {
        return String.format(
                Locale.ROOT,
                "<span style=\"display:inline-block;width:%dem;height:0.6em;background:rgba(128,128,128,0.3)\">"
                        + "<span style=\"display:block;width:%.0f%%;height:100%%;background:%s\"></span></span>",
                widthEm,
                value * 100,
                BLUE);
    }

    private static String escaped(String text) {
        return StringEscapeUtils.escapeXml11(text);
    }
}
