package dev.barista.train.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barista.train.TrainingProgress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressFileTest {
    @TempDir
    private Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void name() {
        file = folder.resolve("progress.jsonl");
    }

    private static RunEvent stage(String text) {
        return RunEvent.of(RunEvent.Kind.STAGE, 5, text);
    }

    @Test
    void whatIsWrittenIsReadOnceAndInOrder() throws IOException {
        ProgressReader reader = new ProgressReader(file);
        assertThat(reader.read()).isEmpty();
        try (ProgressLog log = new ProgressLog(file)) {
            log.write(stage("one"));
            log.write(stage("two\nlines"));
            assertThat(reader.read()).extracting(RunEvent::text).containsExactly("one", "two\nlines");
            log.write(stage("three"));
            assertThat(reader.read()).extracting(RunEvent::text).containsExactly("three");
        }
        assertThat(reader.read()).isEmpty();
    }

    @Test
    void numbersThatAreNoneSurvive() throws IOException {
        TrainingProgress update =
                new TrainingProgress(7, 1, 0, 99.5, -0.1, 2, 3, 0.01, 0.2, Double.NaN, Double.NaN, 12, 3e-4, 0.5);
        try (ProgressLog log = new ProgressLog(file)) {
            log.write(new RunEvent(RunEvent.Kind.UPDATE, 9, null, update, 1234, null));
        }
        assertThat(new ProgressReader(file).read()).singleElement().satisfies(event -> {
            assertThat(event.progress()).isEqualTo(update);
            assertThat(event.leftMillis()).isEqualTo(1234);
        });
    }

    @Test
    void halfALineOfAKilledWorkerHarmsNothing() throws IOException {
        try (ProgressLog log = new ProgressLog(file)) {
            log.write(stage("before"));
        }
        Files.writeString(file, "{\"kind\":\"STA", StandardOpenOption.APPEND);
        ProgressReader reader = new ProgressReader(file);
        assertThat(reader.read()).extracting(RunEvent::text).containsExactly("before");
        try (ProgressLog log = new ProgressLog(file)) {
            log.write(stage("after"));
        }
        assertThat(reader.read()).extracting(RunEvent::text).containsExactly("after");
    }
}
