package dev.barista.train.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barista.train.Snapshot;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a process that saves one checkpoint after another; {@code -Dbarista.checkpoint.kills} says how often. */
class KilledSavingTest {
    private static final int KILLS = Integer.getInteger("barista.checkpoint.kills", 4);
    private static final int FLOATS = 1_000_000;

    @TempDir
    Path directory;

    @Test
    void leavesTheLastCheckpointOrTheOneBefore() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int orphans = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            long told = saveUntilKilled(random.nextInt(40));
            Snapshot latest = new Checkpoints(directory).latest().orElseThrow();
            // What was told is on the disk; the next one may be too, untold.
            assertThat(latest.step()).as("kill %d, seed %d", kill, seed).isBetween(told, told + 1);
            assertThat(latest).isEqualTo(Snapshots.of(latest.step(), FLOATS));
            orphans += temporaries();
            CheckpointWriter.open(directory, 3).close();
            assertThat(temporaries()).as("left behind").isZero();
        }
        System.out.printf(
                "%d kills while saving, %d half-written files swept, every last checkpoint whole%n", KILLS, orphans);
    }

    /** Waits for a checkpoint, then kills the process some milliseconds into the next. */
    private long saveUntilKilled(int millis) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Saving.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output = process.inputReader()) {
            String line = output.readLine();
            assertThat(line).as("the first checkpoint").isNotNull();
            // Not a wait for something: where in the next saving the kill falls is left to chance.
            Thread.sleep(millis);
            // The process itself would close its output, which is still to be read.
            process.toHandle().destroyForcibly();
            process.waitFor();
            long told = Long.parseLong(line);
            for (String more = output.readLine(); more != null && !more.isEmpty(); more = output.readLine()) {
                told = Long.parseLong(more);
            }
            return told;
        } finally {
            process.destroyForcibly();
        }
    }

    private int temporaries() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> left = files.filter(
                            file -> String.valueOf(file.getFileName()).startsWith(".tmp-"))
                    .toList();
            return left.size();
        }
    }

    /** The process that is killed. */
    static final class Saving {
        private Saving() {}

        public static void main(String[] arguments) throws IOException {
            try (CheckpointWriter writer = CheckpointWriter.open(Path.of(arguments[0]), 3)) {
                long step = writer.checkpoints().latest().map(Snapshot::step).orElse(0L);
                while (true) {
                    step++;
                    writer.save(Snapshots.of(step, FLOATS), OptionalDouble.empty());
                    System.out.println(step);
                }
            }
        }
    }
}
