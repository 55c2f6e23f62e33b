package dev.barista.train.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Writes a run's progress, a line of JSON an event. Made by the worker; one thread at a time. */
final class ProgressLog implements AutoCloseable {
    private final Writer file;

    /** Goes on behind what is there, on a line of its own: a worker that was killed may have left half a line. */
    ProgressLog(Path path) throws IOException {
        file = Files.newBufferedWriter(
                path, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        if (Files.size(path) > 0) {
            file.write('\n');
        }
    }

    synchronized void write(RunEvent event) {
        try {
            file.write(RunJson.GSON.toJson(event));
            file.write('\n');
            file.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("the progress file cannot be written", e);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
