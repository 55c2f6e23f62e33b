package dev.barista.train.worker;

import com.google.gson.JsonParseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The user's runs, so that whichever kernel comes next finds them: a small file a run, which names its directory. Any
 * thread and any process may use it. Immutable.
 */
public final class RunRegistry {
    private static final int MOST = 20;
    private static final String SUFFIX = ".json";

    private final @Nullable Path folder;

    /** @param folder where the files are; null for none, so that runs are known to their kernel alone */
    public RunRegistry(@Nullable Path folder) {
        this.folder = folder;
    }

    private record Entry(String directory, long startedMillis) {}

    void add(RunFolder run, long startedMillis) throws IOException {
        if (folder != null) {
            Files.createDirectories(folder);
            String directory = run.checkpoints().toString();
            String name = UUID.nameUUIDFromBytes(directory.getBytes(StandardCharsets.UTF_8)) + SUFFIX;
            Path fresh = folder.resolve(name + "." + ProcessHandle.current().pid());
            Files.writeString(fresh, RunJson.GSON.toJson(new Entry(directory, startedMillis)));
            Files.move(
                    fresh,
                    folder.resolve(name),
                    java.nio.file.StandardCopyOption.ATOMIC_MOVE,
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Those whose directories still are there, the latest 20, oldest first. */
    List<RunFolder> list() {
        if (folder == null || !Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<RunFolder> latest = files.filter(file -> file.toString().endsWith(SUFFIX))
                    .map(RunRegistry::read)
                    .flatMap(Optional::stream)
                    .sorted(Comparator.comparingLong(Entry::startedMillis).reversed())
                    .map(entry -> RunFolder.of(Path.of(entry.directory())))
                    .filter(RunFolder::exists)
                    .limit(MOST)
                    .toList();
            return Stream.iterate(latest.size() - 1, i -> i >= 0, i -> i - 1)
                    .map(latest::get)
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of();
        }
    }

    private static Optional<Entry> read(Path file) {
        try {
            return Optional.ofNullable(RunJson.GSON.fromJson(Files.readString(file), Entry.class))
                    .filter(entry -> entry.directory() != null);
        } catch (IOException | JsonParseException e) {
            return Optional.empty();
        }
    }
}
