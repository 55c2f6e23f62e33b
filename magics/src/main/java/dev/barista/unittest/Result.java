package dev.barista.unittest;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A test, or what holds tests, as it stands at one moment. Immutable.
 *
 * @param key what it is called in all runs of its cell
 * @param name how it is shown
 * @param isTest whether it is one itself
 * @param status of a container too, which may fail or be skipped as a whole
 * @param millis how long it took; 0 before its end
 * @param failure why it failed; null unless it did
 * @param reason why it was skipped; empty unless it was
 * @param output what it printed
 * @param shown what it displayed
 * @param children in the order in which they are shown
 */
record Result(
        String key,
        String name,
        boolean isTest,
        Status status,
        double millis,
        @Nullable Failure failure,
        String reason,
        String output,
        List<Shown> shown,
        List<Result> children) {
    Result {
        shown = List.copyOf(shown);
        children = List.copyOf(children);
    }

    /** A container of others. */
    static Result group(String name, List<Result> children) {
        double millis = children.stream().mapToDouble(Result::millis).sum();
        return new Result(name, name, false, Status.PASSED, millis, null, "", "", List.of(), children);
    }

    /** What has gone wrong before any test could be run. */
    static Result broken(String name, Failure failure) {
        return new Result(name, name, true, Status.FAILED, 0, failure, "", "", List.of(), List.of());
    }

    /** Those that are counted: tests, and containers that failed or were skipped as a whole. */
    Stream<Result> counted() {
        boolean whole = !isTest && (status == Status.FAILED || (status == Status.SKIPPED && testsBelow() == 0));
        Stream<Result> below = children.stream().flatMap(Result::counted);
        return isTest || whole ? Stream.concat(Stream.of(this), below) : below;
    }

    /** How many have this status. */
    long count(Status wanted) {
        return counted().filter(each -> each.status == wanted).count();
    }

    /** Whether it or something below has failed. */
    boolean hasFailure() {
        return status == Status.FAILED || children.stream().anyMatch(Result::hasFailure);
    }

    private long testsBelow() {
        return children.stream().flatMap(Result::counted).count();
    }
}
