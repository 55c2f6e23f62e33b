package dev.barista.watch;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Whether someone has a watch on the screen: pages say so again and again. Made by {@link Watch}; any thread may say it.
 */
final class Reader {
    /** Pages in the background are let speak once a minute. */
    private static final int TICKS = 3;

    private static final long TICK_SECONDS = 60;
    private static final long NOBODY = -1;

    private final ScheduledExecutorService executor;
    private final Runnable gone;
    private final AtomicLong ticks = new AtomicLong();
    private final AtomicLong seen = new AtomicLong(NOBODY);
    private volatile boolean ended;

    /** @param gone run on the executor once nobody has said anything for a few minutes, but only if somebody ever has */
    Reader(ScheduledExecutorService executor, Runnable gone) {
        this.executor = executor;
        this.gone = gone;
    }

    /** Someone has it on the screen. */
    void isThere() {
        if (seen.getAndSet(ticks.get()) == NOBODY) {
            executor.execute(this::check);
        }
    }

    /** Looks no longer. */
    void end() {
        ended = true;
    }

    private void check() {
        if (ended) {
            return;
        }
        if (ticks.getAndIncrement() - seen.get() >= TICKS) {
            gone.run();
        } else {
            var unused = executor.schedule(this::check, TICK_SECONDS, TimeUnit.SECONDS);
        }
    }
}
