package dev.barista.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Puts files in place whole or not at all: written under another name, then renamed. What a killed process leaves behind
 * begins with a dot, which no reader takes for data. Stateless.
 */
public final class AtomicFile {
    private static final String PREFIX = ".tmp-";
    /** Nothing is being written for that long. */
    private static final Duration LEFT_BEHIND = Duration.ofHours(1);

    private AtomicFile() {}

    /** Writes a file's content. */
    public interface Content {
        void write(Path to) throws IOException;
    }

    /** Outlasts a power cut as well. */
    public static void write(Path target, Content content) throws IOException {
        put(target, content, true);
        forceDirectory(target.resolveSibling(""));
    }

    /** Outlasts the process, but maybe not the machine. */
    static void replace(Path target, Content content) throws IOException {
        put(target, content, false);
    }

    private static void put(Path target, Content content, boolean force) throws IOException {
        Path temporary = target.resolveSibling(PREFIX + UUID.randomUUID());
        try {
            content.write(temporary);
            if (force) {
                try (FileChannel written = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                    written.force(true);
                }
            }
            move(temporary, target);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            // A file system without it is no place for a store.
            throw new IOException("the file system cannot rename files atomically", e);
        }
    }

    /** A renaming outlasts a power cut only once its directory is on the disk; Windows cannot open directories. */
    private static void forceDirectory(Path directory) {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // The file itself is safe; at worst it is asked for again.
        }
    }

    /** Removes what killed processes left behind, while others may be writing. */
    static void sweep(Path directory) throws IOException {
        sweep(directory, LEFT_BEHIND);
    }

    /**
     * Removes what killed processes left behind.
     *
     * @param age for which nobody is still writing; none for who is sure to be the only one
     */
    public static void sweep(Path directory, Duration age) throws IOException {
        Instant since = Instant.now().minus(age);
        List<Path> left;
        try (Stream<Path> all = Files.list(directory)) {
            left = all.filter(file -> BarPaths.name(file).startsWith(PREFIX)).toList();
        }
        for (Path file : left) {
            try {
                if (!Files.getLastModifiedTime(file).toInstant().isAfter(since)) {
                    Files.deleteIfExists(file);
                }
            } catch (NoSuchFileException e) {
                // Whoever was writing it has put it in its place.
            }
        }
    }
}
