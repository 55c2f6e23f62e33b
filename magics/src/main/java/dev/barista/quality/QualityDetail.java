package dev.barista.quality;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.apache.commons.text.StringEscapeUtils;

/**
 * Shows all that is known about one symbol's quality: how the score came about, and each finding with when, what, how
 * bad and what to do. All text is escaped. Stateless; any thread may use it.
 */
public final class QualityDetail {
    /** More rows than these are not read; the table of findings has them all. */
    private static final int MOST_ROWS = 60;

    private QualityDetail() {}

    /**
     * As an HTML table, the gravest findings first.
     *
     * @param title what was judged, as in the report
     * @param zone the exchange's, by whose clock times are shown
     */
    public static String html(SymbolQuality quality, String title, ZoneId zone) {
        List<Finding> shown = Highlights.gravest(quality, MOST_ROWS);
        StringBuilder html = new StringBuilder(
                        "<table class=\"dataframe\"><caption style=\"text-align:left\">Quality of <b>")
                .append(escaped(quality.symbol().value()))
                .append("</b>: ")
                .append(escaped(title + ". Times are " + zone.getId()))
                .append("</caption><thead><tr>");
        for (String heading : new String[] {"when", "what", "how bad", "bars", "detail", "what to do"}) {
            html.append("<th style=\"text-align:left\">").append(heading).append("</th>");
        }
        html.append("</tr></thead><tbody>");
        When when = when(quality, zone);
        for (Finding finding : shown) {
            html.append("<tr>");
            cell(html, when.of(finding));
            cell(html, finding.kind().label());
            cell(html, finding.severity().label());
            cell(html, String.format(Locale.ROOT, "%,d", finding.bars()));
            cell(html, finding.detail());
            cell(html, finding.repair());
            html.append("</tr>");
        }
        String rest = rest(quality, shown.size());
        if (!rest.isEmpty()) {
            html.append("<tr><td colspan=\"6\" style=\"text-align:left\">")
                    .append(escaped(rest))
                    .append("</td></tr>");
        }
        return html.append("</tbody></table>").toString();
    }

    /** The same as plain text: the parts of the score, then a line per finding. */
    public static String text(SymbolQuality quality, String title, ZoneId zone) {
        List<Finding> shown = Highlights.gravest(quality, MOST_ROWS);
        When when = when(quality, zone);
        StringBuilder text = new StringBuilder("Quality: ")
                .append(title)
                .append(". Times are ")
                .append(zone.getId())
                .append('\n');
        text.append(QualityText.score(quality));
        for (Finding finding : shown) {
            text.append("\n  - ")
                    .append(finding.severity().label())
                    .append(": ")
                    .append(finding.kind().label())
                    .append(' ')
                    .append(when.of(finding))
                    .append(": ")
                    .append(finding.detail())
                    .append(". To do: ")
                    .append(finding.repair());
        }
        String rest = rest(quality, shown.size());
        return text.append(rest.isEmpty() ? "" : "\n  " + rest).toString();
    }

    private static When when(SymbolQuality quality, ZoneId zone) {
        return new When(zone, quality.coverage().isWholeDays());
    }

    private static String rest(SymbolQuality quality, int shown) {
        long more = quality.totalFindings() - shown;
        if (more > 0) {
            return "and " + Wording.count(more, "more finding") + "; quality().findings() has the first "
                    + FindingLog.MOST_OF_A_KIND + " of each kind as a table";
        }
        return shown == 0 ? "nothing found" : "";
    }

    private static void cell(StringBuilder html, String text) {
        html.append("<td style=\"text-align:left;vertical-align:top\">")
                .append(escaped(text))
                .append("</td>");
    }

    private static String escaped(String text) {
        return StringEscapeUtils.escapeXml11(text);
    }
}
