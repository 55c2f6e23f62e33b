package dev.barista.kernel.protocol;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import io.github.spencerpark.jupyter.kernel.history.HistoryEntry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was run in all sessions, as a file of JSON lines that several kernels append to, each line under the file's
 * lock. Readable by its owner alone: cells may hold what nobody else should see. Safe for threads of one kernel each.
 */
public final class HistoryFile {
    private static final int MAX_LINES = 10_000;
    private static final Gson GSON = new Gson();

    private final Path file;

    /** A line; {@code code} is null in the one that begins a session. */
    private record Line(int session, int cell, @Nullable String code) {}

    /**
     * The sessions before this one.
     *
     * @param session this one's number, from 1
     * @param entries what was run in them, oldest first
     */
    record Earlier(int session, List<HistoryEntry> entries) {}

    public HistoryFile(Path file) {
        this.file = file;
    }

    /**
     * The user's file: {@code BARISTA_HISTORY}, else {@code barista/history.jsonl} where the user's data is kept.
     *
     * @return empty if it is {@code off}
     */
    public static Optional<HistoryFile> of(Map<String, String> environment) {
        String asked = environment.getOrDefault("BARISTA_HISTORY", "");
        if (asked.equals("off")) {
            return Optional.empty();
        }
        if (!asked.isBlank()) {
            return Optional.of(new HistoryFile(Path.of(asked)));
        }
        String data = environment.getOrDefault("XDG_DATA_HOME", environment.getOrDefault("LOCALAPPDATA", ""));
        Path folder = data.isBlank() ? Path.of(System.getProperty("user.home"), ".local", "share") : Path.of(data);
        return Optional.of(new HistoryFile(folder.resolve("barista").resolve("history.jsonl")));
    }

    /** Begins a session; the oldest lines are dropped when the file has become twice as long as what is kept. */
    Earlier begin() throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        return locked(channel -> {
            List<Line> lines = read(channel);
            if (lines.size() > 2 * MAX_LINES) {
                lines = lines.subList(lines.size() - MAX_LINES, lines.size());
                channel.truncate(0);
                for (Line line : lines) {
                    write(channel, line);
                }
            }
            int session = 1 + lines.stream().mapToInt(Line::session).max().orElse(0);
            write(channel, new Line(session, 0, null));
            return new Earlier(session, entries(lines));
        });
    }

    void append(HistoryEntry entry) throws IOException {
        locked(channel -> {
            write(channel, new Line(entry.getSession(), entry.getCellNumber(), entry.getInput()));
            return true;
        });
    }

    private static List<HistoryEntry> entries(List<Line> lines) {
        List<HistoryEntry> entries = new ArrayList<>();
        for (Line line : lines.subList(Math.max(0, lines.size() - MAX_LINES), lines.size())) {
            if (line.code() != null) {
                entries.add(new HistoryEntry(line.session(), line.cell(), line.code()));
            }
        }
        return entries;
    }

    /** Something that is done while no other kernel reads or writes. */
    private interface Access<T> {
        T with(FileChannel channel) throws IOException;
    }

    private synchronized <T> T locked(Access<T> access) throws IOException {
        try (FileChannel channel = FileChannel.open(
                        file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            forOwnerAlone();
            T result = access.with(channel);
            assert lock.isValid();
            return result;
        }
    }

    private void forOwnerAlone() throws IOException {
        PosixFileAttributeView posix = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (posix != null) {
            posix.setPermissions(PosixFilePermissions.fromString("rw-------"));
        }
    }

    private static void write(FileChannel channel, Line line) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap((GSON.toJson(line) + "\n").getBytes(StandardCharsets.UTF_8));
        channel.position(channel.size());
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** What is torn or foreign is left out: history is a convenience. */
    private static List<Line> read(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(channel.size(), Integer.MAX_VALUE - 8));
        channel.position(0);
        while (bytes.hasRemaining() && channel.read(bytes) >= 0) {}
        List<Line> lines = new ArrayList<>();
        String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
        text.lines().forEach(line -> parse(line).ifPresent(lines::add));
        return lines;
    }

    private static Optional<Line> parse(String text) {
        try {
            return Optional.ofNullable(GSON.fromJson(text, Line.class));
        } catch (JsonParseException e) {
            return Optional.empty();
        }
    }
}
