package dev.barista.kernel.shell;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the code of cells calls when it hands tasks to a pool, whose threads know no cell or another one: what the tasks
 * print arrives in the cell that handed them over; see {@link StopChecks}. Stateless.
 */
public final class TaskCalls {
    private TaskCalls() {}

    /** The executor that {@link CompletableFuture} takes if it is given none. */
    public static Executor async() {
        return within(new CompletableFuture<Object>().defaultExecutor());
    }

    /** An executor that is given to a {@link CompletableFuture}. What depends on its tasks runs in their cell, too. */
    public static @Nullable Executor carrying(@Nullable Executor executor) {
        return executor == null ? null : within(executor);
    }

    private static Executor within(Executor executor) {
        return entry().<Executor>map(entry -> task -> executor.execute(within(entry, task)))
                .orElse(executor);
    }

    /** A task that is given to an executor; itself if the executor could put it in order, or take it for done. */
    public static @Nullable Runnable carried(@Nullable Runnable task) {
        Optional<Supplier<Runnable>> entry = entry();
        return task == null || task instanceof Comparable || task instanceof Future || entry.isEmpty()
                ? task
                : within(entry.get(), task);
    }

    /** The same with a result. */
    public static <T> @Nullable Callable<T> carried(@Nullable Callable<T> task) {
        Optional<Supplier<Runnable>> entry = entry();
        if (task == null || entry.isEmpty()) {
            return task;
        }
        return () -> {
            Runnable leave = entry.get().get();
            try {
                return task.call();
            } finally {
                leave.run();
            }
        };
    }

    /** Comes before a stream is made parallel. */
    public static void goParallel() {
        ShellTools.ofCaller(CellTasks.class).ifPresent(CellTasks::goParallel);
    }

    private static Optional<Supplier<Runnable>> entry() {
        return ShellTools.ofCaller(CellTasks.class).map(CellTasks::entry);
    }

    private static Runnable within(Supplier<Runnable> entry, Runnable task) {
        return () -> {
            Runnable leave = entry.get();
            try {
                task.run();
            } finally {
                leave.run();
            }
        };
    }
}
