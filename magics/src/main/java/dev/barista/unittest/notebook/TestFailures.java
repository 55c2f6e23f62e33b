package dev.barista.unittest.notebook;

import java.util.List;
import org.junit.platform.engine.TestExecutionResult;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.MultipleFailuresError;
import org.opentest4j.TestAbortedException;

/** What a cell ended with, as an exception that reports show. Stateless. */
final class TestFailures {
    private TestFailures() {}

    /** @param event of the cell's end, with an error */
    static Throwable of(NotebookFile notebook, NotebookFile.CodeCell cell, CellEvent event) {
        List<AssertionError> failed = event.tests().stream()
                .filter(CellEvent.Test::failed)
                .map(test -> at(frames(notebook, cell), error(test)))
                .toList();
        if (failed.size() > 1) {
            return at(frames(notebook, cell), new MultipleFailuresError(null, failed));
        }
        return failed.isEmpty() ? located(notebook, cell, event.error().replaceFirst("\n", ": ")) : failed.get(0);
    }

    /** What a cell without an error is: skipped, if all of its tests were. */
    static TestExecutionResult unlessSkipped(CellEvent event) {
        boolean skipped = !event.tests().isEmpty()
                && event.tests().stream().allMatch(test -> test.status().equals("skipped"));
        return skipped
                ? TestExecutionResult.aborted(new TestAbortedException("all tests of the cell were skipped"))
                : TestExecutionResult.successful();
    }

    static AssertionError located(NotebookFile notebook, NotebookFile.CodeCell cell, String message) {
        return at(frames(notebook, cell), new AssertionFailedError(message.strip()));
    }

    /** With what was expected and what came, so that IDEs show the difference. */
    private static AssertionError error(CellEvent.Test test) {
        String message = (test.name() + ": " + test.detail()).strip();
        return test.expected() == null
                ? new AssertionFailedError(message)
                : new AssertionFailedError(message, test.expected(), test.actual());
    }

    /** It stands in no Java file: the frame names the notebook and the cell. */
    private static AssertionError at(StackTraceElement[] frames, AssertionError error) {
        error.setStackTrace(frames);
        return error;
    }

    private static StackTraceElement[] frames(NotebookFile notebook, NotebookFile.CodeCell cell) {
        String file = String.valueOf(notebook.file().getFileName());
        return new StackTraceElement[] {new StackTraceElement(file, "In[" + cell.number() + "]", file, -1)};
    }
}
