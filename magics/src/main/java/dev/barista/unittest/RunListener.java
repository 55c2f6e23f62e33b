package dev.barista.unittest;

import dev.barista.kernel.display.EndsCell;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.CancellationToken;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Writes down in a tree what the JUnit Platform reports. Made for a run; called by the threads of its tests. */
final class RunListener implements TestExecutionListener {
    private static final String INTERRUPTED = "interrupted";
    private static final String NOT_RUN = "not run";

    private final LiveTree tree;
    private final Failures failures;
    private final CancellationToken cancellation;
    private final BooleanSupplier stopRequested;
    private final Runnable changed;
    // One a run: what threads of an earlier run print must not go to this one's tests.
    @SuppressWarnings("ThreadLocalUsage")
    private final InheritableThreadLocal<@Nullable String> current = new InheritableThreadLocal<>();

    /** @param changed called after each change, often and by any thread */
    RunListener(
            LiveTree tree,
            Failures failures,
            CancellationToken cancellation,
            BooleanSupplier stopRequested,
            Runnable changed) {
        this.tree = tree;
        this.failures = failures;
        this.cancellation = cancellation;
        this.stopRequested = stopRequested;
        this.changed = changed;
    }

    /** The test that the calling thread runs, or was started by; null if none. */
    @Nullable String current() {
        return current.get();
    }

    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
        plan.getRoots().forEach(root -> plan.getChildren(root).forEach(each -> add(plan, each)));
        changed.run();
    }

    private void add(TestPlan plan, TestIdentifier test) {
        add(test);
        plan.getChildren(test).forEach(each -> add(plan, each));
    }

    private void add(TestIdentifier test) {
        if (!isOwnClass(test.getSource())) {
            String name = name(test);
            tree.add(id(test), test.getParentId().orElse(null), Keys.of(test.getUniqueId()), name, test.isTest());
        }
    }

    private static String id(TestIdentifier test) {
        return test.getUniqueId();
    }

    /** The class that was put around the tests of a cell: nobody wrote it. */
    static boolean isOwnClass(Optional<TestSource> source) {
        return source.filter(each ->
                        each instanceof ClassSource type && type.getClassName().matches(".*\\$" + Names.CLASS + "\\d+"))
                .isPresent();
    }

    private static String name(TestIdentifier test) {
        String name = Names.line(test.getDisplayName());
        boolean plain = test.getSource()
                .filter(source -> source instanceof MethodSource method && name.equals(method.getMethodName() + "()"))
                .isPresent();
        return plain ? name.substring(0, name.length() - 2) : name;
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        tree.skipWaiting(NOT_RUN);
    }

    @Override
    public void dynamicTestRegistered(TestIdentifier test) {
        add(test);
        changed.run();
    }

    @Override
    public void executionStarted(TestIdentifier test) {
        current.set(id(test));
        tree.start(id(test));
        changed.run();
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        tree.skip(id(test), Names.line(reason));
        changed.run();
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        Throwable thrown = result.getThrowable().orElse(null);
        if (stopRequested.getAsBoolean()) {
            cancellation.cancel();
        }
        if (thrown instanceof EndsCell || (thrown != null && stopRequested.getAsBoolean())) {
            tree.end(id(test), Status.SKIPPED, INTERRUPTED, null);
        } else {
            boolean aborted = result.getStatus() == TestExecutionResult.Status.ABORTED;
            String reason = aborted && thrown != null ? Names.line(String.valueOf(thrown.getMessage())) : "";
            boolean failed = result.getStatus() == TestExecutionResult.Status.FAILED;
            Failure failure = failed && thrown != null ? failures.of(thrown) : null;
            Status status = failed ? Status.FAILED : aborted ? Status.SKIPPED : Status.PASSED;
            addIfUnknown(test, failed);
            // What could not be set up is not run.
            if (failed && isOwnClass(test.getSource())) {
                tree.skipWaiting(NOT_RUN);
            }
            tree.end(id(test), status, reason, failure);
        }
        test.getParentId().ifPresentOrElse(current::set, current::remove);
        changed.run();
    }

    /** What fails as a whole is shown, even if nobody wrote it: an engine, or the class around the tests. */
    private void addIfUnknown(TestIdentifier test, boolean failed) {
        if (failed) {
            String name = isOwnClass(test.getSource()) ? "before or after all tests" : name(test);
            tree.add(id(test), test.getParentId().orElse(null), Keys.of(test.getUniqueId()), name, false);
        }
    }

    @Override
    public void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
        StringBuilder text = new StringBuilder();
        entry.getKeyValuePairs().forEach((key, value) -> text.append(key)
                .append(key.isEmpty() ? "" : ": ")
                .append(value)
                .append('\n'));
        byte[] bytes = text.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
        if (tree.print(id(test), bytes, 0, bytes.length)) {
            changed.run();
        }
    }
}
