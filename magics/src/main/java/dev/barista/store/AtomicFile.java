package dev.barista.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Puts files in place whole or not at all: written under another name, forced to the disk, then renamed. What a killed
 * process leaves behind begins with a dot, which no reader takes for data. Stateless.
 */
final class AtomicFile {
    private static final String PREFIX = ".tmp-";

    private AtomicFile() {}

    /** Writes a file's content. */
    interface Content {
        void write(Path to) throws IOException;
    }

    static void write(Path target, Content content) throws IOException {
        Path temporary = target.resolveSibling(PREFIX + UUID.randomUUID());
        try {
            content.write(temporary);
            try (FileChannel written = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                written.force(true);
            }
            move(temporary, target);
        } finally {
            Files.deleteIfExists(temporary);
        }
        forceDirectory(target.resolveSibling(""));
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
}
