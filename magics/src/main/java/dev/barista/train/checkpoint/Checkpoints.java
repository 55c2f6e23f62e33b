package dev.barista.train.checkpoint;

import dev.barista.train.Snapshot;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads a directory of checkpoints, whether a training writes to it meanwhile or not. Any thread may use it.
 *
 * @param directory which need not exist
 */
public record Checkpoints(Path directory) {
    private static final Pattern NAME = Pattern.compile("checkpoint-(\\d{12,18})\\.safetensors");

    static String name(long step) {
        return "checkpoint-%012d.safetensors".formatted(step);
    }

    /** The names of all checkpoints, oldest first. */
    public List<String> names() throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> NAME.matcher(name).matches())
                    .sorted(Comparator.comparingLong(Checkpoints::step))
                    .toList();
        }
    }

    static long step(String name) {
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            throw new CheckpointException(name + " is no checkpoint's name. Try one such as " + name(20_480));
        }
        return Long.parseLong(matcher.group(1));
    }

    /**
     * The newest, to go on from; empty if there is none.
     *
     * @throws CheckpointException if it cannot be read; it names the newest before it that can
     */
    public Optional<Snapshot> latest() throws IOException {
        List<String> names = names();
        return names.isEmpty() ? Optional.empty() : Optional.of(load(names.get(names.size() - 1)));
    }

    /** The one that did best in validation, or the newest if none was tried; empty if there is none. */
    public Optional<Snapshot> best() throws IOException {
        Optional<CheckpointInfo> best = Manifest.read(this).best();
        return best.isPresent() ? Optional.of(load(best.get().name())) : latest();
    }

    /** What is there, oldest first, as the manifest has it. */
    public List<CheckpointInfo> list() throws IOException {
        return Manifest.read(this).entries();
    }

    /**
     * One of them.
     *
     * @param name as in {@link #names}; not a path
     * @throws CheckpointException if there is none of this name, or it is cut off, damaged, foreign, or of a newer Barista
     */
    public Snapshot load(String name) throws IOException {
        return kept(name).snapshot();
    }

    CheckpointFormat.Kept kept(String name) throws IOException {
        // A name that matches has no separator, so that it cannot leave the directory.
        step(name);
        try {
            return read(name);
        } catch (CheckpointException e) {
            String previous = previous(name);
            String offer = previous.isEmpty()
                    ? "No older one is whole. Begin anew with --fresh-start"
                    : "The one before it is whole: " + previous;
            throw new CheckpointException(
                    String.format(
                            Locale.ROOT, "the checkpoint %s %s. %s", directory.resolve(name), e.getMessage(), offer),
                    previous);
        } catch (NoSuchFileException e) {
            throw new CheckpointException("there is no checkpoint " + name + " in " + directory + ". There are: "
                    + String.join(", ", names()));
        }
    }

    private CheckpointFormat.Kept read(String name) throws IOException {
        Path file = directory.resolve(name);
        if (Files.size(file) > Integer.MAX_VALUE - 8) {
            throw new CheckpointException("is larger than 2 GiB");
        }
        return CheckpointFormat.read(Safetensors.parse(ByteBuffer.wrap(Files.readAllBytes(file))));
    }

    private String previous(String name) throws IOException {
        List<String> older = new ArrayList<>(names());
        older.removeIf(other -> step(other) >= step(name));
        for (int i = older.size() - 1; i >= 0; i--) {
            try {
                read(older.get(i));
                return older.get(i);
            } catch (CheckpointException | NoSuchFileException e) {
                // Nor this one.
            }
        }
        return "";
    }
}
