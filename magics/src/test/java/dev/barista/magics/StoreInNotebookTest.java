package dev.barista.magics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Bars that outlast the kernel that loaded them. */
@Timeout(120)
class StoreInNotebookTest {
    private static final Clock SATURDAY = Clock.fixed(Instant.parse("2024-03-16T15:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    private String loaded(Map<String, String> environment, String line) {
        try (TestNotebook notebook = new TestNotebook(environment, SATURDAY)) {
            notebook.silently(line);
            notebook.silently("%await prices");
            return notebook.lastText();
        }
    }

    @Test
    void anotherKernelAsksForNothingAgain() {
        Map<String, String> environment = Map.of("BARISTA_STORE", folder.toString());
        String line = "%bars SPY --days 30 --timeframe 1Hour --as prices";
        String first = loaded(environment, line);
        assertThat(first).endsWith("📡 Made 1 API request");
        String second = loaded(environment, line);
        assertThat(second)
                .isEqualTo(first.replace("1 API request", "0 API requests")
                        + "\n1 of 1 symbol came from the store, without a call");
        assertThat(loaded(environment, line + " --no-store")).isEqualTo(first);
    }

    @Test
    void practiceDataHasARootOfItsOwn() {
        loaded(Map.of("BARISTA_STORE", folder.toString()), "%bars SPY --days 30 --as prices");
        assertThat(folder.resolve("practice-1/kind=bars")).isDirectory();
        assertThat(Files.exists(folder.resolve("store"))).isFalse();
    }

    @Test
    void theStoreIsWhereTheSystemKeepsDataUnlessItIsNamedOrOff() {
        assertThat(StoreRoot.of(Map.of("HOME", "/home/me"), false))
                .contains(Path.of("/home/me/.local/share/barista/store"));
        assertThat(StoreRoot.of(Map.of("HOME", "/home/me", "XDG_DATA_HOME", "/data"), true))
                .contains(Path.of("/data/barista/practice-1"));
        assertThat(StoreRoot.of(Map.of("HOME", "/home/me", "BARISTA_STORE", "off"), false))
                .isEqualTo(Optional.empty());
        assertThat(StoreRoot.of(Map.of(), false)).isEqualTo(Optional.empty());
    }
}
