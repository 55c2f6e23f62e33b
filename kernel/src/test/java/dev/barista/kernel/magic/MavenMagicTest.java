package dev.barista.kernel.magic;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.barista.kernel.TestClient;
import dev.barista.kernel.TestClient.Message;
import dev.barista.kernel.TestKernel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code %maven} in a kernel whose user has a settings.xml, a local repository and a mirror of everything in a folder. */
class MavenMagicTest {
    @TempDir
    Path home;

    private final String realHome = System.getProperty("user.home");
    private FileRepository repository;
    private TestKernel kernel;

    @BeforeEach
    void start() throws IOException {
        repository = new FileRepository(Files.createDirectories(home.resolve("repository")));
        settings("");
        System.setProperty("user.home", home.toString());
        kernel = new TestKernel();
    }

    @AfterEach
    void stop() {
        kernel.close();
        System.setProperty("user.home", realHome);
    }

    private void settings(String more) throws IOException {
        Files.createDirectories(home.resolve(".m2"));
        Files.writeString(
                home.resolve(".m2/settings.xml"), """
                <settings><localRepository>%s</localRepository>
                <mirrors><mirror><id>folder</id><mirrorOf>*,!slow,!extra</mirrorOf><url>%s</url></mirror></mirrors>%s
                </settings>
                """.formatted(home.resolve("local"), repository.url(), more));
    }

    @Test
    void addsAJarWithAllItNeeds() throws IOException {
        repository.put("leaf", "1.0", "Leaf");
        repository.put("tree", "2.0", "Tree", "leaf:1.0");

        assertThat(kernel.streamed("%maven org.example:tree:2.0")).isEqualTo("Added 2 jars: tree 2.0 and 1 more\n");

        assertThat(kernel.result("org.example.Tree.VALUE + org.example.Leaf.VALUE"))
                .isEqualTo("2.01.0");
        assertThat(home.resolve("local/org/example/leaf/1.0/leaf-1.0.jar")).exists();
        assertThat(kernel.result("%maven --list")).contains("tree 2.0", "leaf-1.0.jar");
    }

    @Test
    void showsTheDownloadAsOneLineThatChanges() throws IOException {
        repository.put("leaf", "1.0", "Leaf");

        assertThat(kernel.displayed("%maven org.example:leaf:1.0")).startsWith("Downloading leaf-1.0.pom");
        assertThat(kernel.client().published().stream()
                        .filter(m -> m.type().equals("update_display_data"))
                        .map(m -> m.content()
                                .getAsJsonObject("data")
                                .get("text/plain")
                                .getAsString()))
                .anySatisfy(text -> assertThat(text).startsWith("Downloaded 2 files"));
    }

    @Test
    void showsTheJavadocOfSources() throws IOException {
        repository.put("leaf", "1.0", "Leaf");
        repository.put("tree", "2.0", "Tree", "leaf:1.0");
        repository.putSources("leaf", "1.0", "Leaf", "Grows in spring.");

        assertThat(kernel.streamed("%maven org.example:tree:2.0 --sources"))
                .contains("Added 2 jars", "Javadoc is shown of 1 of them");
        assertThat(kernel.result("org.example.Leaf?")).contains("org.example.Leaf", "Grows in spring.");
        assertThat(kernel.streamed("%maven org.example:tree:2.0 --sources")).contains("Javadoc is shown of 1 of them");
    }

    @Test
    void completesMethodsWithTheFirstSentenceOfTheirJavadoc() throws Exception {
        repository.put("leaf", "1.0", "Leaf");
        repository.putSources("leaf", "1.0", "Leaf", "Grows it, i.e. makes it {@code taller}. That takes a summer.");
        kernel.ok("%maven org.example:leaf:1.0 --sources");

        JsonObject grow = completed("org.example.Leaf.gr");
        // The source is read in the background.
        for (int tries = 0; tries < 2_000 && !grow.has("documentation"); tries++) {
            Thread.sleep(10);
            grow = completed("org.example.Leaf.gr");
        }

        assertThat(grow.get("documentation").getAsString()).isEqualTo("Grows it, i.e. makes it taller.");
        assertThat(grow.get("signature").getAsString()).startsWith("(int").endsWith(") : int");
    }

    private JsonObject completed(String code) {
        JsonObject content = TestClient.json("{'code':'" + code + "','cursor_pos':" + code.length() + "}");
        return kernel.client()
                .reply(kernel.client().request("complete_request", content))
                .content()
                .getAsJsonObject("metadata")
                .getAsJsonArray("_jupyter_types_experimental")
                .get(0)
                .getAsJsonObject();
    }

    @Test
    void addsNothingTwiceAndNoSecondVersion() throws IOException {
        repository.put("leaf", "1.0", "Leaf");
        repository.put("leaf", "1.1", "Leaf");
        kernel.ok("%maven org.example:leaf:1.0");

        assertThat(kernel.streamed("%maven org.example:leaf:1.0")).isEqualTo("Already there: leaf 1.0\n");
        assertThat(kernel.streamed("%maven org.example:leaf:1.1"))
                .isEqualTo("Not added, since cells have another version until the kernel is restarted:"
                        + " leaf 1.1 (has 1.0)\n");
        assertThat(kernel.result("org.example.Leaf.VALUE")).isEqualTo("1.0");
    }

    @Test
    void leavesOutWhatTheKernelHasItself() throws IOException {
        repository.put("kernel-part", "0.9", "Part");
        repository.put("tree", "2.0", "Tree", "kernel-part:0.9");

        assertThat(kernel.streamed("%maven org.example:tree:2.0"))
                .contains("Added 1 jar: tree 2.0")
                .contains("Not added, since this kernel has its own: kernel-part 0.9 (has 1.0)");
        assertThat(home.resolve("local/org/example/kernel-part/0.9/kernel-part-0.9.jar"))
                .doesNotExist();
    }

    @Test
    void takesVersionsFromABomAndLeavesOutWhatIsExcluded() throws IOException {
        repository.put("leaf", "1.0", "Leaf");
        repository.put("tree", "2.0", "Tree", "leaf:1.0");
        repository.putBom("bom", "7", "tree:2.0");

        assertThat(kernel.streamed("%maven org.example:tree --bom org.example:bom:7 --exclude org.example:leaf"))
                .isEqualTo("Added 1 jar: tree 2.0\n");
        assertThat(kernel.error("%maven org.example:leaf")).contains("leaf has no version");
        assertThat(kernel.error("%maven org.example:tree --bom org.example:bim:7"))
                .startsWith("org.example:bim:pom:7 was not found");
    }

    @Test
    void takesAJarByItsClassifier() throws IOException {
        repository.put("leaf", "1.0", "Leaf");
        repository.jar("leaf", "1.0", "-fast", "FastLeaf");

        kernel.ok("%maven org.example:leaf:jar:fast:1.0");

        assertThat(kernel.result("org.example.FastLeaf.VALUE")).isEqualTo("1.0-fast");
    }

    @Test
    void readsCoordinatesAsGradleWritesThem() throws IOException {
        for (String name : List.of("leaf", "twig", "bud")) {
            repository.put(name, "1.0", "Plain" + name);
            repository.jar(name, "1.0", "-fast", "Fast" + name);
        }

        kernel.ok("%maven org.example:leaf:1.0:fast@jar org.example:twig:1.0:fast org.example:bud:1.0@jar");

        assertThat(kernel.result("import org.example.*;\nFastleaf.VALUE + Fasttwig.VALUE + Plainbud.VALUE"))
                .isEqualTo("1.0-fast1.0-fast1.0");
        assertThat(kernel.error("%maven org.example:leaf@jar")).contains("is not of the form group:artifact:version");
    }

    @Test
    void refusesVersionsThatAreOpen() {
        for (String version : List.of("[1.0,2.0)", "(,1.0]", "[1.0, 2.0)", "LATEST", "RELEASE", "1.+")) {
            assertThat(kernel.error("%maven org.example:leaf:" + version))
                    .startsWith("“org.example:leaf:" + version.replaceAll(" .*", "") + "” leaves the version open")
                    .endsWith("name one version, such as org.example:leaf:1.0");
        }
        assertThat(kernel.error("%maven org.example:tree --bom org.example:bom:LATEST"))
                .contains("leaves the version open");
    }

    @Test
    void asksARepositoryOfTheLine() throws IOException {
        FileRepository extra = new FileRepository(Files.createDirectories(home.resolve("more")));
        extra.put("rare", "3.0", "Rare");

        assertThat(kernel.streamed("%maven org.example:rare:3.0 --repo extra=" + extra.url()))
                .isEqualTo("Added 1 jar: rare 3.0\n");
    }

    @Test
    void saysWhatWasNotFoundAndWhereItLooked() throws IOException {
        repository.put("tree", "2.0", "Tree", "gone:1.0");

        assertThat(kernel.error("%maven org.example:tree:2.0"))
                .startsWith("org.example:gone:1.0 was not found. Asked: folder (file:")
                .contains("--repo NAME=");
        assertThat(kernel.error("org.example.Tree.VALUE"))
                .as("nothing is half added")
                .contains("package org.example");
    }

    @Test
    void staysOfflineWhenToldTo() throws IOException {
        repository.put("leaf", "1.0", "Leaf");
        assertThat(kernel.error("%maven org.example:leaf:1.0 --offline")).contains("Leave out --offline");

        settings("<offline>true</offline>");
        assertThat(kernel.error("%maven org.example:leaf:1.0")).contains("Maven is offline");

        settings("");
        assertThat(kernel.streamed("%maven org.example:leaf:1.0")).contains("Added 1 jar");
    }

    @Test
    void explainsWhatItCannotRead() throws IOException {
        assertThat(kernel.error("%maven commons-csv"))
                .isEqualTo("“commons-csv” is not of the form group:artifact:version."
                        + " Try: %maven org.apache.commons:commons-csv:1.14.1");
        assertThat(kernel.error("%maven")).contains("%maven needs coordinates");
        assertThat(kernel.error("%maven a:b:1 --repo nonsense")).contains("--repo takes NAME=URL");
        assertThat(kernel.error("%maven a:b:1 --exclude b")).contains("--exclude takes group:artifact");

        settings("<servers><server><password>open sesame</password></wrong>");
        assertThat(kernel.error("%maven a:b:1")).contains("settings.xml").doesNotContain("sesame");
    }

    @Test
    void stopsWaitingForARepositoryThatDoesNotAnswer() throws IOException {
        repository.put("leaf", "1.0", "Leaf");
        try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            String id = kernel.client()
                    .execute("%maven org.example:leaf:1.0 --repo slow=http://127.0.0.1:" + silent.getLocalPort());
            silent.accept(); // the resolver has asked and waits
            kernel.interrupt();
            Message reply = kernel.client().reply(id);

            assertThat(reply.text("ename")).isEqualTo("Interrupted");
            assertThat(kernel.error("org.example.Leaf.VALUE")).contains("package org.example");
        }
        assertThat(kernel.streamed("%maven org.example:leaf:1.0")).isEqualTo("Added 1 jar: leaf 1.0\n");
    }
}
