package dev.barista.magics;

import dev.barista.market.InvalidInputException;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/**
 * Rehearses {@code %bars} once, some time after the kernel has started, so that the first real call finds its classes
 * loaded and its cell is done at once. Connects to nothing. Made by {@link BaristaMagics}; safe for threads.
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

    synchronized void start(Supplier<BarsMagic> magics) {
        Thread rehearsal = new Thread(() -> rehearse(magics), "bars-warm-up");
        rehearsal.setDaemon(true);
        rehearsal.start();
        thread = rehearsal;
    }

    private void rehearse(Supplier<BarsMagic> magics) {
        try {
            Thread.sleep(delay.toMillis());
            BarsMagic bars = magics.get();
            new CommandLine(bars).parseArgs("SPY", "--days", "90", "--timeframe", "1Hour", "--as", "prices");
            bars.rehearse();
        } catch (InterruptedException e) {
            // The kernel ends before anything was loaded.
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
