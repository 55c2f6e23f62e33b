package dev.barista.kernel.cell;

import dev.barista.kernel.shell.CellTasks;
import java.util.Optional;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Knows on whose behalf a thread runs. One for a kernel, made when it starts; any thread may use it.
 *
 * <p>A thread belongs to the cell that it entered, else to the one that the thread that created it belonged to at that
 * time, so that threads started by a cell stay with it after it is idle. A thread without any belongs to the cell
 * that is running now, and in a parallel stream to the one that made the latest of these.
 */
public final class CurrentCell implements CellTasks {
    // One a kernel, not one a JVM: a static one would mix the cells of two kernels.
    @SuppressWarnings("ThreadLocalUsage")
    private final InheritableThreadLocal<@Nullable CellContext> entered = new InheritableThreadLocal<>();

    private volatile @Nullable CellContext running;
    private volatile @Nullable CellContext parallel;
    private volatile UnaryOperator<String> errors = UnaryOperator.identity();

    /** How what code prints to standard error is made readable before it is shown; set once, by who runs cells. */
    void readErrorsBy(UnaryOperator<String> change) {
        errors = change;
    }

    String readableError(String text) {
        return errors.apply(text);
    }

    /** The cell on whose behalf the calling thread runs, if any. */
    public Optional<CellContext> find() {
        CellContext own = entered.get();
        if (own == null && Thread.currentThread() instanceof ForkJoinWorkerThread) {
            own = parallel;
        }
        return Optional.ofNullable(own != null ? own : running);
    }

    @Override
    public Supplier<Runnable> entry() {
        Optional<CellContext> cell = find();
        return () -> {
            if (cell.isEmpty()) {
                return () -> {};
            }
            Scope scope = enter(cell.get());
            return scope::close;
        };
    }

    @Override
    public void goParallel() {
        parallel = find().orElse(null);
    }

    /** Lets the calling thread, and threads that it creates, run on behalf of {@code cell} until the scope is closed. */
    public Scope enter(CellContext cell) {
        CellContext before = entered.get();
        entered.set(cell);
        return () -> restore(before);
    }

    /** As {@link #enter}, and takes in the threads that belong to no cell; for the thread that executes cells. */
    public Scope run(CellContext cell) {
        Scope own = enter(cell);
        running = cell;
        return () -> {
            running = null;
            own.close();
        };
    }

    private void restore(@Nullable CellContext before) {
        if (before == null) {
            entered.remove();
        } else {
            entered.set(before);
        }
    }

    /** Ends what {@link #enter} began; closed by the thread that entered. */
    @FunctionalInterface
    public interface Scope extends AutoCloseable {
        @Override
        void close();
    }
}
