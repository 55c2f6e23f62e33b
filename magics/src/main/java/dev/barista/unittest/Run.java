package dev.barista.unittest;

import java.util.ArrayList;
import java.util.List;

/** One run of one or more test cells. Made by {@link TestSession}; any thread may ask for its report. */
final class Run {
    private final RunOptions options;
    private final boolean grouped;
    private final String note;
    private final List<TestCell> waiting;
    private final List<Result> ended = new ArrayList<>();
    private final List<String> issues = new ArrayList<>();
    private TestCell now;
    private volatile boolean stopped;
    private LiveTree tree = new LiveTree();

    /**
     * @param grouped whether the report has one group for each cell, or the tests of a single cell by themselves
     * @param note shown above the counts
     */
    Run(List<TestCell> cells, RunOptions options, boolean grouped, String note) {
        this.note = note;
        this.options = options;
        this.grouped = grouped;
        waiting = new ArrayList<>(cells);
        now = cells.get(0);
    }

    /** Whether it is of all cells: then what is wrong with one must not keep others from being run. */
    boolean isOfSeveral() {
        return grouped;
    }

    /** It is to end early. */
    void stop() {
        stopped = true;
    }

    boolean isStopped() {
        return stopped;
    }

    synchronized LiveTree tree() {
        return tree;
    }

    synchronized void begin(TestCell next) {
        now = next;
        waiting.remove(next);
        tree = new LiveTree();
    }

    /** The tests of the cell that was begun have ended. */
    synchronized void endWithIssues(List<String> found) {
        issues.addAll(found);
        end(tree.freeze());
    }

    /** The cell that was begun came to these results. */
    synchronized void end(List<Result> results) {
        Result result = Result.group(now.label(), results);
        now.remember(result);
        tree = new LiveTree();
        if (!result.children().isEmpty()) {
            ended.add(result);
        }
    }

    /** The tests of the cell that was begun cannot be run. */
    synchronized void broken(Failure why) {
        ended.add(Result.group(now.label(), List.of(Result.broken("all tests", why))));
    }

    synchronized Report report(boolean done) {
        List<Result> all = new ArrayList<>(ended);
        List<Result> current = tree.freeze();
        if (!current.isEmpty()) {
            all.add(Result.group(now.label(), current));
        }
        List<Result> shown = grouped
                ? all
                : all.stream().flatMap(each -> each.children().stream()).toList();
        return new Report(grouped ? "" : now.label(), shown, issues, note, done, options.slowest());
    }
}
