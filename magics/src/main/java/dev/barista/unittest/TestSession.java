package dev.barista.unittest;

import dev.barista.kernel.cell.CellContext;
import dev.barista.kernel.cell.CellSource;
import dev.barista.kernel.cell.CodeFailure;
import dev.barista.kernel.cell.UserMistake;
import dev.barista.kernel.magic.Declarations;
import dev.barista.kernel.magic.Declarations.Declared;
import dev.barista.kernel.magic.KernelServices;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tests of a notebook: its test cells, in the order of their first run. One for a kernel; safe for threads. */
public final class TestSession implements AutoCloseable {
    /** The kind of error that a cell ends with whose tests failed. */
    public static final String FAILURE = "TestFailure";

    private static final List<String> IMPORTS = List.of(
            "org.junit.jupiter.api.*",
            // By name, what other engines' packages have too: jqwik's, once imported, would make these ambiguous.
            "org.junit.jupiter.api.Disabled",
            "org.junit.jupiter.api.Tag",
            "org.junit.jupiter.api.condition.*",
            "org.junit.jupiter.api.extension.*",
            "org.junit.jupiter.api.io.TempDir",
            "org.junit.jupiter.params.*",
            "org.junit.jupiter.params.provider.*",
            "static org.junit.jupiter.api.Assertions.*",
            // AssertJ has one too.
            "static org.junit.jupiter.api.Assertions.fail",
            "static org.junit.jupiter.api.Assumptions.*",
            "static org.junit.jupiter.api.Named.named",
            "static org.junit.jupiter.params.provider.Arguments.argumentSet",
            "static org.junit.jupiter.params.provider.Arguments.arguments",
            "org.assertj.core.api.SoftAssertions",
            "static org.junit.jupiter.api.DynamicTest.dynamicTest",
            "static org.junit.jupiter.api.DynamicContainer.dynamicContainer",
            "static dev.barista.unittest.DataAssertions.*");

    /** Kept, since the JVM forgets levels of loggers that nobody holds. */
    private final Logger issueLog = Logger.getLogger("org.junit.platform.launcher.core.DiscoveryIssueNotifier");

    private final KernelServices kernel;
    private final Execution execution;
    private final Watcher watcher;
    private final List<TestCell> cells = new ArrayList<>();
    private boolean imported;
    private int numbered;

    public TestSession(KernelServices kernel) {
        this.kernel = kernel;
        // What it would say stands below the tests.
        issueLog.setLevel(Level.OFF);
        execution = new Execution(kernel);
        watcher = new Watcher(kernel, execution);
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
        if (options.watch()) {
            watcher.run(cell, tests, options);
        } else {
            watcher.forget(tests);
            execution.run(cell, List.of(tests), options, false);
        }
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
        execution.run(cell, List.of(remember(cell, test)), options, false);
    }

    private synchronized TestCell remember(CellContext cell, SnapshotTest test) {
        TestCell tests = known(cell, Set.of(test.key()), true).orElseGet(() -> {
            TestCell fresh = new TestCell("");
            cells.add(fresh);
            return fresh;
        });
        tests.replace(cell, test);
        return tests;
    }

    /** The same cell's earlier tests; if they were of the other kind, they are forgotten. */
    private Optional<TestCell> known(CellContext cell, Set<String> names, boolean isSnapshot) {
        Optional<TestCell> found = cells.stream()
                .filter(each -> each.isSame(cell.notebookId(), names))
                .findFirst();
        if (found.isPresent() && (found.get().snapshot() != null) != isSnapshot) {
            cells.remove(found.get());
            return Optional.empty();
        }
        return found;
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
        execution.run(cell, all, options, true);
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
        Optional<TestCell> known = known(cell, source.names(), false);
        TestCell tests = known.orElseGet(() -> new TestCell(Names.CLASS + ++numbered));
        declarations.declare(CellSource.of(cell, source.text(tests.className()), line));
        List<String> missing =
                declarations.find(tests.className()).map(Declared::missing).orElse(List.of());
        if (!missing.isEmpty()) {
            declarations.drop(tests.className());
            cells.remove(tests);
            throw new UserMistake("CompileError", TestView.missing("These tests", missing));
        }
        tests.replace(cell, source, line + 1);
        if (known.isEmpty()) {
            cells.add(tests);
        }
        return tests;
    }

    private static String imports(Stream<String> names) {
        return names.map(each -> "import " + each + ";").collect(Collectors.joining("\n"));
    }

    /** Ends what runs in the background. */
    @Override
    public void close() {
        watcher.close();
    }
}
