package dev.barista.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.barista.kernel.TestClient.Message;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a front end asks while code is typed, through the kernel's real sockets. */
class CodeAssistTest {
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
    void completesJavaAndMagics() {
        kernel.result("String greeting = \"hi\";");
        assertThat(matches("greeting.toUpp")).contains("toUpperCase(");
        assertThat(matches("%lsm")).containsExactly("lsmagic");
    }

    @Test
    void saysWhatARequestWithoutCodeLacks() {
        for (String type : List.of("complete_request", "inspect_request", "is_complete_request")) {
            Message reply = kernel.client().reply(kernel.client().request(type, TestClient.json("{'cursor_pos':1}")));

            assertThat(reply.text("status")).isEqualTo("error");
            assertThat(reply.text("evalue"))
                    .isEqualTo(type + " needs the field code, a string: the code that is being typed.");
        }
    }

    private List<String> matches(String code) {
        JsonObject content = TestClient.json("{}");
        content.addProperty("code", code);
        content.addProperty("cursor_pos", code.length());
        Message reply = kernel.client().reply(kernel.client().request("complete_request", content));
        return reply.content().getAsJsonArray("matches").asList().stream()
                .map(each -> each.getAsString())
                .toList();
    }

    private JsonObject completed(String code) {
        JsonObject content = TestClient.json("{}");
        content.addProperty("code", code);
        content.addProperty("cursor_pos", code.length());
        return kernel.client()
                .reply(kernel.client().request("complete_request", content))
                .content();
    }

    private static String typeOf(JsonObject completed, String text) {
        return completed.getAsJsonObject("metadata").getAsJsonArray("_jupyter_types_experimental").asList().stream()
                .map(each -> each.getAsJsonObject())
                .filter(each -> each.get("text").getAsString().equals(text))
                .map(each -> each.get("type").getAsString())
                .findFirst()
                .orElse("none");
    }

    @Test
    void offersFirstWhatHasTheTypeThatIsWanted() {
        kernel.ok("int zebras = 3;");
        assertThat(matches("Math.abs(")).containsSubsequence("zebras", "AbstractList");
    }

    @Test
    void tellsWhatProposalsAre() {
        kernel.ok("int answer = 42;");
        assertThat(typeOf(completed("answ"), "answer")).isEqualTo("variable");
        assertThat(typeOf(completed("Integer.M"), "MAX_VALUE")).isEqualTo("constant");
        assertThat(typeOf(completed("Math.ab"), "abs(")).isEqualTo("method");
        assertThat(typeOf(completed("ArrayLi"), "ArrayList")).isEqualTo("class");
        assertThat(typeOf(completed("import java.util.regex"), "java.util.regex"))
                .isEqualTo("module");
        assertThat(typeOf(completed("int a = 1;\nwhi"), "while")).isEqualTo("keyword");
    }

    @Test
    void offersTypesThatAreNotImportedAndImportsThemWhenTheyAreUsed() {
        JsonObject completed = completed("var count = new AtomicLongA");
        assertThat(typeOf(completed, "AtomicLongArray")).isEqualTo("class in java.util.concurrent.atomic");
        assertThat(completed.get("cursor_start").getAsInt()).isEqualTo(16);
        String code = "var count = new AtomicLongArray(3); count.length()";
        JsonObject metadata = TestClient.json("{'cellId':'c1'}");
        String id = kernel.client().execute(code, "{}", metadata);
        JsonObject reply = kernel.client().reply(id).content();
        assertThat(reply.get("status").getAsString()).isEqualTo("ok");
        JsonObject payload = reply.getAsJsonArray("payload").get(0).getAsJsonObject();
        assertThat(payload.get("source").getAsString()).isEqualTo("set_next_input");
        assertThat(payload.get("replace").getAsBoolean()).isTrue();
        assertThat(payload.get("text").getAsString())
                .isEqualTo("import java.util.concurrent.atomic.AtomicLongArray;\n" + code);
        JsonObject again = kernel.client()
                .reply(kernel.client().execute("count = new AtomicLongArray(4);", "{}", metadata))
                .content();
        assertThat(again.getAsJsonArray("payload")).isEmpty();
    }

    private static String signatureOf(JsonObject completed, String text) {
        return completed.getAsJsonObject("metadata").getAsJsonArray("_jupyter_types_experimental").asList().stream()
                .map(each -> each.getAsJsonObject())
                .filter(each -> each.get("text").getAsString().equals(text) && each.has("signature"))
                .map(each -> each.get("signature").getAsString())
                .findFirst()
                .orElse("none");
    }

    @Test
    void tellsTheSignaturesOfMethods() {
        kernel.ok("List<Integer> few = List.of(1);\nString twice(int n, String... s) { return \"\"; }\n"
                + "class Own { public int len(List<String> of) { return 0; } }");
        assertThat(signatureOf(completed("few;\nfew.stream()\n   .filt"), "filter("))
                .isEqualTo("(Predicate<? super T>) : Stream<T>");
        assertThat(signatureOf(completed("\"a(b\".subst"), "substring("))
                .isEqualTo("(int) : String\n(int, int) : String");
        assertThat(signatureOf(completed("String.for"), "format("))
                .isEqualTo("(String, Object...) : String\n(Locale, String, Object...) : String");
        assertThat(signatureOf(completed("Math.flo"), "floor(")).isEqualTo("(double) : double");
        assertThat(signatureOf(completed("twi"), "twice(")).isEqualTo("(int, String...) : String");
        assertThat(signatureOf(completed("disp"), "display(")).contains("(Object value, String id) : void");
        assertThat(signatureOf(completed("new Own().le"), "len(")).isEqualTo("(List<String> of) : int");
        assertThat(signatureOf(completed("Map.entry(1, 2).getK"), "getKey()")).isEqualTo("() : K");
        assertThat(signatureOf(completed("new ArrayList<String>(few.siz"), "size()"))
                .isEqualTo("() : int");
        assertThat(signatureOf(completed("var q = new PriorityQue"), "PriorityQueue("))
                .contains("(int, Comparator<? super E>)");
        assertThat(signatureOf(completed("in"), "int")).isEqualTo("none");
    }

    @Test
    void offersOptionsOfMagicsWithTheirValues() {
        kernel.ok("int wanted = 1;");
        assertThat(matches("%timeit -")).contains("-n", "-r").doesNotContain("wanted");
        assertThat(matches("%maven --sou")).containsExactly("--sources");
        assertThat(typeOf(completed("%timeit wan"), "wanted")).isEqualTo("variable");
        assertThat(typeOf(completed("%timeit -"), "-n")).isEqualTo("magic option");
    }

    @Test
    void completesTheCodeThatAMagicRuns() {
        kernel.ok("String timed = \"hi\";");
        assertThat(matches("%time timed.toUpp")).contains("toUpperCase(");
        assertThat(matches("int a;\nshout = %time timed.toUpp")).contains("toUpperCase(");
        assertThat(matches("%timeit -n 10 -r3 timed.len")).contains("length()");
        assertThat(matches("%%timeit Math.ab")).contains("abs(");
        assertThat(matches("%time %maven --sou")).containsExactly("--sources");
        assertThat(matches("%sh timed.toUpp")).isEmpty();
        JsonObject completed = completed("%time timed.toUpp");
        assertThat(completed.get("cursor_start").getAsInt()).isEqualTo("%time timed.".length());
    }

    @Test
    void offersPackagesThatAreImportedAnyway() {
        assertThat(matches("import java.ut")).contains("java.util", "java.util.regex");
    }

    @Test
    void inspectsWhatCompletionHasInserted() {
        assertThat(inspected("\"a\".length()")).contains("int String.length()");
        assertThat(inspected("var n = new LongAdder")).contains("java.util.concurrent.atomic.LongAdder");
    }

    @Test
    void offersNothingTwice() {
        assertThat(matches("new CompletableFut"))
                .containsOnlyOnce("CompletableFuture()")
                .doesNotContain("CompletableFuture");
    }

    @Test
    void offersTypesOfSeveralPackagesWithTheirPackages() {
        assertThat(matches("Documen")).contains("org.w3c.dom.Document", "javax.swing.text.Document");
    }

    @Test
    void leavesTypesAloneThatACellDeclaresOrImportsItself() {
        assertThat(matches("Collat")).contains("Collator");
        assertThat(kernel.result("record Collator(int x) {}\nnew Collator(3).x()"))
                .isEqualTo("3");
        assertThat(matches("String s = \"BreakIt")).doesNotContain("BreakIterator");
        assertThat(matches("// BreakIt")).doesNotContain("BreakIterator");
        assertThat(matches("java.text.BreakIt")).containsExactly("BreakIterator");
    }

    @Test
    void answersWhileACellHasStandardErrorLocked() {
        String id = kernel.client()
                .execute("synchronized (System.err) { System.out.println(1); while (true) { Thread.sleep(1); } }");
        kernel.client()
                .awaitPublished(m -> m.type().equals("stream") && m.parentId().equals(id));

        assertThat(matches("Math.ab")).contains("abs(");
        assertThat(inspected("Math.max")).contains("int Math.max(int a, int b)");

        kernel.interrupt();
        assertThat(kernel.client().reply(id).text("ename")).isEqualTo("Interrupted");
    }

    @Test
    void completesAfterAMagicAndInsideJavaThatLooksLikeOne() {
        assertThat(matches("%jobs\nString late = \"x\";\nlate.toUpp")).contains("toUpperCase(");
        assertThat(matches("int percent = 7\n    %lsm")).doesNotContain("lsmagic");
    }

    @Test
    void tellsSignaturesOfMethodsAndTypes() {
        assertThat(inspected("Math.max")).contains("int Math.max(int a, int b)");
        assertThat(inspected("%jobs\nint a = Math.max")).contains("long Math.max(long a, long b)");
        assertThat(inspected("List.of(Math.max")).contains("int Math.max(int a, int b)");
        assertThat(inspected("List")).contains("java.util.List<E>");
        assertThat(inspected("new ArrayList")).contains("ArrayList<E>");
        assertThat(inspected("Integer.MAX_VALUE")).contains("MAX_VALUE");
        kernel.result("int twice(int number) { return 2 * number; }");
        assertThat(inspected("twice")).contains("int twice(int number)");
        assertThat(inspected("nobodyKnows")).isEmpty();
    }

    @Test
    void tellsTypeAndValueOfAVariable() {
        kernel.result("var words = List.of(\"<b>\");\nvar text = \"hi\";\nint[] some = {1, 2};");
        assertThat(inspected("words")).contains("List<String> words = [<b>]", "List&lt;String&gt; words = [&lt;b&gt;]");
        assertThat(inspected("text")).contains("String text = \"hi\"");
        assertThat(inspected("some")).contains("int[] some = [1, 2]");
        assertThat(inspected("%lsmagic?")).contains("lsmagic");
    }

    @Test
    void tellsOfAValueWhoseTextNeverComes() {
        kernel.result("var hanging = new Object() { public String toString() { while (true) { } } };");
        assertThat(inspected("hanging")).contains("longer than a second");
    }

    private String inspected(String code) {
        JsonObject content = TestClient.json("{'detail_level':0}");
        content.addProperty("code", code);
        content.addProperty("cursor_pos", code.length());
        JsonObject reply = kernel.client()
                .reply(kernel.client().request("inspect_request", content))
                .content();
        JsonObject data = reply.getAsJsonObject("data");
        return reply.get("found").getAsBoolean()
                ? data.get("text/plain").getAsString() + data.get("text/html").getAsString()
                : "";
    }

    @Test
    void answersAQuestionAsItIsInspected() {
        assertThat(kernel.result("int asked = 3;\nasked?")).isEqualTo("int asked = 3");
        assertThat(kernel.result("?Math.abs")).contains("int Math.abs(int a)");
        assertThat(kernel.result("nobodyKnows??")).isEqualTo("Nothing is known of nobodyKnows.");
        assertThat(kernel.result("boolean yes = true;\nyes ?\n1\n: 2")).isEqualTo("1");
        assertThat(kernel.result("await?")).contains("%await");
    }

    @Test
    void knowsWhetherCodeIsComplete() {
        assertThat(complete("int a = 1;")).isEqualTo("complete");
        assertThat(complete("for (int i = 0; i < 3; i++) {")).isEqualTo("incomplete");
        assertThat(complete("int a = ) 3;")).isEqualTo("invalid");
        assertThat(complete("int 5x = 3;\n%jobs\nint b = 1;")).isEqualTo("invalid");
        assertThat(complete("%jobs\nif (true) {")).isEqualTo("incomplete");
    }

    @Test
    void indentsByTheBracketsThatAreOpen() {
        assertThat(indent("while (true) {\n    list.forEach(x -> {")).isEqualTo("        ");
        assertThat(indent("while (true) {\n    f();")).isEqualTo("    ");
        assertThat(indent("int a =")).isEqualTo("    ");
        assertThat(indent("String s = \"\"\"\n      {")).isEqualTo("      ");
    }

    private String indent(String code) {
        return completeness(code).text("indent");
    }

    private String complete(String code) {
        return completeness(code).text("status");
    }

    private Message completeness(String code) {
        JsonObject content = TestClient.json("{}");
        content.addProperty("code", code);
        return kernel.client().reply(kernel.client().request("is_complete_request", content));
    }
}
