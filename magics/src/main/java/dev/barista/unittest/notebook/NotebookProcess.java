package dev.barista.unittest.notebook;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The JVM that executes a notebook; it is ended if a cell takes too long. Made for one execution. */
final class NotebookProcess implements AutoCloseable {
    private static final int LINES_KEPT = 20;
    private static final long LAST_SECONDS = 10;
    private static final int FIRST_WITH_NATIVE_ACCESS = 22;

    private final Process process;
    private final long timeoutSeconds;
    private final Deque<String> lastLines = new ArrayDeque<>();
    private volatile long livedNanos = System.nanoTime();
    private volatile boolean tookTooLong;

    private NotebookProcess(Process process, long timeoutSeconds) {
        this.process = process;
        this.timeoutSeconds = timeoutSeconds;
        watch();
    }

    /** Starts it in the notebook's folder, with the calling JVM's class path. */
    static NotebookProcess start(Path notebook, List<String> leftOut, long timeoutSeconds) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Djava.awt.headless=true",
                "-Dfile.encoding=UTF-8",
                // What the manifest of Barista's jar asks for.
                "--add-opens=jdk.jshell/jdk.jshell=ALL-UNNAMED"));
        if (Runtime.version().feature() >= FIRST_WITH_NATIVE_ACCESS) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(List.of("-cp", String.join(File.pathSeparator, classPath()), NotebookMain.class.getName()));
        command.add(notebook.toString());
        command.addAll(leftOut);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.directory(
                Objects.requireNonNull(notebook.toAbsolutePath().getParent()).toFile());
        // Options of the JVM that runs the tests, such as a debugger's or a coverage agent's, are not this one's.
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        return new NotebookProcess(builder.start(), timeoutSeconds);
    }

    /** Where this class comes from goes first: launchers that load classes themselves have not all in their own path. */
    private static Set<String> classPath() {
        Set<String> path = new LinkedHashSet<>();
        CodeSource own = NotebookProcess.class.getProtectionDomain().getCodeSource();
        try {
            if (own != null) {
                path.add(Path.of(own.getLocation().toURI()).toString());
            }
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        for (String each : System.getProperty("java.class.path", "").split(File.pathSeparator, -1)) {
            if (!each.isEmpty()) {
                path.add(Path.of(each).toAbsolutePath().toString());
            }
        }
        return path;
    }

    private void watch() {
        long left = TimeUnit.SECONDS.toNanos(timeoutSeconds) - (System.nanoTime() - livedNanos);
        if (left <= 0) {
            tookTooLong = true;
            process.destroyForcibly();
        } else if (process.isAlive()) {
            CompletableFuture.delayedExecutor(left, TimeUnit.NANOSECONDS).execute(this::watch);
        }
    }

    Process process() {
        return process;
    }

    /** A cell began or ended. */
    void lives() {
        livedNanos = System.nanoTime();
    }

    /** What the JVM itself says, or native code. */
    void remember(String line) {
        lastLines.add(line);
        if (lastLines.size() > LINES_KEPT) {
            lastLines.remove();
        }
    }

    /** Whether it ended by itself after the last cell. It has closed its output, so it ends at once. */
    boolean endedWell() throws InterruptedException {
        return process.waitFor(LAST_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
    }

    /** Why it did not. */
    String whyItEnded(String place) {
        return tookTooLong
                ? place + " took longer than " + timeoutSeconds + " s; " + NotebookEngine.TIMEOUT_SECONDS
                        + " sets another limit"
                : "the JVM ended in " + place + "\n" + String.join("\n", lastLines);
    }

    /** Ends it, whatever it does. */
    void end() {
        process.destroyForcibly();
    }

    @Override
    public void close() {
        end();
    }
}
