package dev.barista.magics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barista.kernel.cell.CellResult;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Tests in cells that would go on for ever: a timeout ends one, an interrupt the whole run. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoppedTestsTest {
    private final TestNotebook notebook = new TestNotebook(Map.of(), Clock.systemUTC());

    @AfterAll
    void close() {
        notebook.close();
    }

    @Test
    void timeoutEndsWhatWaitsForASocket() {
        notebook.mistake("""
                %%test
                @Test @Timeout(value = 100, unit = TimeUnit.MILLISECONDS) void accepts() throws Exception {
                    try (var server = new java.net.ServerSocket(0)) { server.accept(); }
                }
                @Test void afterwards() {}
                """);
        assertThat(notebook.lastText())
                .contains("timed out after 100 milliseconds")
                .endsWith("1 passed, 1 failed, 0 skipped");
    }

    @Test
    void timeoutEndsAnEndlessLoop() {
        String failure = notebook.mistake("""
                %%test
                @Test @Timeout(value = 200, unit = TimeUnit.MILLISECONDS) void loops() { while (true) {} }
                @Test void afterwards() {}
                """);
        assertThat(failure).contains("loops: ", "timed out after 200 milliseconds");
        assertThat(notebook.lastText()).endsWith("1 passed, 1 failed, 0 skipped");
        notebook.silently("int well = 1;");
    }

    @Test
    void interruptEndsTheRun() throws Exception {
        CompletableFuture<CellResult> cell = CompletableFuture.supplyAsync(() -> notebook.run("""
                %%test
                @Test void first() {}
                @Test void hangs() throws Exception { System.setProperty("hangs", "now"); Thread.sleep(100_000); }
                @Test void never() {}
                """));
        while (System.getProperty("hangs") == null) {
            Thread.sleep(20);
        }
        System.clearProperty("hangs");
        notebook.interrupt();
        assertThat(((CellResult.Failed) cell.get()).name()).isEqualTo("Interrupted");
        assertThat(notebook.lastText())
                .contains("✓ first", "– hangs", "interrupted")
                .endsWith("1 passed, 0 failed, 2 skipped");
        notebook.silently("%%test\n@Test void well() {}");
    }
}
