package dev.barista.unittest;

import java.util.List;
import java.util.Locale;

/**
 * All that is known of a run. Immutable.
 *
 * @param cell whose tests these are; empty if of several
 * @param results one for each test cell, or the tests of a single one
 * @param issues what kept something that looks like a test from being one, a sentence each
 * @param note what else is to be said; empty for nothing
 * @param done false while it goes on
 * @param slowest how many of the slowest tests are to be listed
 */
record Report(String cell, List<Result> results, List<String> issues, String note, boolean done, int slowest) {
    Report {
        results = List.copyOf(results);
        issues = List.copyOf(issues);
    }

    long count(Status status) {
        return results.stream().mapToLong(each -> each.count(status)).sum();
    }

    /** Such as {@code 3 passed, 1 failed, 0 skipped}. */
    String counts() {
        return String.format(
                Locale.ROOT,
                "%d passed, %d failed, %d skipped",
                count(Status.PASSED),
                count(Status.FAILED),
                count(Status.SKIPPED));
    }

    /** Tests that have failed, in the order of the tree. */
    List<Result> failed() {
        return results.stream()
                .flatMap(Result::counted)
                .filter(each -> each.status() == Status.FAILED)
                .toList();
    }

    /** The slowest tests, the slowest first; none unless asked for. */
    List<Result> slowestTests() {
        return results.stream()
                .flatMap(Result::counted)
                .filter(Result::isTest)
                .sorted((a, b) -> Double.compare(b.millis(), a.millis()))
                .limit(slowest)
                .toList();
    }

    double millis() {
        return results.stream().mapToDouble(Result::millis).sum();
    }

    /** A duration as people read it. */
    static String time(double millis) {
        return millis < 1_000
                ? String.format(Locale.ROOT, "%.0f ms", millis)
                : String.format(Locale.ROOT, "%.1f s", millis / 1e3);
    }
}
