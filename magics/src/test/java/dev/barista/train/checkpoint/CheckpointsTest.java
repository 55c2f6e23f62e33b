package dev.barista.train.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.barista.train.Snapshot;
import dev.barista.train.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointsTest {
    private static final OptionalDouble UNTRIED = OptionalDouble.empty();

    @TempDir
    Path directory;

    @Test
    void whatIsSavedIsLoaded() throws IOException {
        assertThat(checkpoints().latest()).isEmpty();
        save(1, 2);
        assertThat(checkpoints().latest()).contains(Snapshots.at(2));
        assertThat(checkpoints().load("checkpoint-000000000001.safetensors")).isEqualTo(Snapshots.at(1));
    }

    @Test
    void theFileIsSafetensors() throws IOException {
        save(7);
        ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(file(7))).order(ByteOrder.LITTLE_ENDIAN);
        int header = (int) file.getLong();
        assertThat(header).isLessThan(1 << 20).isPositive();
        assertThat(header % 8).isZero();
        String json = new String(file.array(), 8, header, StandardCharsets.UTF_8);
        assertThat(json)
                .startsWith("{\"__metadata__\":{")
                .contains("\"policy.weight\":{\"dtype\":\"F32\",\"shape\":[4,10],\"data_offsets\":[0,160]}");
        assertThat(file.getFloat(8 + header)).isEqualTo(7);
        assertThat(file.remaining()).isEqualTo(header + 160 + 16);
    }

    @Test
    void theNewestAndTheBestAreKept() throws IOException {
        try (CheckpointWriter writer = CheckpointWriter.open(directory, 3)) {
            for (int step = 1; step <= 7; step++) {
                writer.save(Snapshots.at(step), OptionalDouble.of(step == 2 ? 5 : step / 10.0));
            }
        }
        assertThat(checkpoints().list()).extracting(CheckpointInfo::step).containsExactly(2L, 5L, 6L, 7L);
        assertThat(checkpoints().best()).contains(Snapshots.at(2));
        Files.delete(directory.resolve("manifest.json"));
        assertThat(checkpoints().best()).as("by the files alone").contains(Snapshots.at(2));
    }

    @Test
    void aFreshStartMovesAsideAndDeletesNothing() throws IOException {
        for (int round = 1; round <= 2; round++) {
            save(1, 2);
            try (CheckpointWriter writer = CheckpointWriter.open(directory, 3)) {
                assertThat(writer.setAside()).contains(directory.resolve("set-aside-" + round));
                assertThat(writer.setAside()).isEmpty();
            }
            assertThat(checkpoints().latest()).isEmpty();
            assertThat(new Checkpoints(directory.resolve("set-aside-" + round)).latest())
                    .contains(Snapshots.at(2));
        }
    }

    @Test
    void oneTrainingAtATimeWrites() throws IOException {
        try (CheckpointWriter writer = CheckpointWriter.open(directory, 3)) {
            writer.save(Snapshots.at(1), UNTRIED);
            assertThatThrownBy(() -> CheckpointWriter.open(directory, 3))
                    .isInstanceOf(CheckpointException.class)
                    .hasMessageContaining("process " + ProcessHandle.current().pid())
                    .hasMessageContaining("--checkpoint-dir");
        }
        save(2);
    }

    @Test
    void anyDamageIsFoundAndTheOneBeforeOffered() throws IOException {
        save(1, 2);
        byte[] whole = Files.readAllBytes(file(2));
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            byte[] damaged = whole.clone();
            damaged[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(file(2), damaged);
            assertRefused("");
            Files.write(file(2), Arrays.copyOf(whole, random.nextInt(whole.length)));
            assertRefused("cut off");
        }
    }

    @Test
    void foreignAndNewerFilesAreToldApart() throws IOException {
        save(1);
        Files.write(
                file(2),
                new Safetensors(new TreeMap<>(), new TreeMap<>()).bytes().array());
        assertRefused("is not one of Barista's, though it is a safetensors file");
        Files.writeString(file(2), "Once upon a time there was a pickle");
        assertRefused("is no safetensors file");
        Safetensors newer = CheckpointFormat.write(Snapshots.at(2), UNTRIED);
        newer.texts().put("version", "2");
        Files.write(file(2), newer.bytes().array());
        assertRefused("is of version 2, and this Barista reads up to 1");
    }

    @Test
    void aHeaderBeyondAMebibyteIsNotWritten() throws IOException {
        Snapshot snapshot = Snapshots.at(1).with("long", "x".repeat(1 << 20));
        try (CheckpointWriter writer = CheckpointWriter.open(directory, 3)) {
            assertThatThrownBy(() -> writer.save(snapshot, UNTRIED))
                    .isInstanceOf(CheckpointException.class)
                    .hasMessageContaining("at most 1,048,576");
        }
        assertThat(checkpoints().names()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../checkpoint-000000000001.safetensors",
                "/etc/passwd",
                "",
                "checkpoint-000000000001.safetensors/../x"
            })
    void namesThatLeaveTheDirectoryAreRefused(String name) throws IOException {
        save(1);
        assertThatThrownBy(() -> checkpoints().load(name))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("is no checkpoint's name");
    }

    @Test
    void aManifestCannotNameWhatIsElsewhere() throws IOException {
        save(1);
        Files.writeString(
                directory.resolve("manifest.json"),
                "{\"version\":1,\"checkpoints\":[{\"name\":\"../../x\",\"step\":9,\"validation\":99}]}");
        assertThat(checkpoints().best()).contains(Snapshots.at(1));
        Files.writeString(directory.resolve("manifest.json"), "{\"checkpoints\":[null,");
        assertThat(checkpoints().list()).hasSize(1);
    }

    @Test
    void aTensorHasAsManyBytesAsItsShapeAsksFor() {
        assertThatThrownBy(() -> Tensor.of(new float[3], 2, 2)).isInstanceOf(IllegalArgumentException.class);
    }

    private void assertRefused(String reason) {
        assertThatThrownBy(() -> checkpoints().latest())
                .isInstanceOfSatisfying(CheckpointException.class, e -> assertThat(e.previous())
                        .contains("checkpoint-000000000001.safetensors"))
                .hasMessageContaining("checkpoint-000000000002.safetensors")
                .hasMessageContaining(reason)
                .hasMessageContaining("The one before it is whole");
    }

    private void save(long... steps) throws IOException {
        try (CheckpointWriter writer = CheckpointWriter.open(directory, 3)) {
            for (long step : steps) {
                writer.save(Snapshots.at(step), UNTRIED);
            }
        }
    }

    private Path file(long step) {
        return directory.resolve(Checkpoints.name(step));
    }

    private Checkpoints checkpoints() {
        return new Checkpoints(directory);
    }
}
