package dev.barista.kernel.magic.run;

import dev.barista.kernel.cell.CellSource;
import dev.barista.kernel.cell.CodeRunner;
import dev.barista.kernel.cell.UserMistake;
import dev.barista.kernel.magic.MagicCall;
import dev.barista.kernel.magic.TakesJava;
import java.lang.management.ManagementFactory;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code %time} and {@code %%time}. */
@Command(
        description = {
            "Runs code once and shows how long it took; its value is shown as always.",
            "CPU time is that of the whole kernel, all threads; both include compiling, some 15 ms. See %%timeit."
        })
public final class TimeMagic implements TakesJava {
    private final CodeRunner runner;

    @Parameters(arity = "0..1", paramLabel = "CODE", description = "Java or a magic; %%%%time takes the lines below.")
    private String code = "";

    public TimeMagic(CodeRunner runner) {
        this.runner = runner;
    }

    @Override
    public @Nullable Object run(MagicCall call) throws Exception {
        String body = call.body();
        if (body != null && !code.isEmpty()) {
            throw new UserMistake("%%time takes its code from the lines below. Put it there, or write %time " + code);
        }
        String text = body == null ? code : body;
        if (text.isBlank()) {
            throw new UserMistake("there is nothing to time. Try: %time Thread.sleep(100)");
        }
        CellSource source = CellSource.of(call.cell(), text, body == null ? call.line() : call.line() + 1);
        long wall = System.nanoTime();
        long cpu = cpuNanos();
        Object value = runner.run(call.cell(), source);
        long cpuTaken = cpuNanos() - cpu;
        long wallTaken = System.nanoTime() - wall;
        call.cell().out().println("CPU times: total: " + Durations.of((double) cpuTaken));
        call.cell().out().println("Wall time: " + Durations.of((double) wallTaken));
        return value;
    }

    private static long cpuNanos() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime()
                : ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
