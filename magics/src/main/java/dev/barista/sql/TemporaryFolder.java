package dev.barista.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A folder that is gone when it is closed; one whose process was killed is removed when the next is made. Threads may share
 * it.
 */
final class TemporaryFolder implements AutoCloseable {
    /** Locked as long as the folder is in use; a lock ends with its process. */
    private static final String LOCK = "in-use";
    /** A folder is locked a moment after it is made. */
    private static final Duration NEW = Duration.ofMinutes(1);

    private final Path path;
    private final FileChannel lock;

    private TemporaryFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Makes one, and removes those of processes that were killed.
     *
     * @param prefix of their names
     */
    static TemporaryFolder in(Path parent, String prefix) throws IOException {
        removeAbandoned(parent, prefix);
        Path path = Files.createTempDirectory(parent, own(prefix));
        FileChannel lock =
                FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        Objects.requireNonNull(lock.lock());
        return new TemporaryFolder(path, lock);
    }

    private static String own(String prefix) {
        return prefix + ProcessHandle.current().pid() + "-";
    }

    Path path() {
        return path;
    }

    private static void removeAbandoned(Path parent, String prefix) {
        String own = own(prefix);
        try (Stream<Path> all = Files.list(parent)) {
            // A process that opens a file which it has locked, and closes it again, gives its lock up.
            all.filter(folder ->
                            name(folder).startsWith(prefix) && !name(folder).startsWith(own))
                    .filter(TemporaryFolder::isAbandoned)
                    .forEach(TemporaryFolder::delete);
        } catch (IOException | UncheckedIOException e) {
            // They stay until the next one is made.
        }
    }

    private static String name(Path folder) {
        return String.valueOf(folder.getFileName());
    }

    /** Those of other users cannot be opened, and are theirs to remove. */
    private static boolean isAbandoned(Path folder) {
        Path file = folder.resolve(LOCK);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock free = channel.tryLock()) {
            return free != null
                    && Files.getLastModifiedTime(file)
                            .toInstant()
                            .isBefore(Instant.now().minus(NEW));
        } catch (IOException | OverlappingFileLockException e) {
            return false;
        }
    }

    /** As far as possible: what cannot be deleted is left to the system. */
    private static void delete(Path folder) {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.sorted(Comparator.reverseOrder()).toList();
        } catch (IOException | UncheckedIOException e) {
            return;
        }
        for (Path file : files) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                return;
            }
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            // It ends with the process.
        }
        delete(path);
    }
}
