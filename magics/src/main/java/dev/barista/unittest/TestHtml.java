package dev.barista.unittest;

import dev.barista.kernel.display.Html;

/**
 * A run as HTML that suits light and dark pages: a tree whose failures stand open. All text of tests is escaped; what
 * they display as HTML is theirs, as it would be below a cell.
 * Stateless.
 */
final class TestHtml {
    private static final String PRE =
            "<pre style=\"margin:0.2em 0 0.2em 1.4em;white-space:pre-wrap;font-family:monospace;font-size:90%\">";

    private TestHtml() {}

    static String of(Report report) {
        StringBuilder html = new StringBuilder("<div class=\"barista-tests\">");
        Status all = !report.done()
                ? Status.RUNNING
                : report.failed().isEmpty() && report.issues().isEmpty() ? Status.PASSED : Status.FAILED;
        html.append("<div style=\"font-weight:600;border-left:4px solid ")
                .append(all.colour())
                .append(";padding-left:0.6em\">")
                .append(report.done() ? "" : "running … ")
                .append(Html.escape(report.counts()))
                .append(time(report.millis()))
                .append(report.note().isEmpty() ? "" : " <i>" + Html.escape(report.note()) + "</i>")
                .append("</div>");
        report.results().forEach(each -> add(html, each, report.done()));
        report.issues().forEach(issue -> html.append("<div style=\"color:#d1373f\">! ")
                .append(Html.escape(issue))
                .append("</div>"));
        slowest(html, report);
        return html.append("</div>").toString();
    }

    private static void slowest(StringBuilder html, Report report) {
        if (report.slowest() == 0) {
            return;
        }
        html.append("<div style=\"margin-top:0.4em\">slowest</div>");
        report.slowestTests().forEach(each -> html.append("<div style=\"margin-left:1.2em\">")
                .append(Html.escape(each.name()))
                .append(time(each.millis()))
                .append("</div>"));
    }

    /** @param whole false while tests run: pictures and tables would be sent with each change */
    private static void add(StringBuilder html, Result result, boolean whole) {
        boolean leaf = result.children().isEmpty()
                && result.failure() == null
                && result.output().isBlank()
                && result.shown().isEmpty();
        html.append("<div style=\"margin-left:1.2em\">");
        if (leaf) {
            title(html, result);
        } else {
            boolean open = result.hasFailure()
                    || !result.shown().isEmpty()
                    || result.status() == Status.RUNNING
                    || !result.isTest();
            html.append(open ? "<details open><summary>" : "<details><summary>");
            title(html, result);
            html.append("</summary>");
            detail(html, result);
            result.shown().forEach(each -> shown(html, each, whole));
            result.children().forEach(each -> add(html, each, whole));
            html.append("</details>");
        }
        html.append("</div>");
    }

    private static void title(StringBuilder html, Result result) {
        boolean container = !result.isTest() && result.status() == Status.PASSED;
        Status shown = container && result.hasFailure() ? Status.FAILED : result.status();
        html.append("<span style=\"color:")
                .append(shown.colour())
                .append("\">")
                .append(shown.mark())
                .append("</span> ")
                .append(Html.escape(result.name()));
        if (result.isTest() && result.millis() > 0) {
            html.append(time(result.millis()));
        }
        if (!result.reason().isEmpty()) {
            html.append(" <i>").append(Html.escape(result.reason())).append("</i>");
        }
    }

    private static void detail(StringBuilder html, Result result) {
        Failure failure = result.failure();
        if (failure != null) {
            html.append(PRE).append(Html.escape(failure.message())).append("</pre>");
            html.append(Comparison.html(failure));
            if (!failure.frames().isEmpty()) {
                html.append(PRE);
                failure.frames().forEach(each -> html.append(Html.escape(each)).append('\n'));
                html.append("</pre>");
            }
        }
        if (!result.output().isBlank()) {
            html.append("<pre style=\"margin:0.2em 0 0.2em 1.4em;padding-left:0.6em;border-left:2px solid #888;")
                    .append("white-space:pre-wrap;font-family:monospace;font-size:90%\">")
                    .append(Html.escape(result.output().stripTrailing()))
                    .append("</pre>");
        }
    }

    private static void shown(StringBuilder html, Shown shown, boolean whole) {
        if (whole && !shown.html().isEmpty()) {
            html.append("<div style=\"margin:0.2em 0 0.2em 1.4em\">")
                    .append(shown.html())
                    .append("</div>");
        } else {
            html.append(PRE).append(Html.escape(shown.text())).append("</pre>");
        }
    }

    private static String time(double millis) {
        return millis > 0 ? " <span style=\"opacity:0.6\">" + Report.time(millis) + "</span>" : "";
    }
}
