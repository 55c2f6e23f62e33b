package dev.barista.kernel.cell;

import dev.barista.kernel.shell.JavaShell;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What to do about errors of the Java virtual machine. One for a kernel; any thread may ask. */
final class ErrorAdvice {
    private static final int LARGEST = 5;
    private static final long MEBIBYTE = 1 << 20;

    private final JavaShell shell;
    private final MemoryReserve reserve = new MemoryReserve();

    ErrorAdvice(JavaShell shell) {
        this.shell = shell;
    }

    /** To be called with what a cell threw before anything else is done about it. Allocates nothing. */
    void makeRoom(Throwable error) {
        if (isFullMemory(error)) {
            reserve.release();
        }
    }

    /** To be called after a cell that went well. */
    void allIsWell() {
        reserve.restore();
    }

    /** A few sentences; empty if nothing can be said. */
    Optional<String> on(Throwable error) {
        try {
            if (isFullMemory(error)) {
                return Optional.of(onFullMemory());
            } else if (error instanceof StackOverflowError) {
                return Optional.of("A method calls itself without end, or very deep. Look at the lines above; a larger "
                        + "stack for what is meant to be deep: BARISTA_JAVA_OPTIONS=-Xss16m in Jupyter's environment.");
            } else if (error instanceof NoClassDefFoundError) {
                return Optional.of("A class that was there when the code was compiled is missing now, or its static "
                        + "initializer failed before. Missing jars: %maven GROUP:ARTIFACT:VERSION or %jars FILE.");
            }
        } catch (OutOfMemoryError e) {
            return Optional.of("The memory is full. Restart the kernel.");
        }
        return Optional.empty();
    }

    /** The compiler wraps what happens to it. */
    private static boolean isFullMemory(Throwable error) {
        return Causes.first(error, OutOfMemoryError.class) != null;
    }

    private String onFullMemory() {
        String raise = String.format(
                Locale.ROOT,
                "The kernel has %,d MiB. For more set BARISTA_JAVA_OPTIONS=-Xmx%dm in Jupyter's environment and restart.",
                Runtime.getRuntime().maxMemory() / MEBIBYTE,
                2 * Runtime.getRuntime().maxMemory() / MEBIBYTE);
        List<Variable> largest = shell.variables().stream()
                .flatMap(name -> shell.find(name).map(value -> Variable.of(name, value)).stream())
                .filter(variable -> variable.bytes >= MEBIBYTE)
                .sorted(Comparator.comparingLong(Variable::bytes).reversed())
                .limit(LARGEST)
                .toList();
        if (largest.isEmpty()) {
            return "No variable holds much, so it was what the cell was doing. " + raise;
        }
        String list = largest.stream().map(Variable::toString).collect(Collectors.joining(", "));
        return "Largest variables, estimated: " + list + ". To free one: " + largest.get(0).name + " = null; " + raise;
    }

    private record Variable(String name, long bytes) {
        static Variable of(String name, Object value) {
            return new Variable(name, HeapEstimate.bytes(value));
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%s %,d MiB", name, bytes / MEBIBYTE);
        }
    }
}
