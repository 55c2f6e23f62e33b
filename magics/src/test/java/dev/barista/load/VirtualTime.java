package dev.barista.load;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** A clock that goes on only when told, and an executor that lives by it. For one thread. */
public final class VirtualTime extends AbstractExecutorService implements ScheduledExecutorService, Ticker {
    private long nanos = 12_345;
    private final List<Task<?>> tasks = new ArrayList<>();

    @Override
    public long nanos() {
        return nanos;
    }

    /** Goes on by {@code millis}, running what falls due. */
    public void advanceMillis(long millis) {
        long until = nanos + TimeUnit.MILLISECONDS.toNanos(millis);
        for (; ; ) {
            tasks.removeIf(FutureTask::isDone);
            Task<?> next = tasks.stream()
                    .filter(task -> task.atNanos <= until)
                    .min(Comparator.comparingLong(task -> task.atNanos))
                    .orElse(null);
            if (next == null) {
                break;
            }
            nanos = Math.max(nanos, next.atNanos);
            next.run();
        }
        nanos = until;
    }

    private final class Task<T> extends FutureTask<T> implements ScheduledFuture<T> {
        private final long atNanos;

        Task(Callable<T> action, long atNanos) {
            super(action);
            this.atNanos = atNanos;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(atNanos - nanos, TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        }
    }

    @Override
    public <T> ScheduledFuture<T> schedule(Callable<T> action, long delay, TimeUnit unit) {
        Task<T> task = new Task<>(action, nanos + unit.toNanos(delay));
        tasks.add(task);
        return task;
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable action, long delay, TimeUnit unit) {
        return schedule(
                () -> {
                    action.run();
                    return null;
                },
                delay,
                unit);
    }

    @Override
    public void execute(Runnable action) {
        tasks.add(new Task<>(
                () -> {
                    action.run();
                    return null;
                },
                nanos));
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable action, long initialDelay, long period, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable action, long initialDelay, long delay, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void shutdown() {
        tasks.clear();
    }

    @Override
    public List<Runnable> shutdownNow() {
        tasks.clear();
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return false;
    }

    @Override
    public boolean isTerminated() {
        return false;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return true;
    }
}
