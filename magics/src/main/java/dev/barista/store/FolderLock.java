package dev.barista.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/**
 * Leave to change a folder of the store, one process at a time: another kernel may be at it. It ends with its closing, or
 * with the process. Made for each change; for one thread.
 */
final class FolderLock implements AutoCloseable {
    private static final String NAME = ".lock";

    private final Path folder;
    private final FileChannel channel;

    private FolderLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /** Makes the folder if there is none, and waits for whoever has the lock; a thread that waits can be interrupted. */
    static FolderLock of(Path folder) throws IOException {
        Files.createDirectories(folder);
        FileChannel channel =
                FileChannel.open(folder.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            Objects.requireNonNull(channel.lock());
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
        return new FolderLock(folder, channel);
    }

    /** Removes what killed processes left behind. */
    void sweep() throws IOException {
        AtomicFile.sweep(folder);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
