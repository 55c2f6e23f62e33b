package dev.barista.unittest.notebook;

import dev.barista.unittest.notebook.NotebookFile.CodeCell;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.CancellationToken;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;

/** One notebook's execution in a JVM of its own, reported as it goes on. Made for one; used by one thread. */
final class NotebookRun {
    private final NotebookTest.Whole whole;
    private final NotebookFile notebook;
    private final EngineExecutionListener listener;
    private final CancellationToken cancellation;
    private final long timeoutSeconds;
    private final Map<Integer, TestDescriptor> tests = new HashMap<>();
    private final Set<TestDescriptor> waiting = new LinkedHashSet<>();
    private @Nullable Throwable broken;
    private @Nullable CodeCell running;

    NotebookRun(NotebookTest.Whole whole, ExecutionRequest request, long timeoutSeconds) {
        this.whole = whole;
        this.timeoutSeconds = timeoutSeconds;
        notebook = whole.notebook();
        listener = request.getEngineExecutionListener();
        cancellation = request.getCancellationToken();
        for (TestDescriptor each : whole.getChildren()) {
            waiting.add(each);
            if (each instanceof NotebookTest.Part part) {
                tests.put(part.cell().number(), each);
            }
        }
    }

    /** Returns when the notebook has ended; whatever goes wrong is reported as a failure of it. */
    void run() {
        listener.executionStarted(whole);
        try {
            execute();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            broken = e;
        } catch (IOException | RuntimeException e) {
            broken = e;
        }
        end();
    }

    private void execute() throws IOException, InterruptedException {
        List<String> leftOut = notebook.tests().stream()
                .map(CodeCell::number)
                .filter(number -> !tests.containsKey(number) && !tests.isEmpty())
                .map(String::valueOf)
                .toList();
        try (NotebookProcess process = NotebookProcess.start(notebook.file(), leftOut, timeoutSeconds);
                BufferedReader lines = process.process().inputReader(StandardCharsets.UTF_8)) {
            for (String line = next(lines); line != null; line = next(lines)) {
                Optional<CellEvent> event = CellEvent.ofLine(line);
                event.ifPresent(each -> report(process, each));
                if (event.isEmpty()) {
                    process.remember(line);
                }
                if (cancellation.isCancellationRequested()) {
                    process.end();
                }
            }
            if (!cancellation.isCancellationRequested() && !process.endedWell()) {
                CodeCell last = running;
                if (last == null) {
                    broken = new IOException(process.whyItEnded(notebook.file() + ", between cells,"));
                } else {
                    fail(last, TestFailures.located(notebook, last, process.whyItEnded(last.name())));
                }
            }
        }
    }

    /** Null at the end, also if that came by force. */
    private static @Nullable String next(BufferedReader lines) {
        try {
            return lines.readLine();
        } catch (IOException e) {
            return null;
        }
    }

    private void report(NotebookProcess process, CellEvent event) {
        CodeCell cell = notebook.cells().get(event.cell() - 1);
        process.lives();
        if (!event.ended()) {
            running = cell;
            TestDescriptor test = tests.get(cell.number());
            if (test != null && waiting.remove(test)) {
                listener.executionStarted(test);
            }
            return;
        }
        running = null;
        TestDescriptor test = tests.get(cell.number());
        if (!event.error().isEmpty()) {
            fail(cell, TestFailures.of(notebook, cell, event));
        } else if (test != null) {
            listener.executionFinished(test, TestFailures.unlessSkipped(event));
        }
    }

    private void fail(CodeCell cell, Throwable why) {
        TestDescriptor test = tests.get(cell.number());
        if (test != null) {
            listener.executionFinished(test, TestExecutionResult.failed(why));
        } else if (notebook.tests().isEmpty()) {
            broken = why;
        } else {
            add(whole.part(cell), why);
        }
    }

    /** What failed and was not known as a test becomes one: reports that are lists show what has failed by tests alone. */
    private void add(TestDescriptor test, Throwable why) {
        whole.addChild(test);
        listener.dynamicTestRegistered(test);
        listener.executionStarted(test);
        listener.executionFinished(test, TestExecutionResult.failed(why));
    }

    /** Reports what the end of the notebook means for the tests that have not been run, and for itself. */
    private void end() {
        Throwable why = broken;
        String reason = cancellation.isCancellationRequested()
                ? "the run was cancelled"
                : "not reached, since an earlier cell failed";
        for (TestDescriptor each : waiting) {
            if (each instanceof NotebookTest.Runs && !cancellation.isCancellationRequested()) {
                listener.executionStarted(each);
                listener.executionFinished(
                        each, why == null ? TestExecutionResult.successful() : TestExecutionResult.failed(why));
                why = null;
            } else {
                listener.executionSkipped(each, reason);
            }
        }
        if (why != null && !cancellation.isCancellationRequested()) {
            add(whole.runs(), why);
            why = null;
        }
        listener.executionFinished(
                whole, why == null ? TestExecutionResult.successful() : TestExecutionResult.failed(why));
    }
}
