package dev.barista.kernel.magic;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.barista.kernel.TestClient.Message;
import dev.barista.kernel.TestKernel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Magics that look at the notebook and its surroundings, in a kernel. */
class NotebookMagicsTest {
    private TestKernel kernel;

    @BeforeEach
    void start() throws Exception {
        kernel = new TestKernel();
    }

    @AfterEach
    void stop() {
        kernel.close();
    }

    @Test
    void listsVariablesWithTypesAndValues() {
        assertThat(kernel.result("%who")).isEqualTo("no variables");
        kernel.ok("int count = 3;\nList<String> names = List.of(\"a\", \"<b>\");\nString none = null;");

        assertThat(kernel.result("%who")).isEqualTo("count  names  none");
        assertThat(kernel.result("%who List")).isEqualTo("names");
        assertThat(kernel.result("%whos")).contains("count  int", "List<String>", "[a, <b>]", "null");
        assertThat(kernel.html("%whos")).contains("&lt;b&gt;").doesNotContain("<b>");
    }

    @Test
    void cutsLongValues() {
        kernel.ok("String text = \"x\".repeat(1_000) + \"end\";\nString lines = \"one\\ntwo\";");

        assertThat(kernel.result("%whos")).contains("xxx …", "one …").doesNotContain("end", "two");
    }

    @Test
    void forgetsWhatCellsDeclaredButNotImports() {
        kernel.ok("import java.util.zip.CRC32;\nint gone = 1;\nint twice() { return 2 * gone; }\nclass Old {}");

        kernel.ok("%reset --force");

        assertThat(kernel.result("%who")).isEqualTo("no variables");
        assertThat(kernel.traceback("twice()")).contains("cannot find symbol");
        assertThat(kernel.traceback("new Old()")).contains("cannot find symbol");
        assertThat(kernel.result("new CRC32().getValue()")).isEqualTo("0");
        assertThat(kernel.result("int gone = 5;\ngone")).isEqualTo("5");
    }

    @Test
    void asksBeforeItForgets() {
        kernel.ok("int kept = 1;");
        Message refused = kernel.client().reply(kernel.client().execute("%reset", "{'allow_stdin':false}"));
        assertThat(refused.text("evalue")).contains("Write %reset --force");

        String id = kernel.client().execute("%reset");
        Message question = kernel.client().question(id);
        assertThat(question.text("prompt")).contains("Forget all variables");
        kernel.client().answer("n");
        kernel.client().reply(id);

        assertThat(kernel.result("kept")).isEqualTo("1");
    }

    @Test
    void showsTheEnvironment() {
        String path = System.getenv("PATH");

        assertThat(kernel.result("%env PATH")).isEqualTo(path);
        assertThat(kernel.result("%env")).contains("PATH");
        assertThat(kernel.error("%env PATHH")).contains("Did you mean PATH?");
        assertThat(kernel.error("%env A=b")).contains("a JVM cannot change its environment: set A");
    }

    @Test
    void showsTextAsTheFrontEndRendersIt() {
        assertThat(kernel.html("%%html\n<b>bold</b>")).isEqualTo("<b>bold</b>");
        JsonObject data = kernel.ok("%%markdown\n**bold**").stream()
                .filter(m -> m.type().equals("execute_result"))
                .map(m -> m.content().getAsJsonObject("data"))
                .findFirst()
                .orElseThrow();
        assertThat(data.get("text/markdown").getAsString()).isEqualTo("**bold**");
    }

    @Test
    void addsJarsAndFoldersOfThisMachine(@TempDir Path folder) throws IOException {
        FileRepository built = new FileRepository(folder.resolve("repository"));
        built.put("leaf", "1.0", "Leaf");
        Path jar = folder.resolve("repository/org/example/leaf/1.0/leaf-1.0.jar");

        assertThat(kernel.streamed("%jars " + jar.getParent() + "/*.jar")).isEqualTo("Added 1 jar: leaf-1.0.jar\n");
        assertThat(kernel.streamed("%jars " + jar)).isEqualTo("Already there: 1 jar\n");
        assertThat(kernel.result("org.example.Leaf.VALUE")).isEqualTo("1.0");
        assertThat(kernel.result("%classpath")).isEqualTo(jar.toString());
        assertThat(kernel.error("%jars no-such.jar")).contains("there is no jar or folder no-such.jar");
        assertThat(kernel.error("%classpath no-such")).contains("there is no file or folder no-such");
        kernel.ok("%classpath " + Files.createDirectories(folder.resolve("classes")));
        assertThat(kernel.result("%classpath")).contains("classes");
    }

    @Test
    void tellsWhatMagicsOfOtherKernelsAreCalledHere() {
        assertThat(kernel.error("%%bash\necho 1"))
                .isEqualTo("there is no magic %%bash. Here it is %%sh. %lsmagic lists them all");
        assertThat(kernel.error("%addMavenDependency a:b:1")).contains("Here it is %maven.");
        assertThat(kernel.error("%tiem 1")).contains("Did you mean %time?");
    }

    @Test
    void listsMagicsInGroups() {
        assertThat(kernel.result("%lsmagic")).contains("Code\n  %time, %%time", "Jars\n  %maven", "  %%html");
        assertThat(kernel.html("%lsmagic")).contains("Background jobs");
    }

    @Test
    void showsHowEachMagicIsCalled() {
        for (String name : kernel.result("%lsmagic").split("\\s+", -1)) {
            if (name.matches("%[a-z]+")) {
                assertThat(kernel.streamed(name + " --help"))
                        .contains("Usage: " + name)
                        .doesNotContain("WARN", "%%%");
            }
        }
    }
}
