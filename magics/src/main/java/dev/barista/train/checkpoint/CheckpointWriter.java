package dev.barista.train.checkpoint;

import dev.barista.store.AtomicFile;
import dev.barista.train.Snapshot;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Writes to a directory of checkpoints, one training at a time. Made by whoever trains, and closed by it; for one thread.
 *
 * <p>A checkpoint is there whole or not at all: it is written under another name, forced to the disk, and renamed. What
 * was written before stays until it is.
 */
public final class CheckpointWriter implements AutoCloseable {
    private final Checkpoints checkpoints;
    private final int keep;
    private final DirectoryLock lock;

    private CheckpointWriter(Checkpoints checkpoints, int keep, DirectoryLock lock) {
        this.checkpoints = checkpoints;
        this.keep = keep;
        this.lock = lock;
    }

    /**
     * Takes the directory, makes it if there is none, and removes what killed trainings left half-written.
     *
     * @param keep how many of the newest stay, 1 or more; the best by validation stays beside them
     * @throws CheckpointException if another training has it
     */
    public static CheckpointWriter open(Path directory, int keep) throws IOException {
        if (keep < 1) {
            throw new CheckpointException("--keep must be 1 or more, got " + keep);
        }
        Files.createDirectories(directory);
        DirectoryLock lock = DirectoryLock.of(directory);
        AtomicFile.sweep(directory, Duration.ZERO);
        return new CheckpointWriter(new Checkpoints(directory), keep, lock);
    }

    /** What is there. */
    public Checkpoints checkpoints() {
        return checkpoints;
    }

    /**
     * Saves a snapshot, and then removes those that are no longer kept.
     *
     * @param validation how well it does on data it has not learnt from, if that was tried
     * @return its name
     */
    public String save(Snapshot snapshot, OptionalDouble validation) throws IOException {
        Path directory = checkpoints.directory();
        String name = Checkpoints.name(snapshot.step());
        ByteBuffer bytes = CheckpointFormat.write(snapshot, validation).bytes();
        AtomicFile.write(directory.resolve(name), to -> {
            try (FileChannel channel = FileChannel.open(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
            }
        });
        List<CheckpointInfo> entries =
                new ArrayList<>(Manifest.read(checkpoints).entries());
        entries.removeIf(info -> info.name().equals(name));
        entries.add(new CheckpointInfo(name, snapshot.step(), validation));
        prune(new Manifest(entries)).write(directory);
        return name;
    }

    /**
     * Moves all checkpoints into a new folder {@code set-aside-N} of the directory, so that training begins anew.
     *
     * @return the folder; empty if there was nothing to move
     */
    public Optional<Path> setAside() throws IOException {
        List<String> names = checkpoints.names();
        if (names.isEmpty()) {
            return Optional.empty();
        }
        int number = 1;
        while (Files.exists(folder(number))) {
            number++;
        }
        Path folder = Files.createDirectory(folder(number));
        for (String name : names) {
            Files.move(checkpoints.directory().resolve(name), folder.resolve(name));
        }
        new Manifest(List.of()).write(checkpoints.directory());
        return Optional.of(folder);
    }

    private Path folder(int number) {
        return checkpoints.directory().resolve("set-aside-" + number);
    }

    private Manifest prune(Manifest all) throws IOException {
        Optional<CheckpointInfo> best = all.best();
        List<CheckpointInfo> stay = new ArrayList<>();
        int leave = all.entries().size() - keep;
        for (int i = 0; i < all.entries().size(); i++) {
            CheckpointInfo info = all.entries().get(i);
            if (i >= leave || (best.isPresent() && best.get().equals(info))) {
                stay.add(info);
            } else {
                Files.deleteIfExists(checkpoints.directory().resolve(info.name()));
            }
        }
        return new Manifest(stay);
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
