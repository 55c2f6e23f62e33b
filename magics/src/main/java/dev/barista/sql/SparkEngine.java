package dev.barista.sql;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Spark, in a process of its own: it wants another class path, open packages of the JDK, and memory of its own. Made by
 * {@link SqlSession} for one master; for one thread at a time. A query that is interrupted ends the process.
 */
final class SparkEngine implements AutoCloseable {
    private static final String CLASS_FILE = "SparkChild.class";
    private static final String LOG = "spark.log";
    private static final long LAST_WORDS_SECONDS = 5;

    /** What Spark's own launcher opens. */
    private static final List<String> OPENED = List.of(
            "java.lang",
            "java.lang.invoke",
            "java.lang.reflect",
            "java.io",
            "java.net",
            "java.nio",
            "java.util",
            "java.util.concurrent",
            "java.util.concurrent.atomic",
            "jdk.internal.ref",
            "sun.nio.ch",
            "sun.nio.cs",
            "sun.security.action",
            "sun.util.calendar");

    private final TemporaryFolder folder;
    private final Process process;
    private final DataOutputStream queries;
    private final DataInputStream answers;

    private SparkEngine(TemporaryFolder folder, Process process) {
        this.folder = folder;
        this.process = process;
        this.queries = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
        this.answers = new DataInputStream(new BufferedInputStream(process.getInputStream()));
    }

    /**
     * Starts the process; returns when Spark is there.
     *
     * @throws SqlFailure if it does not start
     * @throws InterruptedException if the thread is interrupted; the process has ended then
     */
    static SparkEngine start(SparkMaster master, List<Path> jars, String zone)
            throws IOException, SqlFailure, InterruptedException {
        TemporaryFolder folder = TemporaryFolder.in(Path.of(System.getProperty("java.io.tmpdir")), "barista-spark-");
        Process process;
        try {
            process = process(folder.path(), master, jars, zone);
        } catch (IOException | RuntimeException e) {
            folder.close();
            throw e;
        }
        SparkEngine engine = new SparkEngine(folder, process);
        try {
            engine.awaited(() -> {
                if (engine.answers.readByte() == SparkChild.FAILED) {
                    throw new SqlFailure(
                            "Spark at " + master.url() + " does not start: " + SparkChild.text(engine.answers));
                }
                return true;
            });
        } catch (SqlFailure e) {
            engine.close();
            throw e;
        }
        return engine;
    }

    private static Process process(Path folder, SparkMaster master, List<Path> jars, String zone) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        OPENED.forEach(name -> command.add("--add-opens=java.base/" + name + "=ALL-UNNAMED"));
        command.add("-Dio.netty.tryReflectionSetAccessible=true");
        command.add("-Djava.io.tmpdir=" + folder);
        command.add("-cp");
        command.add(classes(folder)
                + java.io.File.pathSeparator
                + jars.stream().map(Path::toString).collect(Collectors.joining(java.io.File.pathSeparator)));
        command.add(SparkChild.class.getName());
        command.add(master.url());
        command.add(zone);
        command.add("spark.sql.warehouse.dir=" + folder.resolve("warehouse").toUri());
        command.add("spark.local.dir=" + folder);
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(folder.resolve(LOG).toFile())
                .start();
    }

    /** Spark's class path holds one class of ours, for libraries of ours and of Spark have the same names. */
    private static Path classes(Path folder) throws IOException {
        Path classes = folder.resolve("classes");
        Path file = classes.resolve(SparkChild.class.getName().replace('.', '/') + ".class");
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        try (InputStream in = Objects.requireNonNull(SparkChild.class.getResourceAsStream(CLASS_FILE))) {
            Files.copy(in, file);
        }
        return classes;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /**
     * @param views what the query may name
     * @throws InterruptedException if the thread is interrupted; the process has ended then
     */
    SqlResult run(List<SparkView> views, String query, int most) throws IOException, SqlFailure, InterruptedException {
        return awaited(() -> {
            queries.writeInt(views.size());
            for (SparkView view : views) {
                SparkChild.text(queries, view.name());
                SparkChild.text(queries, view.folder());
                SparkChild.text(queries, view.select());
            }
            SparkChild.text(queries, query);
            queries.writeInt(most);
            queries.flush();
            return SparkRows.read(answers);
        });
    }

    private interface Exchange<T> {
        T make() throws IOException, SqlFailure;
    }

    /** Reading from a process cannot be interrupted: it happens on another thread, and ends with the process. */
    private <T> T awaited(Exchange<T> exchange) throws IOException, SqlFailure, InterruptedException {
        FutureTask<T> task = new FutureTask<>(exchange::make);
        Thread thread = new Thread(task, "spark");
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get();
        } catch (InterruptedException e) {
            close();
            throw e;
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof SqlFailure failure) {
                throw failure;
            }
            String log = lastLine();
            close();
            if (cause instanceof EOFException) {
                throw new SqlFailure("Spark has ended. Its last words: " + log);
            }
            throw new IOException("no answer from Spark: " + cause, cause);
        }
    }

    private String lastLine() throws IOException {
        List<String> lines = Files.readAllLines(folder.path().resolve(LOG));
        return lines.isEmpty() ? "none" : lines.get(lines.size() - 1).strip();
    }

    @Override
    public void close() {
        try {
            // What it still writes would be left behind.
            process.destroyForcibly().waitFor(LAST_WORDS_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        folder.close();
    }
}
