package dev.barista.train.worker;

import dev.barista.market.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Where everything of a run is kept: checkpoints in the directory that the user names, and in its folder {@code run} what
 * is trained on, how, and how it goes. Immutable.
 *
 * @param checkpoints absolute
 */
public record RunFolder(Path checkpoints) {
    private static final String RUN = "run";
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

    /** The folder of a directory of checkpoints. */
    public static RunFolder of(Path checkpoints) {
        return new RunFolder(checkpoints.toAbsolutePath().normalize());
    }

    Path folder() {
        return checkpoints.resolve(RUN);
    }

    Path config() {
        return folder().resolve("run.json");
    }

    Path process() {
        return folder().resolve("worker.json");
    }

    Path lock() {
        return folder().resolve("worker.lock");
    }

    Path progress() {
        return folder().resolve("progress.jsonl");
    }

    Path bars() {
        return folder().resolve("bars");
    }

    Path optionBars() {
        return folder().resolve("option_bars");
    }

    /** There from the moment at which somebody asks the worker to stop, until the next one is started. */
    Path stop() {
        return folder().resolve("stop");
    }

    Path out() {
        return folder().resolve("worker.out");
    }

    Path errors() {
        return folder().resolve("worker.err");
    }

    /** Whether anything was ever trained here. */
    public boolean exists() {
        return Files.isRegularFile(config());
    }

    /** Makes the folders. */
    void create() {
        try {
            Files.createDirectories(bars());
            Files.createDirectories(optionBars());
        } catch (IOException e) {
            throw new InvalidInputException("cannot write to " + checkpoints + " ("
                    + e.getClass().getSimpleName() + "). Take another --checkpoint-dir");
        }
    }

    /** Renames the run's folder, so that the next one begins anew; nothing is deleted. */
    void moveAside(LocalDateTime now) throws IOException {
        if (Files.isDirectory(folder())) {
            String name = RUN + "-" + STAMP.format(now);
            Path aside = checkpoints.resolve(name);
            for (int again = 2; Files.exists(aside); again++) {
                aside = checkpoints.resolve(name + "-" + again);
            }
            Files.move(folder(), aside);
            try (Stream<Path> all = Files.list(checkpoints)) {
                // The agents beside the main one; what they learnt belongs to this run.
                List<Path> legs = all.filter(
                                path -> String.valueOf(path.getFileName()).startsWith(Leg.PREFIX))
                        .toList();
                for (Path leg : legs) {
                    Files.move(leg, aside.resolve(leg.getFileName()));
                }
            }
        }
    }
}
