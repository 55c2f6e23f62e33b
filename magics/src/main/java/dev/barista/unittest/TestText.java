package dev.barista.unittest;

import java.util.List;

/** A run as plain text; its last line are the counts. Stateless. */
final class TestText {
    private TestText() {}

    static String of(Report report) {
        StringBuilder text = new StringBuilder();
        report.results().forEach(each -> add(text, each, ""));
        report.issues().forEach(issue -> text.append("! ").append(issue).append('\n'));
        List<Result> slowest = report.slowestTests();
        if (!slowest.isEmpty()) {
            text.append("slowest:\n");
            slowest.forEach(
                    each -> line(text, "  ", String.format("%8s  %s", Report.time(each.millis()), each.name())));
        }
        if (!report.note().isEmpty()) {
            text.append('(').append(report.note()).append(")\n");
        }
        if (!report.done()) {
            text.append("running …\n");
        }
        return text.append(report.counts()).toString();
    }

    private static void add(StringBuilder text, Result result, String indent) {
        boolean plain = !result.isTest() && result.status() != Status.FAILED;
        String time = result.millis() > 0 && result.isTest() ? "  " + Report.time(result.millis()) : "";
        String reason = result.reason().isEmpty() ? "" : "  " + result.reason();
        String mark =
                plain && result.status() == Status.PASSED ? "" : result.status().mark() + " ";
        line(text, indent, mark + result.name() + time + reason);
        String inner = indent + "  ";
        Failure failure = result.failure();
        if (failure != null) {
            failure.message().lines().forEach(each -> line(text, inner + "  ", each));
            Comparison.text(failure).forEach(each -> line(text, inner + "  ", each));
            failure.frames().forEach(each -> line(text, inner + "  ", each.startsWith("in ") ? each : "at " + each));
        }
        if (!result.output().isBlank()) {
            result.output().stripTrailing().lines().forEach(each -> line(text, inner + "| ", each));
        }
        result.shown()
                .forEach(shown -> shown.text().stripTrailing().lines().forEach(each -> line(text, inner + "| ", each)));
        result.children().forEach(each -> add(text, each, inner));
    }

    private static void line(StringBuilder text, String indent, String line) {
        text.append(indent).append(line).append('\n');
    }
}
