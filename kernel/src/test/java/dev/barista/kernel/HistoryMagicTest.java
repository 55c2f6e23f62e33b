package dev.barista.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barista.kernel.protocol.HistoryFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code %history} in the third of three sessions. */
class HistoryMagicTest {
    @TempDir
    private static Path folder;

    private static TestKernel kernel;

    @BeforeAll
    static void start() throws IOException {
        HistoryFile file = new HistoryFile(folder.resolve("history.jsonl"));
        session(file, "int one = 1;", "int two = 2;", "\"größer\"", "int four = 4;");
        session(file, "int five = 5;", "int two = 2;");
        kernel = new TestKernel(file);
        kernel.ok("int a = 1;");
        kernel.ok("int b =\n2;");
        kernel.ok("int c = 3;");
    }

    private static void session(HistoryFile file, String... cells) throws IOException {
        try (TestKernel earlier = new TestKernel(file)) {
            for (String cell : cells) {
                earlier.ok(cell);
            }
        }
    }

    @AfterAll
    static void stop() {
        kernel.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2                | int b =;2;
            1-2              | int a = 1;;int b =;2;
            1:3              | int a = 1;;int b =;2;
            -n 2-3           | 2: int b =;2;;3: int c = 3;
            3 1              | int c = 3;;int a = 1;
            ~1/              | int five = 5;;int two = 2;
            -n ~1/2          | 2/2: int two = 2;
            ~2/3-4           | "größer";int four = 4;
            1/4-2/1          | int four = 4;;int five = 5;
            ~2/4-~1/1        | int four = 4;;int five = 5;
            -g int t?o       | 1/2: int two = 2;;2/2: int two = 2;
            -u -g INT T*2    | 2/2: int two = 2;
            -g größer        | 1/3: "größer"
            -g two ~2/       | ''
            ~9/              | ''
            """)
    void findsWhatIPythonWouldFind(String line, String found) {
        assertThat(kernel.streamed("%history " + line).strip().replace("\n", ";"))
                .isEqualTo(found.strip());
    }

    @Test
    void printsThisSessionWithoutTheCellThatAsks() {
        assertThat(kernel.streamed("%history"))
                .startsWith("int a = 1;\nint b =\n2;\nint c = 3;\n")
                .doesNotContain("int two");
    }

    @Test
    void printsTheLastOfAllSessions() {
        int cells = 6 + kernel.streamed("%history -n 1-").split("(^|\\n)\\d+: ").length;

        assertThat(kernel.streamed("%history -n -l " + (cells - 4))).startsWith("2/1: int five = 5;\n2/2: int two");
    }

    @Test
    void writesToAFileThatIsNotThereYet() throws IOException {
        Path file = folder.resolve("session.jsh");

        assertThat(kernel.streamed("%history -f " + file + " ~1/1 1")).isEqualTo("Wrote 2 cells to " + file + "\n");
        assertThat(kernel.error("%history -f " + file + " 1")).contains("there is a file", "Give another name");
        assertThat(Files.readString(file)).isEqualTo("int five = 5;\nint a = 1;\n");
    }

    @Test
    void saysHowRangesLook() {
        assertThat(kernel.error("%history 3..4")).contains("no range of cells: 3..4. Try: %history 4-6");
    }
}
