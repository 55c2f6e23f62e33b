package dev.barista.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barista.kernel.TestClient.Message;
import dev.barista.kernel.magic.JavaEngine;
import dev.barista.kernel.magic.run.StartupScripts;
import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scripts that run before the first cell. */
class StartupTest {
    @TempDir
    Path folder;

    private void script(String name, String text) throws IOException {
        Path startup = Files.createDirectories(folder.resolve("barista/startup"));
        Files.writeString(startup.resolve(name), text);
    }

    /** What a first cell prints and shows, and what its traceback says. */
    private String first(Map<String, String> environment, String code) throws IOException {
        KernelConnectionProperties connection = TestClient.freePorts();
        Kernel kernel = new Kernel(
                connection,
                null,
                (renderers, jobs, cells, input) ->
                        new JavaEngine(List::of, renderers, jobs, cells, input, StartupScripts.of(environment)));
        try (kernel;
                TestClient client = new TestClient(connection).awaitReady()) {
            String id = client.execute(code);
            client.reply(id);
            return client.untilIdle(id).stream().map(StartupTest::text).collect(Collectors.joining());
        }
    }

    private static String text(Message message) {
        return switch (message.type()) {
            case "stream" -> message.text("text");
            case "execute_result" ->
                message.content().getAsJsonObject("data").get("text/plain").getAsString();
            default -> "";
        };
    }

    @Test
    void runsThoseOfTheUsersConfigurationInTheOrderOfTheirNames() throws IOException {
        script("20-more.jsh", "int more = base + 1;");
        script("10-base.jsh", "int base = 41;");
        script("notes.txt", "no Java");

        assertThat(first(Map.of("XDG_CONFIG_HOME", folder.toString()), "more")).isEqualTo("42");
    }

    @Test
    void showsWhatGoesWrongAndGoesOn() throws IOException {
        script("1.jsh", "int fine = 1;\nint wrong = \"text\";");
        script("2.jsh", "int late = 2;\nint zero = 1 / 0;");

        assertThat(first(Map.of("XDG_CONFIG_HOME", folder.toString()), "fine + late"))
                .contains("1.jsh failed:", "1.jsh, line 2", "incompatible types")
                .contains("2.jsh failed:", "/ by zero")
                .endsWith("3");
    }

    @Test
    void runsWhatTheEnvironmentNames() throws IOException {
        script("1.jsh", "int one = 1;");
        Path other = Files.writeString(folder.resolve("other.jsh"), "int two = 2;");
        Path gone = folder.resolve("gone.jsh");
        String named = folder.resolve("barista/startup") + File.pathSeparator + other + File.pathSeparator + gone;

        assertThat(first(Map.of("BARISTA_STARTUP", named), "one + two"))
                .contains("gone.jsh failed:", "there is no file")
                .endsWith("3");
    }

    @Test
    void runsNothingIfSwitchedOff() throws IOException {
        script("1.jsh", "System.out.print(1);");
        Map<String, String> environment = Map.of("BARISTA_STARTUP", "off", "XDG_CONFIG_HOME", folder.toString());

        assertThat(first(environment, "2")).isEqualTo("2");
    }
}
