package dev.barista.kernel.magic.run;

import dev.barista.kernel.cell.UserMistake;
import dev.barista.kernel.magic.MagicCall;
import dev.barista.kernel.magic.TakesJava;
import dev.barista.kernel.shell.CellThread;
import dev.barista.kernel.shell.JavaShell;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code %timeit} and {@code %%timeit}. */
@Command(
        description = {
            "Runs code many times and shows how long one time takes.",
            "It is compiled once, and loops grow until a run takes 0.2 s: by then the JVM has optimised it."
        })
public final class TimeItMagic implements TakesJava {
    /** IPython's: long enough for the clock, and for the JVM to compile the loop. */
    private static final long LONG_ENOUGH_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private static final long MOST_LOOPS = 1_000_000_000;
    private static final int DEFAULT_RUNS = 7;
    private static final int MOST_RUNS = 1_000;

    private final JavaShell shell;

    @Option(names = "-n", paramLabel = "LOOPS", description = "Loops in a run; found by trying if left out.")
    private @Nullable Long loops;

    @Option(names = "-r", paramLabel = "RUNS", description = "Runs; " + DEFAULT_RUNS + " if left out.")
    private int runs = DEFAULT_RUNS;

    @Option(names = "-o", description = "Return what was measured, a Timing, instead of showing it.")
    private boolean returned;

    @Parameters(
            arity = "0..1",
            paramLabel = "CODE",
            description =
                    "An expression or statements; for %%%%timeit, which takes the lines below, what to do before.")
    private String code = "";

    public TimeItMagic(JavaShell shell) {
        this.shell = shell;
    }

    @Override
    public @Nullable Object run(MagicCall call) throws Exception {
        String body = call.body();
        String timed = body == null ? code : body;
        if (timed.isBlank()) {
            throw new UserMistake("there is nothing to time. Try: %timeit Math.sqrt(2)");
        }
        if (runs < 1 || runs > MOST_RUNS) {
            throw new UserMistake("-r must be 1–" + MOST_RUNS + ", got " + runs + ". Try: %timeit -r 3 " + code);
        }
        if (loops != null && (loops < 1 || loops > MOST_LOOPS)) {
            throw new UserMistake("-n must be 1–" + MOST_LOOPS + ", got " + loops + ". Try: %timeit -n 100 " + code);
        }
        Loop loop = new LoopCompiler(shell).compile(body == null ? "" : code, timed);
        Timing timing = measure(loop);
        if (timing.isUneven()) {
            call.cell()
                    .err()
                    .println("The slowest run took over 4 times as long as the fastest: something got in between.");
        }
        if (returned || call.target() != null) {
            return timing;
        }
        call.cell().out().println(timing);
        return null;
    }

    private Timing measure(Loop loop) throws Exception {
        Sink sink = new Sink();
        long times = loops == null ? find(loop, sink) : loops;
        long[] nanos = new long[runs];
        for (int run = 0; run < runs; run++) {
            CellThread.check();
            nanos[run] = loop.nanos(times, sink);
        }
        return Timing.of(times, nanos);
    }

    private static long find(Loop loop, Sink sink) throws Exception {
        for (long times = 1; times < MOST_LOOPS; times *= 10) {
            CellThread.check();
            if (loop.nanos(times, sink) >= LONG_ENOUGH_NANOS) {
                return times;
            }
        }
        return MOST_LOOPS;
    }
}
