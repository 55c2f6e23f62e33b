package dev.barista.unittest;

import dev.barista.kernel.cell.CellContext;
import dev.barista.kernel.cell.CurrentCell;
import dev.barista.kernel.cell.UserMistake;
import dev.barista.kernel.magic.KernelServices;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.platform.commons.PreconditionViolationException;
import org.junit.platform.engine.CancellationToken;
import org.junit.platform.engine.DiscoveryIssue;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryListener;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherExecutionRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Lets the JUnit Platform run the tests of a class. Made for one run; used by its thread. */
final class TestRunner {
    private static final String DISCOVERY_LISTENER = "junit.platform.discovery.listener.default";
    private static final String NO_LOGGING = "logging";

    private final KernelServices kernel;
    private final LiveTree tree;
    private final TestCell tests;
    private final BooleanSupplier stopRequested;
    private final Set<String> issues = new LinkedHashSet<>();

    /**
     * @param tests whose class is run
     * @param stopRequested whether tests that have not begun are to be left out
     */
    TestRunner(KernelServices kernel, LiveTree tree, TestCell tests, BooleanSupplier stopRequested) {
        this.kernel = kernel;
        this.tree = tree;
        this.tests = tests;
        this.stopRequested = stopRequested;
    }

    /** What the engines complained about, a sentence each. */
    List<String> issues() {
        return List.copyOf(issues);
    }

    /**
     * Runs the tests of a class and of the static ones in it; returns when all have ended.
     *
     * @param cell where they are shown
     * @param changed called after each change, often and by any thread
     */
    void run(Class<?> type, Selection selection, CellContext cell, Runnable changed) throws Exception {
        CancellationToken cancellation = CancellationToken.create();
        Failures failures = new Failures(new Frames(kernel.declarations(), tests::asTyped));
        RunListener listener = new RunListener(tree, failures, cancellation, stopRequested, changed);
        CapturedCell captured = new CapturedCell(cell, sink(listener));
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        CurrentCell.Scope scope = kernel.enter(captured);
        try (scope) {
            // Engines that %maven has added are found by it.
            thread.setContextClassLoader(type.getClassLoader());
            var request = LauncherExecutionRequestBuilder.executionRequest(request(type, selection))
                    .cancellationToken(cancellation)
                    .listeners(listener)
                    .build();
            kernel.declarations().endingOnInterrupt(() -> {
                LauncherFactory.create(LauncherConfig.builder().build()).execute(request);
                return cancellation;
            });
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private CapturedCell.Sink sink(RunListener listener) {
        return new CapturedCell.Sink() {
            @Override
            public boolean print(byte[] bytes, int offset, int length) {
                return tree.print(listener.current(), bytes, offset, length);
            }

            @Override
            public boolean display(Shown shown, boolean update) {
                return tree.display(listener.current(), shown, update);
            }
        };
    }

    private LauncherDiscoveryRequest request(Class<?> type, Selection selection) {
        List<DiscoverySelector> selectors = new ArrayList<>();
        addClasses(type, selectors);
        LauncherDiscoveryRequestBuilder request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectors)
                .configurationParameter(DISCOVERY_LISTENER, NO_LOGGING)
                .configurationParameters(SourceOrder.parameters(tests.order()))
                .filters((PostDiscoveryFilter) test -> FilterResult.includedIf(takes(selection, test)))
                .listeners(new LauncherDiscoveryListener() {
                    @Override
                    public void issueEncountered(UniqueId engine, DiscoveryIssue issue) {
                        issues.add(Names.line(issue.message()));
                    }
                });
        if (!selection.tags().isEmpty()) {
            request.filters(tags(selection.tags()));
        }
        return request.build();
    }

    private static PostDiscoveryFilter tags(List<String> expressions) {
        try {
            return TagFilter.includeTags(expressions);
        } catch (PreconditionViolationException e) {
            throw new UserMistake("--tag must be a tag or an expression of tags, got " + String.join(", ", expressions)
                    + ". Try: %test --tag slow");
        }
    }

    private static boolean takes(Selection selection, TestDescriptor test) {
        return selection.takesKey(Keys.of(test.getUniqueId().toString())) && takesName(selection, test);
    }

    /** By its own name or that of a container of it: neither the engine nor the class around all tests is one. */
    private static boolean takesName(Selection selection, TestDescriptor test) {
        if (test.getParent().isEmpty() || RunListener.isOwnClass(test.getSource())) {
            return selection.names().isEmpty();
        }
        return selection.takesName(Names.line(test.getDisplayName()))
                || selection.takesName(Names.line(test.getLegacyReportingName()).replaceAll("\\(.*", ""))
                || test.getParent()
                        .filter(parent -> takesName(selection, parent))
                        .isPresent();
    }

    private static void addClasses(Class<?> type, List<DiscoverySelector> selectors) {
        selectors.add(DiscoverySelectors.selectClass(type));
        for (Class<?> inner : type.getDeclaredClasses()) {
            boolean isStatic = java.lang.reflect.Modifier.isStatic(inner.getModifiers());
            if (isStatic && !inner.isInterface() && !inner.isEnum() && !inner.isRecord()) {
                addClasses(inner, selectors);
            }
        }
    }
}
