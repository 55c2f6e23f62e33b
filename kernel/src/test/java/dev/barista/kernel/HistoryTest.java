package dev.barista.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.barista.kernel.protocol.HistoryFile;
import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one session runs is found by the next. */
class HistoryTest {
    @TempDir
    private Path folder;

    private static String ask(TestClient client, String request) {
        JsonObject content = TestClient.json(request);
        return client.reply(client.request("history_request", content))
                .content()
                .getAsJsonArray("history")
                .toString();
    }

    /** Runs cells in a kernel of its own, and answers the last question. */
    private String session(Path file, List<String> cells, String question) throws Exception {
        FakeEngine engine = new FakeEngine();
        KernelConnectionProperties connection = TestClient.freePorts();
        Kernel kernel = new Kernel(connection, new HistoryFile(file), (renderers, jobs, current, input) -> engine);
        try (kernel;
                TestClient client = new TestClient(connection).awaitReady()) {
            cells.forEach(code -> client.reply(client.execute(code)));
            return ask(client, question);
        }
    }

    private static String range(int session) {
        return "{'hist_access_type':'range','session':" + session + ",'start':0,'stop':0,'output':false,'raw':true}";
    }

    @Test
    void findsWhatEarlierSessionsRan() throws Exception {
        Path file = folder.resolve("some").resolve("history.jsonl");
        session(file, List.of("first", "größer\n\"so\""), range(0));
        String search = "{'hist_access_type':'search','pattern':'*ß*','n':9,'output':false,'raw':true,'unique':false}";
        assertThat(session(file, List.of("second"), search)).isEqualTo("[[1,2,\"größer\\n\\\"so\\\"\"]]");
        assertThat(session(file, List.of(), range(-1))).isEqualTo("[[2,1,\"second\"]]");
        assertThat(session(file, List.of(), range(1))).startsWith("[[1,1,\"first\"],");
        assertThat(session(file, List.of("now"), range(0))).isEqualTo("[[5,1,\"now\"]]");
        assertThat(session(file, List.of(), "{'hist_access_type':'tail','n':2,'output':false,'raw':true}"))
                .isEqualTo("[[2,1,\"second\"],[5,1,\"now\"]]");
    }

    @Test
    void readsOverTornLines() throws Exception {
        Path file = folder.resolve("history.jsonl");
        session(file, List.of("good"), range(0));
        Files.writeString(file, "{\"session\":7,\"ce\n", StandardOpenOption.APPEND);
        assertThat(session(file, List.of(), range(1))).isEqualTo("[[1,1,\"good\"]]");
    }

    @Test
    void remembersTheSessionThoughTheFileCannotBeWritten() throws Exception {
        Path file = Files.createDirectory(folder.resolve("a folder"));
        assertThat(session(file, List.of("kept"), range(0))).isEqualTo("[[1,1,\"kept\"]]");
    }

    @Test
    void isForItsOwnerAlone() throws Exception {
        Path file = folder.resolve("history.jsonl");
        session(file, List.of("secret"), range(0));
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void forgetsTheOldestAtTheStartOnceTheFileIsLong() throws Exception {
        Path file = folder.resolve("history.jsonl");
        StringBuilder lines = new StringBuilder();
        for (int cell = 1; cell <= 20_001; cell++) {
            lines.append("{\"session\":3,\"cell\":").append(cell).append(",\"code\":\"c\"}\n");
        }
        Files.writeString(file, lines);
        assertThat(session(file, List.of(), "{'hist_access_type':'tail','n':1,'output':false,'raw':true}"))
                .isEqualTo("[[3,20001,\"c\"]]");
        assertThat(Files.readAllLines(file)).hasSize(10_001);
    }

    @Test
    void isKeptWhereTheEnvironmentSays() {
        assertThat(HistoryFile.of(Map.of("BARISTA_HISTORY", "off"))).isEmpty();
        assertThat(HistoryFile.of(Map.of())).isPresent();
    }
}
