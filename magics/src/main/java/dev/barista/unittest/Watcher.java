package dev.barista.unittest;

import dev.barista.kernel.cell.CellContext;
import dev.barista.kernel.display.LiveDisplay;
import dev.barista.kernel.magic.KernelServices;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Runs test cells again, after each cell that changed what they use, on a thread of its own. One for a kernel; safe for
 * threads.
 */
final class Watcher implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Watcher.class.getName());
    private static final long SHOWN_WITHIN_SECONDS = 2;

    private final KernelServices kernel;
    private final Execution execution;
    private final List<Watched> watched = new CopyOnWriteArrayList<>();
    private final Semaphore cellsEnded = new Semaphore(0);
    private @Nullable Thread thread;

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

    /** Watches these tests no longer. */
    void forget(TestCell tests) {
        watched.removeIf(each -> each.tests() == tests);
    }

    private synchronized void start() {
        if (thread == null) {
            kernel.declarations().afterEachCell(cellsEnded::release);
            thread = kernel.declarations().background(this::watch);
        }
    }

    private void watch() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                cellsEnded.acquire();
                cellsEnded.drainPermits();
                for (Watched each : watched) {
                    rerun(each);
                }
            }
        } catch (InterruptedException e) {
            // The kernel ends.
        }
    }

    private void rerun(Watched each) {
        try {
            if (each.hasChanged(kernel)) {
                Report unused = each.run(execution);
            }
        } catch (Exception | LinkageError e) {
            LOG.log(Level.WARNING, "Watched tests could not be run again: {0}", e.toString());
        }
    }

    @Override
    public synchronized void close() {
        if (thread != null) {
            thread.interrupt();
        }
    }
}
