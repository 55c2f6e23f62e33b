package dev.barista.kernel.magic;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.barista.kernel.TestClient;
import dev.barista.kernel.TestKernel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What completion offers behind magics that take files and other things by their names. */
class ArgumentCompletionTest {
    @TempDir
    private static Path folder;

    private static TestKernel kernel;

    @BeforeAll
    static void start() throws IOException {
        Files.createFile(folder.resolve("setup.jsh"));
        Files.createFile(folder.resolve(".secret.jsh"));
        Files.createFile(Files.createDirectory(folder.resolve("setups")).resolve("größe.jsh"));
        kernel = new TestKernel();
    }

    @AfterAll
    static void stop() {
        kernel.close();
    }

    private static List<String> offered(String code) {
        JsonObject content = TestClient.json("{}");
        content.addProperty("code", code);
        content.addProperty("cursor_pos", code.codePointCount(0, code.length()));
        JsonObject reply = kernel.client()
                .reply(kernel.client().request("complete_request", content))
                .content();
        int start = reply.get("cursor_start").getAsInt();
        return reply.getAsJsonArray("matches").asList().stream()
                .map(each -> code.substring(0, start) + each.getAsString())
                .toList();
    }

    @Test
    void offersFilesAndFolders() {
        for (String magic : List.of("%load ", "%jars ", "%classpath ", "%history -n -f ")) {
            String typed = magic + folder + "/set";
            assertThat(offered(typed)).containsExactly(typed + "up.jsh", typed + "ups/");
        }
        assertThat(offered("%load " + folder + "/setups/gr")).containsExactly("%load " + folder + "/setups/größe.jsh");
        assertThat(offered("%load " + folder + "/")).hasSize(2);
        assertThat(offered("%load " + folder + "/.s")).containsExactly("%load " + folder + "/.secret.jsh");
    }

    @Test
    void offersNothingWhereThereIsNoSuchFolder() {
        assertThat(offered("%load " + folder + "/nowhere/x")).isEmpty();
        assertThat(offered("%load \0/x")).isEmpty();
    }

    @Test
    void offersVariablesOfTheEnvironment() {
        String name = System.getenv().keySet().stream().sorted().findFirst().orElseThrow();

        assertThat(offered("%env " + name.substring(0, 1))).contains("%env " + name);
        assertThat(offered("%env --h")).containsExactly("%env --help");
    }
}
