package dev.barista.train.checkpoint;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import dev.barista.store.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * The list of checkpoints in a directory, in {@code manifest.json}, for readers of validation figures. Files count, not the
 * list: one that it misses is read, one that is gone is left out. Immutable.
 *
 * @param entries oldest first
 */
record Manifest(List<CheckpointInfo> entries) {
    private static final String NAME = "manifest.json";
    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

    private record Line(
            @Nullable String name, long step, @Nullable Double validation) {}

    private record Content(int version, @Nullable List<Line> checkpoints) {}

    Manifest {
        entries = List.copyOf(entries);
    }

    static Manifest read(Checkpoints checkpoints) throws IOException {
        List<CheckpointInfo> listed = listed(checkpoints.directory().resolve(NAME));
        List<CheckpointInfo> entries = new ArrayList<>();
        for (String name : checkpoints.names()) {
            Optional<CheckpointInfo> known =
                    listed.stream().filter(info -> info.name().equals(name)).findFirst();
            entries.add(known.isPresent() ? known.get() : unlisted(checkpoints, name));
        }
        return new Manifest(entries);
    }

    /** The highest validation; the newer one of equals. */
    Optional<CheckpointInfo> best() {
        return entries.stream()
                .filter(info -> info.validation().isPresent())
                .max(Comparator.comparingDouble(
                                (CheckpointInfo info) -> info.validation().orElseThrow())
                        .thenComparingLong(CheckpointInfo::step));
    }

    void write(Path directory) throws IOException {
        List<Line> lines = entries.stream()
                .map(info -> new Line(
                        info.name(),
                        info.step(),
                        info.validation().isPresent() ? info.validation().getAsDouble() : null))
                .toList();
        String json = GSON.toJson(new Content(CheckpointFormat.VERSION, lines));
        AtomicFile.write(directory.resolve(NAME), to -> Files.writeString(to, json));
    }

    private static List<CheckpointInfo> listed(Path file) throws IOException {
        try {
            Content content = GSON.fromJson(Files.readString(file), Content.class);
            if (content == null || content.checkpoints() == null) {
                return List.of();
            }
            return content.checkpoints().stream()
                    .filter(line -> line != null && line.name() != null)
                    .map(line -> new CheckpointInfo(
                            Objects.requireNonNull(line.name()),
                            line.step(),
                            line.validation() == null ? OptionalDouble.empty() : OptionalDouble.of(line.validation())))
                    .toList();
        } catch (NoSuchFileException | JsonParseException e) {
            return List.of();
        }
    }

    private static CheckpointInfo unlisted(Checkpoints checkpoints, String name) throws IOException {
        OptionalDouble validation;
        try {
            validation = checkpoints.kept(name).validation();
        } catch (CheckpointException e) {
            // Whoever loads it is told.
            validation = OptionalDouble.empty();
        }
        return new CheckpointInfo(name, Checkpoints.step(name), validation);
    }
}
