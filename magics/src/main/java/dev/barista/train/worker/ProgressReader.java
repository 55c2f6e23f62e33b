package dev.barista.train.worker;

import com.google.gson.JsonParseException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads what a worker has written since the last time, whole lines only. For one thread. */
final class ProgressReader {
    private static final int CHUNK = 1 << 16;

    private final Path path;
    private final ByteArrayOutputStream half = new ByteArrayOutputStream();
    private long at;

    ProgressReader(Path path) {
        this.path = path;
    }

    /** Whether the last that a worker has said of this run is that it is over; false if there is none. */
    static boolean hasEnded(RunFolder folder) {
        boolean ended = false;
        try {
            for (RunEvent event : new ProgressReader(folder.progress()).read()) {
                ended = event.kind().isEnd();
            }
        } catch (IOException e) {
            // What cannot be read says nothing.
        }
        return ended;
    }

    /** New events; none if there is no file yet. A line that is no event is passed over. */
    List<RunEvent> read() throws IOException {
        List<RunEvent> events = new ArrayList<>();
        try (SeekableByteChannel file = Files.newByteChannel(path)) {
            if (file.size() < at) {
                // Another run has taken its place.
                at = 0;
                half.reset();
            }
            file.position(at);
            ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
            while (file.read(chunk) >= 0) {
                chunk.flip();
                at += chunk.remaining();
                take(chunk, events);
                chunk.clear();
            }
        } catch (NoSuchFileException e) {
            return events;
        }
        return events;
    }

    private void take(ByteBuffer chunk, List<RunEvent> events) {
        while (chunk.hasRemaining()) {
            byte next = chunk.get();
            if (next == '\n') {
                String line = half.toString(StandardCharsets.UTF_8);
                half.reset();
                event(line, events);
            } else {
                half.write(next);
            }
        }
    }

    private static void event(String line, List<RunEvent> events) {
        if (line.isBlank()) {
            return;
        }
        try {
            RunEvent event = RunJson.GSON.fromJson(line, RunEvent.class);
            if (event != null && event.kind() != null) {
                events.add(event);
            }
        } catch (JsonParseException e) {
            // Half a line of a worker that was killed.
        }
    }
}
