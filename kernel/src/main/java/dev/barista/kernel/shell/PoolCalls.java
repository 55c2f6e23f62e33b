package dev.barista.kernel.shell;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the code of cells calls in place of methods of pools to which tasks come with more than themselves; see {@link
 * TaskCalls}. Each does what the pool's own does. Stateless.
 */
public final class PoolCalls {
    private PoolCalls() {}

    /** See {@link ScheduledExecutorService}. */
    public static ScheduledFuture<?> schedule(ScheduledExecutorService pool, Runnable task, long delay, TimeUnit unit) {
        return pool.schedule(TaskCalls.carried(task), delay, unit);
    }

    /** See {@link ScheduledExecutorService}. */
    public static <T> ScheduledFuture<T> schedule(
            ScheduledExecutorService pool, Callable<T> task, long delay, TimeUnit unit) {
        return pool.schedule(TaskCalls.carried(task), delay, unit);
    }

    /** See {@link ScheduledExecutorService}. */
    public static ScheduledFuture<?> scheduleAtFixedRate(
            ScheduledExecutorService pool, Runnable task, long initial, long period, TimeUnit unit) {
        return pool.scheduleAtFixedRate(TaskCalls.carried(task), initial, period, unit);
    }

    /** See {@link ScheduledExecutorService}. */
    public static ScheduledFuture<?> scheduleWithFixedDelay(
            ScheduledExecutorService pool, Runnable task, long initial, long delay, TimeUnit unit) {
        return pool.scheduleWithFixedDelay(TaskCalls.carried(task), initial, delay, unit);
    }

    /** See {@link ExecutorService}. */
    public static <T> Future<T> submit(ExecutorService pool, Runnable task, T result) {
        return pool.submit(TaskCalls.carried(task), result);
    }

    /** See {@link ExecutorService}. */
    public static <T> List<Future<T>> invokeAll(ExecutorService pool, Collection<? extends Callable<T>> tasks)
            throws InterruptedException {
        return pool.invokeAll(carried(tasks));
    }

    /** See {@link ExecutorService}. */
    public static <T> List<Future<T>> invokeAll(
            ExecutorService pool, Collection<? extends Callable<T>> tasks, long timeout, TimeUnit unit)
            throws InterruptedException {
        return pool.invokeAll(carried(tasks), timeout, unit);
    }

    /** See {@link ExecutorService}. */
    public static <T> T invokeAny(ExecutorService pool, Collection<? extends Callable<T>> tasks)
            throws InterruptedException, ExecutionException {
        return pool.invokeAny(carried(tasks));
    }

    /** See {@link ExecutorService}. */
    public static <T> T invokeAny(
            ExecutorService pool, Collection<? extends Callable<T>> tasks, long timeout, TimeUnit unit)
            throws InterruptedException, ExecutionException, TimeoutException {
        return pool.invokeAny(carried(tasks), timeout, unit);
    }

    private static <T> @Nullable Collection<? extends Callable<T>> carried(
            @Nullable Collection<? extends Callable<T>> tasks) {
        return tasks == null
                ? null
                : tasks.stream().<Callable<T>>map(TaskCalls::carried).collect(Collectors.toList());
    }
}
