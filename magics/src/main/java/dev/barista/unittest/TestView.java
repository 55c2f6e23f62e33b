package dev.barista.unittest;

import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Shows runs: as text and HTML below the cell, and in the sentence that a failing cell ends with. Stateless. */
final class TestView {
    private static final int MOST_FAILURES = 10;

    private TestView() {}

    static DisplayData render(Report report) {
        DisplayData data = new DisplayData(TestText.of(report));
        data.putHTML(TestHtml.of(report));
        if (report.done()) {
            data.putData(TestJson.MIME, TestJson.of(report));
        }
        return data;
    }

    /** What a cell with failures says as its error. */
    static String summary(Report report) {
        List<Result> failed = report.failed();
        long all = report.results().stream().flatMap(Result::counted).count();
        String issues = report.issues().isEmpty()
                ? ""
                : String.format(
                        Locale.ROOT,
                        "%d cannot be run as written: %s",
                        report.issues().size(),
                        String.join("; ", report.issues()));
        if (failed.isEmpty()) {
            return issues;
        }
        String lines = failed.stream().limit(MOST_FAILURES).map(TestView::line).collect(Collectors.joining("\n"));
        String more = failed.size() > MOST_FAILURES ? "\n… " + (failed.size() - MOST_FAILURES) + " more" : "";
        return String.format(Locale.ROOT, "%d of %d tests failed%n", failed.size(), all)
                + lines
                + more
                + (issues.isEmpty() ? "" : "\n" + issues);
    }

    private static String line(Result test) {
        Failure failure = test.failure();
        if (failure == null) {
            return test.name();
        }
        String place = failure.frames().stream()
                .filter(frame -> !frame.startsWith("in "))
                .findFirst()
                .map(frame -> " (" + frame.split(" ", 2)[0] + ")")
                .orElse("");
        return test.name() + ": " + failure.headline() + place;
    }

    /** Why tests cannot run that refer to what is not declared. */
    static String missing(String what, List<String> missing) {
        return what + " cannot run until this is declared: " + Names.line(String.join(", ", missing))
                + ". Run the cell that declares it, or mend the name";
    }

    /** Why there was nothing to run. */
    static String nothingRun(Report report, RunOptions options) {
        if (!report.issues().isEmpty()) {
            return String.join("; ", report.issues());
        }
        Selection selection = options.selection();
        if (!selection.names().isEmpty() || !selection.tags().isEmpty()) {
            return "no test fits --name or --tag. Run the tests without these options to see all names";
        }
        return "there is no test here. Put @Test before a method: @Test void pricesArePositive() { … }";
    }
}
