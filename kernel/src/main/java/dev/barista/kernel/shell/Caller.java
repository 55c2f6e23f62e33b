package dev.barista.kernel.shell;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Lets the thread that asks for an evaluation run the code of its cell itself, while the compiler works on a thread of
 * its own. Interrupts thus reach only the cell's code: javac, interrupted while it reads a jar, would find its files
 * closed from then on. Made by the asking thread, one for each evaluation.
 */
final class Caller {
    private static final long GRACE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final Runnable endOfWork = new EndOfWork();

    private final boolean leaves;
    /** 0 before a stop; used by the asking thread. */
    private long leaveAtNanos;

    private final Thread asking = Thread.currentThread();
    private final BlockingQueue<Runnable> work = new LinkedBlockingQueue<>();
    private final CompletableFuture<Void> gone = new CompletableFuture<>();
    /** What {@link #callLast} has the asking thread call, if anything. */
    private @Nullable Last last;

    /**
     * @param shown whether the value is
     * @param result complete once it was called
     */
    private record Last(boolean shown, CompletableFuture<@Nullable Object> result) {}

    /** @param leaves whether the end of a cell is also that of its wait; what the compiler does is then done all the same */
    Caller(boolean leaves) {
        this.leaves = leaves;
    }

    boolean is(Thread thread) {
        return asking == thread;
    }

    /** On the asking thread: runs what the compiler's thread hands back until the evaluation is complete. */
    <T> T runUntilDone(CompletableFuture<T> evaluation) {
        var unused = evaluation.whenComplete((value, error) -> work.add(endOfWork));
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    Runnable next = take();
                    if (next == endOfWork) {
                        return value(evaluation);
                    }
                    if (interrupted) {
                        interrupted = false;
                        asking.interrupt();
                    }
                    next.run();
                } catch (InterruptedException e) {
                    if (leaves && leaveAtNanos == 0 && asking instanceof CellThread cell && cell.stopRequested()) {
                        leaveAtNanos = System.nanoTime() + GRACE_NANOS;
                    }
                    // Kept for the cell's code; the compiler's few milliseconds are waited for.
                    interrupted = true;
                }
            }
        } finally {
            leave();
            if (interrupted) {
                asking.interrupt();
            }
        }
    }

    /** After a stop, a compilation that takes long is left to end by itself. */
    private Runnable take() throws InterruptedException {
        if (leaveAtNanos == 0) {
            return work.take();
        }
        Runnable next = work.poll(leaveAtNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (next == null) {
            throw new CellStopped();
        }
        return next;
    }

    /** What failed on the compiler's thread, as when the memory is full, fails here as it is. */
    private static <T> T value(CompletableFuture<T> evaluation) {
        try {
            return evaluation.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e;
        }
    }

    /** On the compiler's thread: calls a static method without parameters on the asking thread. */
    @Nullable Object call(Method method) throws Throwable {
        CompletableFuture<@Nullable Object> result = new CompletableFuture<>();
        var unused = gone.thenRun(() -> result.completeExceptionally(new Gone()));
        work.add(() -> invoke(method, result));
        try {
            return result.join();
        } catch (CompletionException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    /**
     * On the compiler's thread: has the asking thread call a method when the compiler is done, whose thread is free then.
     * Asked for once, after all others.
     *
     * @param shown whether its value is that of the evaluation
     */
    void callLast(Method method, boolean shown) {
        CompletableFuture<@Nullable Object> result = new CompletableFuture<>();
        last = new Last(shown, result);
        work.add(() -> invoke(method, result));
    }

    /** On the asking thread, after {@link #runUntilDone}: {@code done} with what came of the last call, if there was one. */
    Evaluated withLast(Evaluated.Done done) {
        if (last == null) {
            return done;
        }
        try {
            @Nullable Object value = last.result().join();
            return last.shown() ? new Evaluated.Done(value, done.pending(), done.type()) : done;
        } catch (CompletionException e) {
            return new Evaluated.Threw(e.getCause() == null ? e : e.getCause());
        }
    }

    /** Nobody waits any longer: frees the compiler's thread, whatever the cell's code does. Any thread may call it. */
    void leave() {
        gone.complete(null);
    }

    private static void invoke(Method method, CompletableFuture<@Nullable Object> result) {
        try {
            CellThread.check();
            result.complete(method.invoke(null));
        } catch (InvocationTargetException e) {
            result.completeExceptionally(e.getCause() == null ? e : e.getCause());
        } catch (Throwable e) {
            result.completeExceptionally(e);
        }
    }

    /** Wakes the asking thread; never run. */
    private static final class EndOfWork implements Runnable {
        @Override
        public void run() {}
    }

    /** The asking thread waits no longer. */
    static final class Gone extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
