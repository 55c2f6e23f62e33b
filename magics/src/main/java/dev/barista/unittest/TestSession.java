package dev.barista.unittest;

import dev.barista.kernel.cell.CellContext;
import dev.barista.kernel.cell.CellSource;
import dev.barista.kernel.cell.CodeFailure;
import dev.barista.kernel.cell.UserMistake;
import dev.barista.kernel.display.LiveDisplay;
import dev.barista.kernel.magic.Declarations;
import dev.barista.kernel.magic.Declarations.Declared;
import dev.barista.kernel.magic.KernelServices;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tests of a notebook: its test cells, in the order of their first run. One for a kernel; safe for threads. */
public final class TestSession {
    private static final List<String> IMPORTS = List.of(
            "org.junit.jupiter.api.*",
            "org.junit.jupiter.api.condition.*",
            "org.junit.jupiter.api.io.TempDir",
            "org.junit.jupiter.params.*",
            "org.junit.jupiter.params.provider.*",
            "static org.junit.jupiter.api.Assertions.*",
            // AssertJ has one too.
            "static org.junit.jupiter.api.Assertions.fail",
            "static org.junit.jupiter.api.Assumptions.*",
            "static org.junit.jupiter.api.DynamicTest.dynamicTest",
            "static org.junit.jupiter.api.DynamicContainer.dynamicContainer",
            "static dev.barista.unittest.DataAssertions.*");

    private final KernelServices kernel;
    private final List<TestCell> cells = new ArrayList<>();
    private boolean imported;
    private int numbered;

    public TestSession(KernelServices kernel) {
        this.kernel = kernel;
    }

    /**
     * Declares the tests of a cell, in place of those that it had before, and runs them.
     *
     * @param body what stands below the magic
     * @param line the line of the cell in which the magic stands
     * @throws UserMistake if they cannot be run, or one fails
     * @throws CodeFailure if they do not compile
     */
    public void runCell(CellContext cell, String body, int line, RunOptions options) throws Exception {
        TestSource source = TestSource.parse(body, line + 1);
        TestCell tests = declare(cell, source, line);
        run(cell, List.of(tests), options, false);
    }

    /**
     * Runs code, and compares its value with the one that is kept under a name.
     *
     * @param body what stands below the magic
     * @param line the line of the cell in which the magic stands
     * @param tolerance by how much numbers may differ
     * @throws UserMistake if it differs, or the code throws
     * @throws CodeFailure if it does not compile
     */
    public void runSnapshot(CellContext cell, String body, int line, String name, double tolerance, RunOptions options)
            throws Exception {
        SnapshotTest test = new SnapshotTest(new Snapshot(name, tolerance), CellSource.of(cell, body, line + 1));
        run(cell, List.of(remember(cell, test)), options, false);
    }

    private synchronized TestCell remember(CellContext cell, SnapshotTest test) {
        TestCell tests = known(Set.of(test.key())).orElseGet(() -> {
            TestCell fresh = new TestCell("");
            cells.add(fresh);
            return fresh;
        });
        tests.replace(label(cell), test);
        return tests;
    }

    private Optional<TestCell> known(Set<String> names) {
        return cells.stream().filter(each -> each.isSame(names)).findFirst();
    }

    private static String label(CellContext cell) {
        return "In[" + cell.executionCount() + "]";
    }

    /**
     * Runs the tests of all cells again.
     *
     * @throws UserMistake if there are none, or one fails
     */
    public void runAll(CellContext cell, RunOptions options) throws Exception {
        List<TestCell> all = all();
        if (all.isEmpty()) {
            throw new UserMistake("no cell with tests has been run yet. Write one that begins with %%test");
        }
        run(cell, all, options, true);
    }

    private synchronized List<TestCell> all() {
        return List.copyOf(cells);
    }

    private synchronized TestCell declare(CellContext cell, TestSource source, int line) throws CodeFailure {
        Declarations declarations = kernel.declarations();
        if (!imported) {
            declarations.declare(CellSource.ofFile("tests", imports(IMPORTS.stream())));
            imported = true;
        }
        if (!source.imports().isEmpty()) {
            declarations.declare(CellSource.of(cell, String.join("\n", source.imports()), line + 1));
        }
        Optional<TestCell> known = known(source.names());
        TestCell tests = known.orElseGet(() -> new TestCell(Names.CLASS + ++numbered));
        declarations.declare(CellSource.of(cell, source.text(tests.className()), line));
        List<String> missing =
                declarations.find(tests.className()).map(Declared::missing).orElse(List.of());
        if (!missing.isEmpty()) {
            declarations.drop(tests.className());
            cells.remove(tests);
            throw missing("These tests", missing);
        }
        tests.replace(label(cell), source);
        if (known.isEmpty()) {
            cells.add(tests);
        }
        return tests;
    }

    private static String imports(Stream<String> names) {
        return names.map(each -> "import " + each + ";").collect(Collectors.joining("\n"));
    }

    private static UserMistake missing(String what, List<String> missing) {
        return new UserMistake(
                "CompileError",
                what + " cannot run until this is declared: " + Names.line(String.join(", ", missing))
                        + ". Run the cell that declares it, or mend the name");
    }

    private void run(CellContext cell, List<TestCell> tests, RunOptions options, boolean grouped) throws Exception {
        if (options.report() != null) {
            TestXml.check(options.report());
        }
        Run run = new Run(tests, options, grouped);
        LiveDisplay display = cell.live(TestView.render(run.report(false)));
        try {
            for (TestCell each : tests) {
                run.begin(each);
                if (!kernel.declarations().stopRequested()) {
                    runOne(cell, each, options, run, () -> display.update(() -> TestView.render(run.report(false))));
                }
            }
        } finally {
            display.finish(TestView.render(run.report(true)));
        }
        if (kernel.declarations().stopRequested()) {
            throw new UserMistake("Interrupted", "interrupted");
        }
        Report report = run.report(true);
        if (options.report() != null) {
            TestXml.write(report, options.report());
        }
        conclude(cell, report, options);
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
        SnapshotTest snapshot = tests.snapshot();
        if (snapshot != null) {
            run.end(snapshot.isWanted(selection) ? List.of(snapshot.run(kernel, cell, options.update())) : List.of());
            return;
        }
        Optional<Declared> found = kernel.declarations().find(tests.className());
        if (found.isEmpty() || !found.get().missing().isEmpty()) {
            List<String> missing = found.map(Declared::missing).orElse(List.of());
            String why = missing.isEmpty()
                    ? "they do not compile any longer. Run their cell again"
                    : String.valueOf(missing("they", missing).getMessage());
            run.broken(new Failure("CompileError", why, null, null, List.of()));
            return;
        }
        TestRunner runner = new TestRunner(kernel, run.tree(), tests.methods());
        try {
            runner.run(found.get().type(), selection, cell, changed);
        } finally {
            run.endWithIssues(runner.issues());
        }
    }

    private static void conclude(CellContext cell, Report report, RunOptions options) {
        long failed = report.count(Status.FAILED);
        long all = report.results().stream().flatMap(Result::counted).count();
        if (all == 0 && options.failedOnly()) {
            cell.out().println("No test failed the last time, so none was run.");
        } else if (all == 0) {
            throw new UserMistake(TestView.nothingRun(report, options));
        }
        if (!options.keepGoing() && (failed > 0 || !report.issues().isEmpty())) {
            throw new UserMistake("TestFailure", TestView.summary(report));
        }
    }
}
