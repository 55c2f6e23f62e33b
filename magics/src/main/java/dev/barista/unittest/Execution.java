package dev.barista.unittest;

import dev.barista.kernel.cell.CellContext;
import dev.barista.kernel.cell.CodeFailure;
import dev.barista.kernel.cell.UserMistake;
import dev.barista.kernel.display.LiveDisplay;
import dev.barista.kernel.magic.Declarations.Declared;
import dev.barista.kernel.magic.KernelServices;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs test cells that were declared, and shows them. One for a kernel; safe for threads. */
record Execution(KernelServices kernel) {
    /**
     * Runs them below {@code cell}.
     *
     * @param grouped whether each is shown as a group
     * @throws UserMistake if a test fails, unless the options let that pass
     */
    void run(CellContext cell, List<TestCell> tests, RunOptions options, boolean grouped) throws Exception {
        if (options.report() != null) {
            TestXml.check(options.report());
        }
        Run run = new Run(tests, options, grouped, "");
        LiveDisplay display = cell.live(TestView.render(run.report(false)));
        try {
            runAll(cell, display, tests, options, run);
        } finally {
            display.finish(TestView.render(run.report(true)));
        }
        conclude(cell, run.report(true), options);
    }

    /** Runs them in order until the user interrupts; shows how far that is. */
    void runAll(CellContext cell, LiveDisplay display, List<TestCell> tests, RunOptions options, Run run)
            throws Exception {
        for (TestCell each : tests) {
            run.begin(each);
            if (!isToStop(run)) {
                runOne(cell, each, options, run, () -> display.update(() -> TestView.render(run.report(false))));
            }
        }
    }

    private boolean isToStop(Run run) {
        return run.isStopped() || kernel.declarations().stopRequested();
    }

    private void runOne(CellContext cell, TestCell tests, RunOptions options, Run run, Runnable changed)
            throws Exception {
        Selection selection = options.selection();
        if (options.failedOnly()) {
            if (tests.failed().isEmpty()) {
                return;
            }
            selection = selection.only(tests.failed());
        }
        @Nullable SnapshotTest snapshot = tests.snapshot();
        if (snapshot != null) {
            runSnapshot(cell, snapshot, snapshot.isWanted(selection), options, run);
            return;
        }
        Optional<Declared> found = kernel.declarations().find(tests.className());
        if (found.isEmpty() || !found.get().missing().isEmpty()) {
            run.broken(new Failure("CompileError", whyNot(found), null, null, List.of()));
            return;
        }
        TestRunner runner = new TestRunner(kernel, run.tree(), tests, () -> isToStop(run));
        try {
            runner.run(found.get().type(), selection, cell, changed);
        } finally {
            run.endWithIssues(runner.issues());
        }
    }

    private void runSnapshot(CellContext cell, SnapshotTest snapshot, boolean wanted, RunOptions options, Run run)
            throws CodeFailure {
        try {
            run.end(wanted ? List.of(snapshot.run(kernel, cell, options.update())) : List.of());
        } catch (CodeFailure e) {
            if (!run.isOfSeveral()) {
                throw e;
            }
            run.broken(new Failure("CompileError", String.valueOf(e.getMessage()), null, null, List.of()));
        }
    }

    private static String whyNot(Optional<Declared> found) {
        return found.map(Declared::missing)
                .filter(missing -> !missing.isEmpty())
                .map(missing -> TestView.missing("They", missing))
                .orElse("They do not compile any longer. Run their cell again to see why");
    }

    /** Writes the report, and fails if a test did. */
    void conclude(CellContext cell, Report report, RunOptions options) {
        if (kernel.declarations().stopRequested()) {
            throw new UserMistake("Interrupted", "interrupted");
        }
        if (options.report() != null) {
            TestXml.write(report, options.report());
        }
        long failed = report.count(Status.FAILED);
        long all = report.results().stream().flatMap(Result::counted).count();
        if (all == 0 && options.failedOnly()) {
            cell.out().println("No test failed the last time, so none was run.");
        } else if (all == 0) {
            throw new UserMistake(TestView.nothingRun(report, options));
        }
        if (!options.keepGoing() && (failed > 0 || !report.issues().isEmpty())) {
            throw new UserMistake(TestSession.FAILURE, TestView.summary(report));
        }
    }
}
