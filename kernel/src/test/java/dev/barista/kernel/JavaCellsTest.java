package dev.barista.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.barista.kernel.TestClient.Message;
import dev.barista.kernel.magic.JavaEngine;
import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Cells of Java and magics, through the kernel's real sockets. */
class JavaCellsTest {
    private Kernel kernel;
    private TestClient client;

    @BeforeEach
    void start() throws Exception {
        KernelConnectionProperties connection = TestClient.freePorts();
        kernel = new Kernel(
                connection,
                null,
                (renderers, jobs, cells, input) -> new JavaEngine(List.of(), renderers, jobs, cells, input));
        client = new TestClient(connection).awaitReady();
    }

    @AfterEach
    void stop() {
        client.close();
        kernel.close();
    }

    private Message run(String code) {
        return client.reply(client.execute(code));
    }

    private String result(String code) {
        String id = client.execute(code);
        Message reply = client.reply(id);
        assertThat(reply.text("status")).as(reply.content().toString()).isEqualTo("ok");
        return client.untilIdle(id).stream()
                .filter(m -> m.type().equals("execute_result"))
                .map(m -> m.content().getAsJsonObject("data").get("text/plain").getAsString())
                .findFirst()
                .orElse("none");
    }

    private String streamed(String code) {
        String id = client.execute(code);
        client.reply(id);
        return client.untilIdle(id).stream()
                .filter(m -> m.type().equals("stream"))
                .map(m -> m.text("text"))
                .reduce("", String::concat);
    }

    @Test
    void showsAndClearsByTheNotebooksOwnMethods() {
        String id = client.execute("display(6 * 7);\nclearOutput(true);");
        client.reply(id);

        assertThat(client.untilIdle(id).stream().map(Message::type)).contains("display_data", "clear_output");
    }

    @Test
    void showsTheLastExpressionAndKeepsVariables() {
        assertThat(result("int a = 40;\na + 2")).isEqualTo("42");
        assertThat(result("a;")).isEqualTo("none");
        assertThat(result("List.of(a, 1)")).isEqualTo("[40, 1]");
        assertThat(streamed("System.out.println(\"hello, world\");")).isEqualTo("hello, world\n");
    }

    @Test
    void pointsAtTheLineThatDoesNotCompile() {
        Message reply = run("int x = 1;\nint y = zz + 1;");
        assertThat(reply.text("status")).isEqualTo("error");
        assertThat(reply.text("ename")).isEqualTo("CompileError");
        assertThat(reply.content().get("traceback").toString())
                .contains("Line 2")
                .contains("^^");
    }

    @Test
    void runsNothingOfACellWithASyntaxErrorBelowAMagic() {
        String id = client.execute("System.out.println(\"ran\");\n%jobs\nint fine = 1;\nint 5x = 3;");
        Message reply = client.reply(id);

        assertThat(reply.text("ename")).isEqualTo("CompileError");
        assertThat(reply.content().get("traceback").toString())
                .contains("Line 4")
                .contains("    int 5x = 3;")
                .contains("^");
        assertThat(client.untilIdle(id)).noneMatch(m -> m.type().equals("stream"));
    }

    @Test
    void pointsAtTheLineThatThrew() {
        Message reply = run("int n = 0;\nSystem.out.print(\"\");\nint m = 1 / n;");
        assertThat(reply.text("ename")).isEqualTo("ArithmeticException");
        assertThat(reply.content().get("traceback").toString()).contains("In[1]:3");
        assertThat(reply.content().get("traceback").toString()).doesNotContain("jdk.jshell");
    }

    @Test
    void printsStackTracesWithTheLinesOfCells() {
        run("class Oops extends RuntimeException {}\nvoid fail() {\n    throw new Oops();\n}");

        String printed = streamed("try {\n    fail();\n} catch (Oops e) {\n    e.printStackTrace();\n}");

        assertThat(streamed("System.out.print(\"\");\nThread.dumpStack();"))
                .contains("\tat In[3]:2  Thread.dumpStack();\n");
        assertThat(printed)
                .startsWith("Oops\n\tat In[1]:3  throw new Oops();\n\tat In[2]:2  fail();\n")
                .doesNotContain("$JShell$")
                .doesNotContain("dev.barista");
    }

    @Test
    void namesClassesAsTheirCellDeclaresThem() {
        run("class Milk extends RuntimeException {\n    Milk() { super(\"no \" + Milk.class.getName()); }\n}");

        Message reply = run("throw new Milk();");

        assertThat(reply.text("evalue")).isEqualTo("no Milk");
        assertThat(reply.content().get("traceback").toString()).contains("Milk: no Milk");
    }

    @Test
    void interruptEndsALoopAndKeepsVariables() {
        run("int kept = 7;");
        String loop = client.execute("System.out.println(\"in\"); while (true) { }");
        client.awaitPublished(m -> m.type().equals("stream") && m.parentId().equals(loop));
        client.controlReply(client.requestControl("interrupt_request", new JsonObject()));
        assertThat(client.reply(loop).text("status")).isEqualTo("error");
        assertThat(result("kept")).isEqualTo("7");
    }

    @Test
    void interruptEndsASleep() {
        String sleep = client.execute("System.out.println(\"in\"); Thread.sleep(1_000_000);");
        client.awaitPublished(m -> m.type().equals("stream") && m.parentId().equals(sleep));
        client.controlReply(client.requestControl("interrupt_request", new JsonObject()));
        assertThat(client.reply(sleep).text("ename")).isEqualTo("Interrupted");
    }

    @Test
    void interruptEndsACellWhoseValueIsBeingShown() {
        for (String endless : List.of(
                "while (true) { }",
                "try { Thread.sleep(1_000_000); } catch (InterruptedException e) { } return \"\";")) {
            String id = client.execute(
                    "System.out.println(\"in\");\nnew Object() { public String toString() { " + endless + " } }");
            client.awaitPublished(m -> m.type().equals("stream") && m.parentId().equals(id));
            client.controlReply(client.requestControl("interrupt_request", new JsonObject()));

            assertThat(client.reply(id).text("ename")).isEqualTo("Interrupted");
            assertThat(client.untilIdle(id)).noneMatch(m -> m.type().equals("execute_result"));
        }
    }

    @Test
    void errorsOfACellDoNotEndTheKernel() {
        assertThat(run("int down(int i) { return down(i + 1) + 1; }\ndown(0)").text("ename"))
                .isEqualTo("StackOverflowError");
        assertThat(run("System.exit(3);").text("evalue")).contains("was not carried out");
        assertThat(result("1 + 1")).isEqualTo("2");
    }

    @Test
    void guessesWhatAMisspeltMagicMeant() {
        assertThat(run("%lsmagik").text("evalue")).contains("Did you mean %lsmagic?");
        assertThat(run("%await prces").text("evalue")).contains("no job prces");
        assertThat(run("%jobs --wrong").text("evalue")).contains("there is no option --wrong");
        assertThat(result("%jobs")).isEqualTo("no jobs yet");
        assertThat(streamed("%await?")).contains("Usage: %await");
    }

    @Test
    void assignsAMagicsValue() {
        assertThat(run("var listed = %lsmagic").text("status")).isEqualTo("ok");
        assertThat(result("listed != null")).isEqualTo("true");
    }

    @Test
    void completesJavaAndMagics() {
        run("String greeting = \"hi\";");
        assertThat(matches("greeting.toUpp")).contains("toUpperCase(");
        assertThat(matches("%lsm")).containsExactly("lsmagic");
    }

    private List<String> matches(String code) {
        JsonObject content = TestClient.json("{}");
        content.addProperty("code", code);
        content.addProperty("cursor_pos", code.length());
        Message reply = client.reply(client.request("complete_request", content));
        return reply.content().getAsJsonArray("matches").asList().stream()
                .map(each -> each.getAsString())
                .toList();
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
        run("int twice(int number) { return 2 * number; }");
        assertThat(inspected("twice")).contains("int twice(int number)");
        assertThat(inspected("nobodyKnows")).isEmpty();
    }

    @Test
    void tellsTypeAndValueOfAVariable() {
        run("var words = List.of(\"<b>\");\nvar text = \"hi\";\nint[] some = {1, 2};");
        assertThat(inspected("words")).contains("List<String> words = [<b>]", "List&lt;String&gt; words = [&lt;b&gt;]");
        assertThat(inspected("text")).contains("String text = \"hi\"");
        assertThat(inspected("some")).contains("int[] some = [1, 2]");
        assertThat(inspected("%lsmagic?")).contains("lsmagic");
    }

    @Test
    void tellsOfAValueWhoseTextNeverComes() {
        run("var hanging = new Object() { public String toString() { while (true) { } } };");
        assertThat(inspected("hanging")).contains("longer than a second");
    }

    private String inspected(String code) {
        JsonObject content = TestClient.json("{'detail_level':0}");
        content.addProperty("code", code);
        content.addProperty("cursor_pos", code.length());
        JsonObject reply =
                client.reply(client.request("inspect_request", content)).content();
        JsonObject data = reply.getAsJsonObject("data");
        return reply.get("found").getAsBoolean()
                ? data.get("text/plain").getAsString() + data.get("text/html").getAsString()
                : "";
    }

    @Test
    void answersAQuestionAsItIsInspected() {
        assertThat(result("int asked = 3;\nasked?")).isEqualTo("int asked = 3");
        assertThat(result("?Math.abs")).contains("int Math.abs(int a)");
        assertThat(result("nobodyKnows??")).isEqualTo("Nothing is known of nobodyKnows.");
        assertThat(result("boolean yes = true;\nyes ?\n1\n: 2")).isEqualTo("1");
        assertThat(result("await?")).contains("%await");
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
        return client.reply(client.request("is_complete_request", content));
    }
}
