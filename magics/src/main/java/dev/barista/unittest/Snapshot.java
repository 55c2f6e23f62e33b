package dev.barista.unittest;

import dev.barista.kernel.cell.UserMistake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A value that was right once, kept in a file beside the notebook. Immutable; one thread at a time may write.
 *
 * @param name the file's name without ending
 * @param tolerance by how much numbers may differ
 */
record Snapshot(String name, double tolerance) {
    private static final Path FOLDER = Path.of("__snapshots__");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}");

    /** @throws UserMistake if the name cannot be a file's, or the tolerance is none */
    Snapshot {
        if (!NAME.matcher(name).matches()) {
            throw new UserMistake("--snapshot needs a name of letters, digits, dots and dashes, got \"" + name
                    + "\". Try: %%test --snapshot returns");
        }
        if (!(tolerance >= 0) || Double.isInfinite(tolerance)) {
            throw new UserMistake("--tolerance must be 0 or more, got " + tolerance + ". Try: --tolerance 0.001");
        }
    }

    /** What a comparison came to. Without a failure the value is right, and {@code note} tells what was written. */
    record Outcome(String note, Optional<Failure> failure) {}

    /**
     * Compares a value with the one that is kept; keeps it if there is none yet.
     *
     * @param update whether it is to be kept in any case
     */
    Outcome compare(@Nullable Object value, boolean update) {
        SnapshotText text = SnapshotText.of(value);
        Path file = FOLDER.resolve(name + (text.isTable() ? ".csv" : ".txt"));
        try {
            if (!Files.exists(file)) {
                write(file, text.text());
                return new Outcome("kept as " + file, Optional.empty());
            }
            String kept = Files.readString(file);
            List<String> before = kept.lines().toList();
            TextDifference difference =
                    TextDifference.between(before, text.text().lines().toList(), this::isSame);
            if (difference.count() == 0) {
                return new Outcome("", Optional.empty());
            }
            if (update) {
                write(file, text.text());
                return new Outcome("kept anew as " + file, Optional.empty());
            }
            return new Outcome("", Optional.of(failure(file, difference, text.isTable() ? before.get(0) + "\n" : "")));
        } catch (IOException e) {
            throw new UserMistake("the snapshot " + file + " cannot be read or written: " + e.getMessage());
        }
    }

    private boolean isSame(String before, String now) {
        return SnapshotText.isSameLine(before, now, tolerance);
    }

    /** @param head names of a table's columns, a line; empty for others */
    private Failure failure(Path file, TextDifference lines, String head) {
        String message = "differs from " + file + " in " + lines.count() + (lines.count() == 1 ? " line" : " lines")
                + ". If it is right now: %%test --snapshot " + name + " --update\n"
                + (head.isEmpty() ? "" : "line 1   " + head)
                + lines.text();
        return new Failure("SnapshotDifference", message, head + lines.before(), head + lines.now(), List.of());
    }

    /** All or nothing: whoever reads never sees half a file. */
    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(FOLDER);
        // Not a temporary file of the system's: nobody but the user could read that.
        Path fresh = FOLDER.resolve("." + UUID.randomUUID() + ".new");
        try {
            Files.writeString(fresh, text);
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
