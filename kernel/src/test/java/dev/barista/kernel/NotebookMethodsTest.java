package dev.barista.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.barista.kernel.TestClient.Message;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What cells have beyond Java: results of earlier cells, displays that change, renderers of their own. */
class NotebookMethodsTest {
    private static TestKernel kernel;

    @BeforeAll
    static void start() throws IOException {
        kernel = new TestKernel();
    }

    @AfterAll
    static void stop() {
        kernel.close();
    }

    @Test
    void asksForAPasswordThatIsNotShown() {
        String id = kernel.client().execute("readPassword(\"Key? \").length()");
        Message question = kernel.client().question(id);
        assertThat(question.text("prompt")).isEqualTo("Key? ");
        assertThat(question.content().get("password").getAsBoolean()).isTrue();
        kernel.client().answer("hidden");
        assertThat(kernel.client().reply(id).text("status")).isEqualTo("ok");
    }

    @Test
    void showsObjectsByTheNamesThatCellsGaveTheirClasses() {
        kernel.ok("class Bean { }\nclass Pod { class Seed { } }");
        assertThat(kernel.result("new Bean()")).matches("Bean@[0-9a-f]+");
        assertThat(kernel.result("List.of(new Bean(), new Pod().new Seed())"))
                .matches("\\[Bean@[0-9a-f]+, Pod\\$Seed@[0-9a-f]+]");
        assertThat(kernel.result("new Bean[1][]")).isEqualTo("[null]");
        assertThat(kernel.result("Bean.class")).isEqualTo("class Bean");
    }

    @Test
    void keepsTheValuesOfEarlierCells() {
        kernel.ok("41");
        assertThat(kernel.result("__ + 1")).isEqualTo("42");
        kernel.ok("\"text\"");
        assertThat(kernel.result("__.length() + ____")).isEqualTo("45");
        assertThat(kernel.result("___")).isEqualTo("text");
        kernel.ok("7;");
        assertThat(kernel.result("__ + \"!\"")).isEqualTo("text!");
    }

    @Test
    void keepsTheValueOfACellByItsNumberAndOfClassesOfCells() {
        Message reply = kernel.client().reply(kernel.client().execute("class Cup { int sips = 3; }\nnew Cup()"));
        int number = reply.content().get("execution_count").getAsInt();

        assertThat(kernel.result("_" + number + ".sips")).isEqualTo("3");
        assertThat(kernel.result("int _" + (number + 9) + " = 5;\n_" + (number + 9)))
                .isEqualTo("5");
    }

    @Test
    void keepsTheLatestValuesInAMapByTheNumbersOfTheirCells() {
        Message reply = kernel.client().reply(kernel.client().execute("6 * 7"));
        int number = reply.content().get("execution_count").getAsInt();

        assertThat(kernel.result("Out.get(" + number + ")")).isEqualTo("42");
        assertThat(kernel.result("Out.size() <= 20 && Out.containsKey(" + number + ")"))
                .isEqualTo("true");
        assertThat(kernel.result("%who")).doesNotContain("Out");
        for (int i = 0; i < 21; i++) {
            kernel.ok("" + i);
        }
        assertThat(kernel.result("Out.get(" + number + ") == null")).isEqualTo("true");
        assertThat(kernel.traceback("_9876 + 1")).contains("No value of cell 9876 is kept", "20 others");
    }

    @Test
    void leavesNamesOfTheUsersAlone() throws Exception {
        try (TestKernel other = new TestKernel()) {
            other.ok("1");
            other.ok("Out.get(1);");
            other.ok("String Out = \"mine\";");
            other.ok("2");
            assertThat(other.result("Out + Out.length()")).isEqualTo("mine4");
            assertThat(other.result("%who")).contains("Out");
        }
        try (TestKernel other = new TestKernel()) {
            other.ok("class Out { static int get(int n) { return -n; } }");
            assertThat(other.result("Out.get(3)")).isEqualTo("-3");
        }
    }

    @Test
    void displaysNull() {
        assertThat(kernel.displayed("display(null);")).isEqualTo("null");
        assertThat(kernel.displayed("String none = null; display(none, \"id\");"))
                .isEqualTo("null");
    }

    @Test
    void asksAgainWhatAnEarlierCellLeftOfItsLine() {
        assertThat(typed("System.in.read()", "yes")).isEqualTo("ok");
        assertThat(typed(
                        "if (!new BufferedReader(new InputStreamReader(System.in)).readLine().equals(\"no\"))"
                                + " throw new Exception();",
                        "no"))
                .isEqualTo("ok");
    }

    private static String typed(String code, String line) {
        String id = kernel.client().execute(code);
        kernel.client().question(id);
        kernel.client().answer(line);
        return kernel.client().reply(id).text("status");
    }

    @Test
    void givesResultsTheTypesOfTheirExpressions() throws Exception {
        kernel.result("List.of(1, 2)");
        assertThat(kernel.result("__.get(1) + 1")).isEqualTo("3");
        kernel.result("record Cup(int size) {}");
        kernel.result("Map.of(\"small\", List.of(new Cup(3)))");
        assertThat(kernel.result("__.get(\"small\").get(0).size() / 2.0")).isEqualTo("1.5");
        assertThat(kernel.result("(Comparable<String>) \"b\"")).isEqualTo("b");
        assertThat(kernel.result("__.compareTo(\"a\")")).isEqualTo("1");
        assertThat(kernel.result("new Object() { int hidden = 1; public String toString() { return \"it\"; } }"))
                .isEqualTo("it");
        assertThat(kernel.result("__.toString().length()")).isEqualTo("2");
    }

    @Test
    void forgetsResultsThatAreOld() {
        Message reply = kernel.client().reply(kernel.client().execute("\"old\""));
        String name = "_" + reply.content().get("execution_count").getAsInt();
        assertThat(kernel.result(name)).isEqualTo("old");
        for (int i = 0; i < 21; i++) {
            kernel.ok("" + i);
        }

        assertThat(kernel.result(name + " == null")).isEqualTo("true");
    }

    @Test
    void changesWhatIsDisplayedFromLaterCellsAndOtherThreads() {
        JsonObject first = content(kernel.ok("display(\"one\", \"place\")"), "display_data");
        JsonObject later = content(
                kernel.ok("var t = new Thread(() -> updateDisplay(\"two\", \"place\")); t.start(); t.join();"),
                "update_display_data");

        assertThat(id(first)).isEqualTo("place").isEqualTo(id(later));
        assertThat(later.getAsJsonObject("data").get("text/plain").getAsString())
                .isEqualTo("two");
    }

    @Test
    void showsTypesOfCellsByTheirOwnRenderers() {
        kernel.ok("class Bean { String name; Bean(String name) { this.name = name; } }\n"
                + "registerRenderer(Bean.class, bean -> html(\"<b>\" + escapeHtml(bean.name) + \"</b>\"));");

        assertThat(kernel.html("new Bean(\"<arabica>\")")).isEqualTo("<b>&lt;arabica&gt;</b>");
    }

    @Test
    void showsRecordsOfCellsAsTables() {
        kernel.ok("record Tick(String symbol, double price) {}");

        assertThat(kernel.html("List.of(new Tick(\"<A>\", 1.5), new Tick(\"B\", 2))"))
                .contains("<th>symbol</th><th>price</th>", "<td>&lt;A&gt;</td><td>1.5</td>");
    }

    @Test
    void printsWhatWasRun() {
        kernel.ok("int brewed = 1;");

        assertThat(kernel.streamed("%history -g BREWED")).isEqualTo("int brewed = 1;\n");
        assertThat(kernel.streamed("%history -n -l 1")).matches("\\d+: %history -g BREWED\\n");
    }

    private static JsonObject content(List<Message> messages, String type) {
        return messages.stream()
                .filter(m -> m.type().equals(type))
                .map(Message::content)
                .findFirst()
                .orElseThrow();
    }

    private static String id(JsonObject content) {
        return content.getAsJsonObject("transient").get("display_id").getAsString();
    }
}
