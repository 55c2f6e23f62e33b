package dev.barista.unittest;

import dev.barista.kernel.cell.CellContext;
import dev.barista.kernel.display.LiveDisplay;
import dev.barista.kernel.magic.KernelServices;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Runs test cells again, after each cell that changed what they use, on a thread of its own. A run that goes on when
 * that changes once more is ended. One for a kernel; safe for threads.
 */
final class Watcher implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Watcher.class.getName());
    private static final long SHOWN_WITHIN_SECONDS = 2;

    private final KernelServices kernel;
    private final Execution execution;
    private final List<Watched> watched = new CopyOnWriteArrayList<>();
    private final Semaphore cellsEnded = new Semaphore(0);
    /** Each at most once. */
    private final BlockingQueue<Watched> changed = new LinkedBlockingQueue<>();
    /** What runs again now, and where; its monitor is held while that begins and ends. */
    private final AtomicReference<@Nullable Running> running = new AtomicReference<>();
    /** One that looks for changes, and one that runs tests. */
    private final List<Thread> threads = new CopyOnWriteArrayList<>();

    private volatile boolean closed;

    Watcher(KernelServices kernel, Execution execution) {
        this.kernel = kernel;
        this.execution = execution;
    }

    /** Runs tests for the first time, and watches what they use from now on. */
    void run(CellContext cell, TestCell tests, RunOptions options) throws Exception {
        forget(tests);
        if (options.report() != null) {
            TestXml.check(options.report());
        }
        LiveDisplay display = cell.live(TestView.render(new Run(List.of(tests), options, false, "").report(false)));
        Watched fresh = new Watched(tests, cell, display, options);
        boolean unused = fresh.hasChanged(kernel);
        watched.add(fresh);
        start();
        Report report = fresh.run(execution);
        // Headless clients look no longer at what comes after the cell.
        awaitShown(display, report);
        execution.conclude(cell, report, options);
    }

    private static void awaitShown(LiveDisplay display, Report report) throws InterruptedException {
        // When the second state is rendered, the first has been sent.
        for (int i = 0; i < 2; i++) {
            CountDownLatch rendered = new CountDownLatch(1);
            display.update(() -> {
                rendered.countDown();
                return TestView.render(report);
            });
            if (!rendered.await(SHOWN_WITHIN_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        }
    }

    private record Running(Watched tests, Thread thread) {}

    /** Watches these tests no longer. */
    void forget(TestCell tests) {
        List<Watched> old =
                watched.stream().filter(each -> each.tests() == tests).toList();
        watched.removeAll(old);
        old.forEach(this::end);
    }

    private synchronized void start() {
        if (threads.isEmpty()) {
            kernel.declarations().afterEachCell(cellsEnded::release);
            threads.add(kernel.declarations().background(() -> untilClosed(this::look)));
            threads.add(kernel.declarations().background(() -> untilClosed(this::rerun)));
        }
    }

    private interface Step {
        void take() throws InterruptedException;
    }

    private void untilClosed(Step step) {
        while (!closed) {
            try {
                step.take();
            } catch (InterruptedException e) {
                // The kernel ends, or a run that is over was to end.
            }
        }
    }

    private void look() throws InterruptedException {
        cellsEnded.acquire();
        cellsEnded.drainPermits();
        for (Watched each : watched) {
            if (each.hasChanged(kernel) && !changed.contains(each)) {
                // What it has found so far is about what was, and it may be in an endless loop. Ended before it is due
                // again: else it would be the new run that is ended.
                end(each);
                changed.add(each);
            }
        }
    }

    private void end(Watched each) {
        synchronized (running) {
            Running now = running.get();
            if (now != null && now.tests() == each) {
                each.stop();
                now.thread().interrupt();
            }
        }
    }

    private void rerun() throws InterruptedException {
        Watched each = changed.take();
        synchronized (running) {
            running.set(new Running(each, Thread.currentThread()));
        }
        try {
            Report unused = each.run(execution);
        } catch (Exception | LinkageError e) {
            LOG.log(Level.WARNING, "Watched tests could not be run again: {0}", e.toString());
        } finally {
            synchronized (running) {
                running.set(null);
                boolean unused = Thread.interrupted();
            }
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        threads.forEach(Thread::interrupt);
    }
}
