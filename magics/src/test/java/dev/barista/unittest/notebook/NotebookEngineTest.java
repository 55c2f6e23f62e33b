package dev.barista.unittest.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectDirectory;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.opentest4j.AssertionFailedError;

class NotebookEngineTest {
    @TempDir
    private Path folder;

    private final Map<String, String> ended = new ConcurrentSkipListMap<>();
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();

    @Test
    void eachTestCellIsATestAndNotebooksHaveJvmsOfTheirOwn() throws Exception {
        notebook("good", "java", """
                # Half of it""", "int a = 1;", "// a note\n%%test\n@Test void isOne() { assertEquals(1, a); }");
        notebook("below/plain", "java", "", "Files.writeString(Path.of(\"here\"), \"x\");", "1 + 1");
        notebook("snake", "python", "", "print(1)");
        notebook(".ipynb_checkpoints/old", "java", "", "%%test\n@Test void never() {}");
        run(request(selectDirectory(folder.toFile())).build());
        assertThat(ended)
                .containsOnly(
                        Map.entry("good.ipynb", "SUCCESSFUL"),
                        Map.entry("good.ipynb In[2] Half of it", "SUCCESSFUL"),
                        Map.entry("plain.ipynb", "SUCCESSFUL"),
                        Map.entry("plain.ipynb runs without an error", "SUCCESSFUL"));
        assertThat(folder.resolve("below/here")).exists();
    }

    @Test
    void failuresSayWhatFailedAndAnErrorEndsTheNotebook() throws Exception {
        notebook(
                "bad",
                "java",
                "",
                "%%test\n@Test void wrong() { assertEquals(1, 2); }\n@Test void right() {}",
                "%%test --keep-going\n@Test void letPass() { fail(\"so what\"); }",
                "%%test\n@Test void one() { fail(\"first\"); }\n@Test void two() { fail(\"second\"); }",
                "%%test\n@Test void here() { assumeTrue(false); }",
                "int b = nowhere;",
                "%%test\n@Test void never() {}");
        run(request(selectDirectory(folder.toFile())).build());
        assertThat(ended.get("bad.ipynb In[1]"))
                .startsWith("FAILED wrong: expected: <1> but was: <2>")
                .contains("In[1]:2");
        assertThat(ended.get("bad.ipynb In[2]")).isEqualTo("SUCCESSFUL");
        assertThat(ended.get("bad.ipynb In[3]")).contains("one: first", "two: second");
        assertThat(ended.get("bad.ipynb In[4]")).isEqualTo("ABORTED all tests of the cell were skipped");
        assertThat(ended.get("bad.ipynb In[6]")).startsWith("SKIPPED not reached");
        assertThat(ended.get("bad.ipynb In[5]"))
                .startsWith("FAILED CompileError")
                .contains("nowhere");
        assertThat(ended.get("bad.ipynb")).isEqualTo("SUCCESSFUL");
    }

    @Test
    void whatWasExpectedGoesWithTheFailureSoThatIdesShowTheDifference() throws Exception {
        notebook("compares", "java", "", "%%test\n@Test void one() { assertEquals(\"a\\nb\", \"a\\nc\"); }");
        run(request(selectDirectory(folder.toFile())).build());
        assertThat(failures).singleElement().isInstanceOfSatisfying(AssertionFailedError.class, failure -> {
            assertThat(failure.getExpected().getStringRepresentation()).isEqualTo("a\nb");
            assertThat(failure.getActual().getStringRepresentation()).isEqualTo("a\nc");
        });
    }

    @Test
    void aCellThatEndsTheJvmFailsUnderItsNotebook() throws Exception {
        notebook(
                "ends",
                "java",
                "",
                "String end = \"kill -9 \" + ProcessHandle.current().pid();",
                "new ProcessBuilder(\"sh\", \"-c\", end).start().waitFor();",
                "%%test\n@Test void never() {}");
        run(request(selectDirectory(folder.toFile())).build());
        assertThat(ended.get("ends.ipynb In[2]")).startsWith("FAILED the JVM ended in In[2]");
        assertThat(ended.get("ends.ipynb In[3]")).startsWith("SKIPPED not reached");
    }

    @Test
    void aCellThatFailedCanBeRunAgainByItself() throws Exception {
        Path file = notebook("again", "java", "", "int b = nowhere;", "%%test\n@Test void never() {}");
        UniqueId whole = UniqueId.forEngine(NotebookEngine.ID)
                .append("notebook", file.toAbsolutePath().toString());
        run(request(selectUniqueId(whole.append("cell", "id-1"))).build());
        assertThat(ended).containsOnlyKeys("again.ipynb", "again.ipynb In[1]");
        assertThat(ended.get("again.ipynb In[1]")).startsWith("FAILED CompileError");
    }

    /** Surefire calls a test by its own name alone, Gradle by its legacy name. */
    @Test
    void reportsThatAreListsNameTheNotebookOfEachTest() throws Exception {
        notebook("below/prices", "java", "# Prices", "%%test\n@Test void one() {}");
        notebook("below/plain", "java", "", "1 + 1");
        TestPlan found = LauncherFactory.create()
                .discover(request(selectDirectory(folder.toFile())).build());
        assertThat(found.getRoots().stream()
                        .flatMap(root -> found.getDescendants(root).stream())
                        .filter(TestIdentifier::isTest)
                        .flatMap(test -> Stream.of(test.getDisplayName(), test.getLegacyReportingName()))
                        .distinct())
                .containsExactly("plain.ipynb runs without an error", "prices.ipynb In[1] Prices");
    }

    @Test
    void oneTestCellCanBeRunAlone() throws Exception {
        Path file = notebook(
                "some",
                "java",
                "",
                "int a = 1;",
                "%%test\n@Test void one() { a = 5; }",
                "%%test\n@Test void two() { assertEquals(1, a); }");
        UniqueId whole = UniqueId.forEngine(NotebookEngine.ID)
                .append("notebook", file.toAbsolutePath().toString());
        run(request(selectUniqueId(whole.append("cell", "id-3"))).build());
        assertThat(ended)
                .containsOnly(Map.entry("some.ipynb", "SUCCESSFUL"), Map.entry("some.ipynb In[3]", "SUCCESSFUL"));
    }

    @Test
    void tagsOfCellsAreTags() throws Exception {
        notebook("tagged", "java", "", "%%test\n@Test void one() {}", "%%test\n@Test void two() {}");
        run(request(selectDirectory(folder.toFile()))
                .filters(TagFilter.includeTags("tag-2"))
                .build());
        assertThat(ended)
                .containsOnly(Map.entry("tagged.ipynb", "SUCCESSFUL"), Map.entry("tagged.ipynb In[2]", "SUCCESSFUL"));
    }

    @Test
    void whatTakesTooLongIsEnded() throws Exception {
        notebook("slow", "java", "", "%%test\n@Test void hangs() { while (true) {} }");
        run(request(selectDirectory(folder.toFile()))
                .configurationParameter(NotebookEngine.TIMEOUT_SECONDS, "8")
                .build());
        assertThat(ended.values()).anyMatch(each -> each.contains("took longer than 8 s"));
    }

    private static LauncherDiscoveryRequestBuilder request(DiscoverySelector selector) {
        return LauncherDiscoveryRequestBuilder.request()
                .selectors(selector)
                .filters(EngineFilter.includeEngines(NotebookEngine.ID));
    }

    private void run(LauncherDiscoveryRequest request) {
        LauncherFactory.create().execute(request, new TestExecutionListener() {
            @Override
            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                if (test.getParentId().isPresent()) {
                    String why =
                            result.getThrowable().map(e -> " " + e.getMessage()).orElse("");
                    ended.put(test.getDisplayName(), result.getStatus() + why);
                    result.getThrowable().ifPresent(failures::add);
                }
            }

            @Override
            public void executionSkipped(TestIdentifier test, String reason) {
                ended.put(test.getDisplayName(), "SKIPPED " + reason);
            }
        });
    }

    /** Writes a notebook whose cells are tagged and named by their number. */
    private Path notebook(String name, String language, String markdown, String... cells) throws IOException {
        JsonArray all = new JsonArray();
        all.add(cell("markdown", 0, markdown));
        for (int i = 0; i < cells.length; i++) {
            all.add(cell("code", i + 1, cells[i]));
        }
        JsonObject spec = new JsonObject();
        spec.addProperty("language", language);
        JsonObject metadata = new JsonObject();
        metadata.add("kernelspec", spec);
        JsonObject notebook = new JsonObject();
        notebook.add("cells", all);
        notebook.add("metadata", metadata);
        Path file = folder.resolve(name + ".ipynb");
        Files.createDirectories(file.resolveSibling("."));
        return Files.writeString(file, notebook.toString());
    }

    private static JsonObject cell(String kind, int number, String source) {
        JsonArray tags = new JsonArray();
        tags.add("tag-" + number);
        JsonObject metadata = new JsonObject();
        metadata.add("tags", tags);
        JsonObject cell = new JsonObject();
        cell.addProperty("cell_type", kind);
        cell.addProperty("id", "id-" + number);
        JsonArray lines = new JsonArray();
        List.of(source.split("(?<=\n)", -1)).forEach(lines::add);
        cell.add("source", lines);
        cell.add("metadata", metadata);
        return cell;
    }
}
