package dev.barista.kernel;

import dev.barista.kernel.cell.CellContext;
import dev.barista.kernel.cell.CellResult;
import dev.barista.kernel.cell.CellRunner;
import dev.barista.kernel.cell.CodeAssist;
import dev.barista.kernel.cell.Engine;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Runs Java that tests give a name; code that has none is shown as it stands, and {@code fail} fails. */
final class FakeEngine implements Engine, CellRunner, CodeAssist {
    private final Map<String, Body> bodies = new ConcurrentHashMap<>();
    private final Set<Thread> running = ConcurrentHashMap.newKeySet();

    /** What a cell does. */
    interface Body {
        void run(CellContext cell) throws Exception;
    }

    FakeEngine cell(String code, Body body) {
        bodies.put(code, body);
        return this;
    }

    @Override
    public CellRunner runner() {
        return this;
    }

    @Override
    public Engine rehearsing() {
        return this;
    }

    @Override
    public CodeAssist assist() {
        return this;
    }

    @Override
    public CellResult run(CellContext cell, String source, Runnable begun) {
        running.add(Thread.currentThread());
        try {
            begun.run();
            Body body = bodies.get(source);
            if (body != null) {
                body.run(cell);
                return new CellResult.Done(null);
            }
            return source.equals("fail")
                    ? new CellResult.Failed("Failure", "as asked", List.of("Failure: as asked"))
                    : new CellResult.Done(source.isEmpty() ? null : new DisplayData(source));
        } catch (Exception e) {
            return new CellResult.Failed(e.getClass().getSimpleName(), "" + e.getMessage(), List.of(e.toString()));
        } finally {
            running.remove(Thread.currentThread());
        }
    }

    @Override
    public void interrupt() {
        running.forEach(Thread::interrupt);
    }

    @Override
    public void interrupt(Thread asking) {
        if (running.contains(asking)) {
            asking.interrupt();
        }
    }

    /** Proposes the rest of the word {@code latte}. */
    @Override
    public Completions complete(String code, int cursor) {
        int start = code.lastIndexOf(' ', cursor) + 1;
        return new Completions(List.of(new Proposal("latte", "method")), start, cursor);
    }

    @Override
    public Optional<DisplayData> inspect(String code, int cursor, boolean detailed) {
        return code.equals("latte") ? Optional.of(new DisplayData("milk" + detailed)) : Optional.empty();
    }

    @Override
    public Completeness isComplete(String code) {
        return code.endsWith("{") ? new Completeness("incomplete", "    ") : new Completeness("complete", "");
    }

    @Override
    public void close() {}
}
