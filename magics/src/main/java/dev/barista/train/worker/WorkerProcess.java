package dev.barista.train.worker;

import com.google.gson.JsonParseException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The process that trains. It is in a session of its own, with its output in files, so that neither a terminal's end nor a
 * kernel's takes it along. Known by its id and the time at which it was started: ids are given out again. Immutable.
 *
 * @param pid of the process
 * @param startMillis of the process, epoch milliseconds
 */
record WorkerProcess(long pid, long startMillis) {
    /** What the system says of the start of a process differs by the clock's corrections. */
    private static final long SAME_START_MILLIS = 5_000;

    /** This process, as others will look for it. */
    static WorkerProcess current() {
        return of(ProcessHandle.current());
    }

    private static WorkerProcess of(ProcessHandle process) {
        return new WorkerProcess(process.pid(), startOf(process));
    }

    private static long startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    void write(RunFolder folder) throws IOException {
        // A worker and who starts it may write at the same time.
        Path fresh = folder.process()
                .resolveSibling("worker.json." + ProcessHandle.current().pid());
        Files.writeString(fresh, RunJson.GSON.toJson(this));
        Files.move(fresh, folder.process(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The process that trains in this folder, if it lives. */
    static Optional<ProcessHandle> find(RunFolder folder) {
        try {
            WorkerProcess known = RunJson.GSON.fromJson(Files.readString(folder.process()), WorkerProcess.class);
            return known == null
                    ? Optional.empty()
                    : ProcessHandle.of(known.pid())
                            .filter(ProcessHandle::isAlive)
                            .filter(process -> !isZombie(process.pid()))
                            .filter(process -> Math.abs(startOf(process) - known.startMillis()) <= SAME_START_MILLIS);
        } catch (IOException | JsonParseException e) {
            return Optional.empty();
        }
    }

    /** Whether it has ended and nobody has asked how: in containers there often is nobody to ask, and it stays listed. */
    private static boolean isZombie(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            return stat.startsWith("Z", stat.lastIndexOf(')') + 2);
        } catch (IOException e) {
            return false; // No Linux, or it has just gone.
        }
    }

    /**
     * Starts a worker, which goes on when this process ends.
     *
     * @param classPath with the product and the tensor library
     * @param main the worker's main class
     */
    static Process start(RunFolder folder, List<Path> classPath, String main) throws IOException {
        List<String> command = new ArrayList<>(detaching());
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        command.addAll(List.of(java.toString(), "-XX:+UseSerialGC", "-Xmx2g", "-Djava.awt.headless=true"));
        // Written out in full by the library's own preparation; training never asks the network for anything.
        command.add("-Dai.djl.offline=true");
        if (Runtime.version().feature() >= 22) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        String jars = String.join(
                File.pathSeparator, classPath.stream().map(Path::toString).toList());
        command.addAll(List.of("-cp", jars, main, folder.checkpoints().toString()));
        ProcessBuilder builder = new ProcessBuilder(command);
        // Keys are for loading; what trains needs none.
        builder.environment().keySet().removeIf(name -> name.startsWith("APCA_") || name.startsWith("ALPACA_"));
        Process process = builder.directory(folder.checkpoints().toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File(isWindows() ? "NUL" : "/dev/null")))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.out().toFile()))
                .redirectError(ProcessBuilder.Redirect.appendTo(folder.errors().toFile()))
                .start();
        if (find(folder).isEmpty()) {
            // Known to all before it is up: setsid becomes the worker, under the same id.
            of(process.toHandle()).write(folder);
        }
        return process;
    }

    private static boolean isWindows() {
        return File.separatorChar == '\\';
    }

    /** A signal to the kernel's process group, or the end of its terminal, must not reach the worker. */
    private static List<String> detaching() {
        if (onPath("setsid")) {
            return List.of("setsid");
        }
        return onPath("nohup") ? List.of("nohup") : List.of();
    }

    private static boolean onPath(String command) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
    }
}
