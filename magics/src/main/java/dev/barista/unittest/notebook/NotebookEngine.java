package dev.barista.unittest.notebook;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.platform.engine.ConfigurationParameters;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;
import org.junit.platform.engine.support.discovery.EngineDiscoveryRequestResolver;

/**
 * Lets whatever runs tests by the JUnit Platform, such as Maven, Gradle and IDEs, find notebooks and run them: each
 * {@code %%test} cell is a test; a notebook without such cells is one test, that it runs. Made by the platform; safe for
 * threads.
 *
 * <p>Notebooks are executed side by side, each in a JVM of its own and in its own folder. What Maven and Gradle look for
 * are classes, so they need one: {@code @Suite @IncludeEngines("barista-notebooks") @SelectDirectories("notebooks")}.
 */
public final class NotebookEngine implements TestEngine {
    /** The engine's name. */
    public static final String ID = "barista-notebooks";

    /** Configuration parameter: how many notebooks are executed at a time; one a core unless given. */
    public static final String PARALLELISM = "barista.notebooks.parallelism";

    /** Configuration parameter: how many seconds a cell may take; 600 unless given. */
    public static final String TIMEOUT_SECONDS = "barista.notebooks.timeout";

    private static final long DEFAULT_TIMEOUT_SECONDS = 600;

    private static final EngineDiscoveryRequestResolver<EngineDescriptor> RESOLVER =
            EngineDiscoveryRequestResolver.<EngineDescriptor>builder()
                    .addSelectorResolver(context -> new NotebookResolver(context.getIssueReporter()))
                    .build();

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public TestDescriptor discover(EngineDiscoveryRequest request, UniqueId id) {
        EngineDescriptor engine = new EngineDescriptor(id, "Barista notebooks");
        RESOLVER.resolve(request, engine);
        return engine;
    }

    @Override
    public void execute(ExecutionRequest request) {
        TestDescriptor engine = request.getRootTestDescriptor();
        EngineExecutionListener listener = request.getEngineExecutionListener();
        listener.executionStarted(engine);
        listener.executionFinished(engine, executeAll(request, List.copyOf(engine.getChildren())));
    }

    private static TestExecutionResult executeAll(ExecutionRequest request, List<? extends TestDescriptor> notebooks) {
        ConfigurationParameters parameters = request.getConfigurationParameters();
        int cores = Runtime.getRuntime().availableProcessors();
        int parallel = parameters.get(PARALLELISM, Integer::parseInt).orElse(cores);
        long seconds = parameters.get(TIMEOUT_SECONDS, Long::parseLong).orElse(DEFAULT_TIMEOUT_SECONDS);
        if (notebooks.isEmpty()) {
            return TestExecutionResult.successful();
        }
        ExecutorService workers = Executors.newFixedThreadPool(Math.max(1, Math.min(parallel, notebooks.size())));
        try {
            List<? extends Future<?>> all = notebooks.stream()
                    .map(each -> (NotebookTest.Whole) each)
                    .map(each -> workers.submit(() -> new NotebookRun(each, request, seconds).run()))
                    .toList();
            for (Future<?> each : all) {
                each.get();
            }
            return TestExecutionResult.successful();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return TestExecutionResult.aborted(e);
        } catch (ExecutionException e) {
            return TestExecutionResult.failed(e.getCause());
        } finally {
            workers.shutdownNow();
        }
    }
}
