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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * An engine that is still being made, on a thread of its own, while the kernel answers what needs none. Cells and
 * questions wait for it; an interrupt ends the wait of cells. One for a kernel; any thread may use it.
 */
final class LateEngine implements Engine, CellRunner, CodeAssist {
    private static final long CLOSE_SECONDS = 5;

    private final Supplier<Engine> maker;
    private final CompletableFuture<Engine> made = new CompletableFuture<>();
    /** Cells that wait, by the threads that asked. */
    private final Map<Thread, Waiting> waiting = new ConcurrentHashMap<>();

    /** A cell's wait, and whether it was interrupted. */
    private static final class Waiting {
        final CompletableFuture<Void> stopped = new CompletableFuture<>();
    }

    LateEngine(Supplier<Engine> maker) {
        this.maker = maker;
    }

    /** Begins to make it. To be called once. */
    void begin() {
        var unused = made.completeAsync(maker, task -> {
            Thread thread = new Thread(task, "barista-start");
            thread.setDaemon(true);
            thread.start();
        });
    }

    @Override
    public CellRunner runner() {
        return this;
    }

    @Override
    public Engine rehearsing() {
        return engine().rehearsing();
    }

    @Override
    public CodeAssist assist() {
        return this;
    }

    @Override
    public CellResult run(CellContext cell, String source, Runnable begun) {
        if (made.isDone()) {
            if (made.isCompletedExceptionally()) {
                begun.run();
            }
            return engine().runner().run(cell, source, begun);
        }
        Thread asking = Thread.currentThread();
        Waiting own = new Waiting();
        waiting.put(asking, own);
        try {
            begun.run();
            CompletableFuture.anyOf(made, own.stopped).join();
            if (own.stopped.isDone()) {
                return new CellResult.Failed("Interrupted", "Interrupted", List.of("Interrupted"));
            }
            CellRunner runner = engine().runner();
            return runner.run(cell, source, () -> {
                waiting.remove(asking);
                if (own.stopped.isDone()) {
                    runner.interrupt(asking);
                }
            });
        } catch (CompletionException e) {
            throw failed(e);
        } finally {
            waiting.remove(asking);
        }
    }

    @Override
    public void interrupt() {
        waiting.values().forEach(each -> each.stopped.complete(null));
        ifMade().ifPresent(engine -> engine.runner().interrupt());
    }

    @Override
    public void interrupt(Thread asking) {
        Waiting cell = waiting.get(asking);
        if (cell != null) {
            cell.stopped.complete(null);
        }
        ifMade().ifPresent(engine -> engine.runner().interrupt(asking));
    }

    @Override
    public Completions complete(String code, int cursor) {
        return engine().assist().complete(code, cursor);
    }

    @Override
    public Optional<DisplayData> inspect(String code, int cursor, boolean detailed) {
        return engine().assist().inspect(code, cursor, detailed);
    }

    @Override
    public Completeness isComplete(String code) {
        return engine().assist().isComplete(code);
    }

    private Optional<Engine> ifMade() {
        return made.isDone() && !made.isCompletedExceptionally() ? Optional.of(made.join()) : Optional.empty();
    }

    private Engine engine() {
        try {
            return made.join();
        } catch (CompletionException e) {
            throw failed(e);
        }
    }

    private static IllegalStateException failed(CompletionException e) {
        return new IllegalStateException("The kernel could not be started: " + e.getCause() + ". Restart it.", e);
    }

    @Override
    public void close() {
        try {
            made.get(CLOSE_SECONDS, TimeUnit.SECONDS).close();
        } catch (ExecutionException | TimeoutException e) {
            // There is nothing to close.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
