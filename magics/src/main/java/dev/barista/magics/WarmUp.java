package dev.barista.magics;

import dev.barista.market.InvalidInputException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/**
 * Rehearses {@code %bars} and a load once, some time after the kernel has started, so that the first real ones find their
 * classes loaded and their loops compiled. Connects to nothing. Made by {@link BaristaMagics}; safe for threads.
 */
final class WarmUp implements AutoCloseable {
    /** Notebooks begin with cells of their own, whose compiling should have the processor to itself. */
    private static final Duration DELAY = Duration.ofSeconds(2);

    private final Duration delay;
    private @Nullable Thread thread;

    WarmUp() {
        this(DELAY);
    }

    WarmUp(Duration delay) {
        this.delay = delay;
    }

    /** @param loads rehearsed after the magic */
    synchronized void start(Supplier<BarsMagic> magics, LoadRehearsal loads) {
        Thread rehearsal = new Thread(() -> rehearse(magics, loads), "bars-warm-up");
        rehearsal.setDaemon(true);
        // Such as for want of memory: nobody has asked for it, and a cell would show it.
        rehearsal.setUncaughtExceptionHandler((where, what) -> {});
        rehearsal.start();
        thread = rehearsal;
    }

    private void rehearse(Supplier<BarsMagic> magics, LoadRehearsal loads) {
        try {
            Thread.sleep(delay.toMillis());
            BarsMagic bars = magics.get();
            new CommandLine(bars).parseArgs("SPY", "--days", "90", "--timeframe", "1Hour", "--as", "prices");
            bars.rehearse();
            loads.run();
        } catch (InterruptedException | CancellationException e) {
            // The kernel ends, or loads really.
        } catch (InvalidInputException | IllegalStateException e) {
            // The environment names no usable source, or the kernel ends: said when somebody asks for bars.
        }
    }

    @Override
    public synchronized void close() {
        if (thread != null) {
            thread.interrupt();
        }
    }
}
