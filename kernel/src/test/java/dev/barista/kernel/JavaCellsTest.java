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
    void cutsOffACellThatPrintsWithoutEnd() {
        String id = client.execute("while (true) { System.out.println(\"x\".repeat(999)); }");
        client.awaitPublished(m -> m.type().equals("stream") && m.text("text").contains("BARISTA_OUTPUT_LIMIT"));
        client.controlReply(client.requestControl("interrupt_request", new JsonObject()));

        assertThat(client.reply(id).text("ename")).isEqualTo("Interrupted");
        List<String> texts = client.untilIdle(id).stream()
                .filter(m -> m.type().equals("stream"))
                .map(m -> m.text("text"))
                .toList();
        assertThat(String.join("", texts).lines().filter(line -> line.contains("left out")))
                .hasSize(1);
        assertThat(texts.stream().mapToInt(String::length).sum()).isBetween(1_048_576, 1_049_000);
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
}
