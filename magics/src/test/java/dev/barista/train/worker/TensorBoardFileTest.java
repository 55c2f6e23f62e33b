package dev.barista.train.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TensorBoardFileTest {
    @TempDir
    private Path folder;

    private ByteBuffer written() throws IOException {
        try (TensorBoardFile board = new TensorBoardFile(folder, 1_700_000_000_500L)) {
            board.write(1_700_000_001_000L, 300, Map.of("train/kl", 0.25));
        }
        try (Stream<Path> files = Files.list(folder)) {
            Path file = files.findFirst().orElseThrow();
            assertThat(file.getFileName().toString()).startsWith("events.out.tfevents.1700000000.");
            return ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        }
    }

    @Test
    void recordsAreFramedByLengthAndChecksums() throws IOException {
        ByteBuffer file = written();
        int records = 0;
        while (file.hasRemaining()) {
            long length = file.getLong();
            file.getInt();
            file.position(file.position() + (int) length + 4);
            records++;
        }
        assertThat(records).isEqualTo(2);
    }

    @Test
    void theBytesAreThoseThatTensorBoardReads() throws IOException {
        // Read back by tensorboard 2.20: step 300, wall time 1700000001.0, train/kl 0.25.
        ByteBuffer file = written();
        byte[] bytes = new byte[file.remaining()];
        file.get(bytes);
        assertThat(HexFormat.of().formatHex(bytes)).endsWith(EXPECTED);
    }

    /** The second record. */
    private static final String EXPECTED =
            "1f00000000000000514b44180900004040fc54d94110ac022a110a0f0a08747261696e2f6b6c150000803ec02cfb64";
}
