package dev.barista.kernel.job;

import dev.barista.kernel.cell.CellContext;
import dev.barista.kernel.display.LiveDisplay;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A job in the list; made by {@link JobList}. Any thread may use it. */
final class ListedJob implements Job {
    /** How long the display of an ended task may take to show its last state; it is there at once or never. */
    private static final long LAST_STATE_WAIT_SECONDS = 2;

    private final int number;
    private final BackgroundTask task;
    private final Object subject;
    /** Null for a job that another kernel or program began. */
    private final @Nullable LiveDisplay display;

    private final Instant startedAt;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile JobState state = JobState.RUNNING;

    ListedJob(int number, BackgroundTask task, Object subject, @Nullable LiveDisplay display, Instant startedAt) {
        this.number = number;
        this.task = task;
        this.subject = subject;
        this.display = display;
        this.startedAt = startedAt;
        var unused = task.done().whenComplete((result, failure) -> end(failure));
    }

    private void end(@Nullable Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause == null) {
            state = JobState.DONE;
        } else {
            state = cause instanceof CancellationException ? JobState.CANCELLED : JobState.FAILED;
        }
        ended.countDown();
    }

    @Override
    public int number() {
        return number;
    }

    @Override
    public BackgroundTask task() {
        return task;
    }

    @Override
    public Object subject() {
        return subject;
    }

    @Override
    public JobState state() {
        return state;
    }

    @Override
    public Instant startedAt() {
        return startedAt;
    }

    @Override
    public void await(CellContext waiting) throws InterruptedException {
        LiveDisplay shown = display != null ? display : task.show(waiting).orElse(null);
        if (shown == null) {
            ended.await();
            return;
        }
        CellContext.Carrying alongside = task.alongside(waiting);
        CellContext.Carrying carrying = waiting.carry(shown);
        try (alongside;
                carrying) {
            ended.await();
            shown.finished().toCompletableFuture().get(LAST_STATE_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // The task has ended; that its display has not is no reason to hold up the cell.
        }
    }

    @Override
    public CellContext.Carrying carry(CellContext waiting) {
        return display == null ? () -> {} : waiting.carry(display);
    }
}
