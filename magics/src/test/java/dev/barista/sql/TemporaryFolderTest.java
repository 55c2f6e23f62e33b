package dev.barista.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporaryFolderTest {
    private static final String PREFIX = "spark-";

    @TempDir
    private Path parent;

    /** As another process, killed or not, has it. */
    private Path folder(String name, Duration age) throws IOException {
        Path folder = Files.createDirectory(parent.resolve(name));
        Files.writeString(Files.createDirectory(folder.resolve("blocks")).resolve("1"), "rows");
        Path lock = Files.createFile(folder.resolve("in-use"));
        Files.setLastModifiedTime(lock, FileTime.from(Instant.now().minus(age)));
        return folder;
    }

    @Test
    void whatKilledProcessesLeftBehindIsRemovedAndNothingElse() throws Exception {
        Path killed = folder(PREFIX + "1-a", Duration.ofHours(1));
        Path justMade = folder(PREFIX + "1-b", Duration.ZERO);
        Path running = folder(PREFIX + "1-c", Duration.ofHours(1));
        Path others = folder("other-1-d", Duration.ofHours(1));
        Path withoutLock = Files.createDirectory(parent.resolve(PREFIX + "1-e"));
        try (FileChannel channel = FileChannel.open(running.resolve("in-use"), StandardOpenOption.WRITE);
                FileLock lock = channel.lock();
                TemporaryFolder first = TemporaryFolder.in(parent, PREFIX);
                TemporaryFolder second = TemporaryFolder.in(parent, PREFIX)) {
            assertThat(lock.isValid()).isTrue();
            assertThat(killed).doesNotExist();
            assertThat(justMade).exists();
            assertThat(running.resolve("blocks/1")).exists();
            assertThat(others).exists();
            assertThat(withoutLock).exists();
            assertThat(first.path()).exists().isNotEqualTo(second.path());
        }
    }

    @Test
    void whatIsClosedIsGone() throws Exception {
        TemporaryFolder folder = TemporaryFolder.in(parent, PREFIX);
        Files.writeString(folder.path().resolve("log"), "words");
        folder.close();
        assertThat(parent).isEmptyDirectory();
    }
}
