package dev.barista.kernel.magic;

import dev.barista.kernel.cell.CellSource;
import dev.barista.kernel.cell.CodeFailure;
import dev.barista.kernel.cell.JavaCells;
import dev.barista.kernel.shell.CellThread;
import dev.barista.kernel.shell.JavaShell;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Classes of the notebook, kept by the shell. */
record ShellDeclarations(JavaShell shell, JavaCells cells) implements Declarations {
    @Override
    public void declare(CellSource source) throws CodeFailure {
        cells.declare(source);
    }

    @Override
    public Optional<Declared> find(String name) {
        return shell.declared(name).map(found -> new Declared(found.type(), found.missing(), found.mentioned()));
    }

    @Override
    public void drop(String name) {
        shell.drop(name);
    }

    @Override
    public Optional<String> place(StackTraceElement frame) {
        return shell.locate(frame).map(place -> place + "  " + place.source());
    }

    @Override
    public List<String> missing(StackTraceElement frame) {
        return shell.missing(frame);
    }

    @Override
    public <T> T endingOnInterrupt(Callable<T> task) throws Exception {
        return CellThread.endingOnInterrupt(task);
    }

    @Override
    public Thread background(Runnable task) {
        return CellThread.background(task);
    }

    @Override
    public void afterEachCell(Runnable listener) {
        cells.afterEach(listener);
    }

    @Override
    public boolean stopRequested() {
        return Thread.currentThread() instanceof CellThread cell && cell.stopRequested();
    }
}
