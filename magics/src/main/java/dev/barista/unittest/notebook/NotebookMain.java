package dev.barista.unittest.notebook;

import com.google.gson.JsonObject;
import dev.barista.kernel.cell.CellResult;
import dev.barista.kernel.cell.CurrentCell;
import dev.barista.kernel.cell.LineInput;
import dev.barista.kernel.cell.SystemStreams;
import dev.barista.kernel.cell.UserMistake;
import dev.barista.kernel.display.ValueRenderers;
import dev.barista.kernel.job.JobList;
import dev.barista.kernel.magic.JavaEngine;
import dev.barista.kernel.magic.MagicProvider;
import dev.barista.unittest.TestSession;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The program of a JVM that executes one notebook and ends: {@code NotebookMain NOTEBOOK [cells left out]}. */
final class NotebookMain {
    private final PrintStream parent = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final ExecutorService renders = Executors.newSingleThreadExecutor();
    private final JavaEngine engine;

    private NotebookMain() {
        LineInput input = (prompt, password) -> {
            throw new UserMistake("nobody is here to ask: the notebook is executed without a person");
        };
        CurrentCell current = new CurrentCell();
        // Never closed: what cells print must not get among the lines for the parent.
        var unused = new SystemStreams(current, input);
        List<MagicProvider> providers = ServiceLoader.load(MagicProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        engine = new JavaEngine(providers, new ValueRenderers(), new JobList(Clock.systemUTC()), current, input);
    }

    public static void main(String[] arguments) throws IOException {
        NotebookFile notebook = NotebookFile.read(Path.of(arguments[0]));
        Set<Integer> leftOut =
                Stream.of(arguments).skip(1).map(Integer::valueOf).collect(Collectors.toSet());
        new NotebookMain().run(notebook, leftOut);
        // Whatever the notebook has left running ends with it.
        System.exit(0);
    }

    private void run(NotebookFile notebook, Set<Integer> leftOut) {
        for (NotebookFile.CodeCell cell : notebook.cells()) {
            if (!leftOut.contains(cell.number()) && !goesOn(cell)) {
                return;
            }
        }
    }

    /** Runs a cell; whether those after it are to be run as well. */
    private boolean goesOn(NotebookFile.CodeCell cell) {
        HeadlessCell context = new HeadlessCell(cell, renders);
        CellResult result = engine.runner().run(context, cell.source(), () -> tell(CellEvent.begin(cell.number())));
        String error = result instanceof CellResult.Failed failed && !cell.mayFail()
                ? failed.name() + "\n" + failed.message()
                : "";
        tell(CellEvent.end(cell.number(), error, results(context)));
        // All but failed tests end the notebook.
        return error.isEmpty() || error.startsWith(TestSession.FAILURE + "\n");
    }

    private static Optional<JsonObject> results(HeadlessCell cell) {
        return cell.shown().stream()
                .filter(data -> data.hasDataForType(CellEvent.TESTS))
                .reduce((first, last) -> last)
                .map(data -> (JsonObject) data.getData(CellEvent.TESTS));
    }

    private void tell(CellEvent event) {
        parent.println(event.toLine());
    }
}
