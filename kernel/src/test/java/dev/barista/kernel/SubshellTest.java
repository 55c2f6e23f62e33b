package dev.barista.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.barista.kernel.TestClient.Message;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Cells that run beside those of the main shell. */
class SubshellTest {
    private TestKernel kernel;
    private TestClient client;

    @BeforeEach
    void start() throws IOException {
        kernel = new TestKernel();
        client = kernel.client();
    }

    @AfterEach
    void stop() {
        kernel.close();
    }

    private Message control(String type, String content) {
        return client.controlReply(client.requestControl(type, TestClient.json(content)));
    }

    private String create() {
        return control("create_subshell_request", "{}").text("subshell_id");
    }

    private static String plain(List<Message> messages) {
        return messages.stream()
                .filter(m -> m.type().equals("execute_result"))
                .map(m -> m.content().getAsJsonObject("data").get("text/plain").getAsString())
                .findFirst()
                .orElse("none");
    }

    private void awaitRunning(String request) {
        client.awaitPublished(m -> m.type().equals("stream") && m.parentId().equals(request));
    }

    private String busyMain() {
        String id = client.execute("System.out.println(1); while (true) { Thread.sleep(1); }");
        awaitRunning(id);
        return id;
    }

    @Test
    void saysThatItHasSubshellsAndListsThem() {
        Message info = client.reply(client.request("kernel_info_request", new JsonObject()));
        assertThat(info.content().getAsJsonArray("supported_features").toString())
                .isEqualTo("[\"kernel subshells\"]");
        String one = create();
        String two = create();
        assertThat(control("list_subshell_request", "{}").content().getAsJsonArray("subshell_id"))
                .extracting(it -> it.getAsString())
                .containsExactly(one, two);
    }

    @Test
    void runsJavaWhileTheMainShellIsBusy() {
        kernel.ok("CountDownLatch gate = new CountDownLatch(1);");
        String sub = create();
        String main = client.execute("System.out.println(1); gate.await(); counted() + \" by main\"");
        awaitRunning(main);
        String beside = client.executeIn(
                sub,
                "int twice(int x) { return 2 * x; }\nint seen = twice(21);\n"
                        + "System.out.println(\"beside\");\nseen");
        assertThat(client.reply(beside).content().get("execution_count").getAsInt())
                .isEqualTo(3);
        List<Message> messages = client.untilIdle(beside);
        assertThat(plain(messages)).isEqualTo("42");
        assertThat(messages)
                .anyMatch(m -> m.type().equals("stream") && m.text("text").contains("beside"));
        assertThat(open(sub, main).text("evalue")).contains("counted");
        assertThat(kernel.result("seen")).isEqualTo("42");
    }

    /** Lets the main shell's cell go on; returns its reply, which may come before that of the subshell. */
    private Message open(String sub, String main) {
        client.executeIn(sub, "gate.countDown();");
        Message one = client.anyReply();
        Message other = client.anyReply();
        return one.parentId().equals(main) ? one : other;
    }

    @Test
    void keepsValuesAndErrorsOfCellsThatRunAtOnceApart() {
        kernel.ok("CountDownLatch gate = new CountDownLatch(1);");
        String sub = create();
        String main = client.execute("String slow() throws Exception { gate.await(); return \"of main\"; }\n"
                + "System.out.println(1);\nslow()");
        awaitRunning(main);
        Message failed = client.reply(client.executeIn(sub, "int a = 1;\n\nint b = a / 0;"));
        assertThat(failed.content().get("traceback").toString()).contains("In[3]:3");
        open(sub, main);
        assertThat(plain(client.untilIdle(main))).isEqualTo("of main");
    }

    @Test
    void interruptsOneSubshellAloneOrAll() {
        String sub = create();
        String main = busyMain();
        String beside = client.executeIn(sub, "System.out.println(2); while (true) { }");
        awaitRunning(beside);
        client.interruptIn(sub);
        assertThat(client.reply(beside).text("ename")).isEqualTo("Interrupted");
        String again = client.executeIn(sub, "System.out.println(3); while (true) { }");
        awaitRunning(again);
        kernel.interrupt();
        List<String> ended = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            Message reply = client.anyReply();
            assertThat(reply.text("ename")).isEqualTo("Interrupted");
            ended.add(reply.parentId());
        }
        assertThat(ended).containsExactlyInAnyOrder(main, again);
    }

    @Test
    void stopsWhatRunsInASubshellThatIsDeletedAndAbortsWhatWaits() {
        String sub = create();
        String running = client.executeIn(sub, "System.out.println(2); while (true) { }");
        awaitRunning(running);
        String waiting = client.executeIn(sub, "1");
        client.reply(client.request("comm_info_request", new JsonObject())); // the shell channel has read both by now
        JsonObject deleted = TestClient.json("{}");
        deleted.addProperty("subshell_id", sub);
        assertThat(control("delete_subshell_request", deleted.toString()).text("status"))
                .isEqualTo("ok");
        assertThat(client.reply(running).text("ename")).isEqualTo("Interrupted");
        assertThat(client.reply(waiting).text("status")).isEqualTo("aborted");
        Message late = client.reply(client.executeIn(sub, "1"));
        assertThat(late.text("status")).isEqualTo("error");
        assertThat(late.text("evalue")).contains("no such subshell").contains("create_subshell_request");
        assertThat(control("delete_subshell_request", deleted.toString()).text("ename"))
                .isEqualTo("UnknownSubshell");
        assertThat(kernel.result("1 + 1")).isEqualTo("2");
    }

    @Test
    void answersCommsAndQuestionsOfASubshellWhoseCellRuns() {
        String sub = create();
        String beside = client.executeIn(sub, "System.out.println(2); while (true) { Thread.sleep(1); }");
        awaitRunning(beside);
        String comm =
                client.requestIn(sub, "comm_open", TestClient.json("{'comm_id':'c','target_name':'t','data':{}}"));
        client.awaitPublished(m -> m.type().equals("comm_close") && m.parentId().equals(comm));
        JsonObject code = TestClient.json("{'code':'Math.ab','cursor_pos':7}");
        assertThat(client.reply(client.requestIn(sub, "complete_request", code))
                        .content()
                        .getAsJsonArray("matches")
                        .toString())
                .contains("abs(");
        client.interruptIn(sub);
        assertThat(client.reply(beside).text("ename")).isEqualTo("Interrupted");
    }

    @Test
    void givesRightResultsToManyThatCompileAndRunAtOnce() {
        List<String> subshells = List.of(create(), create(), create());
        List<String> requests = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            String name = "value" + i;
            String code = "int " + name + " = " + i + ";\nThread.sleep(" + i % 3 + ");\n" + name + " * 2";
            requests.add(client.executeIn(subshells.get(i % 3), code));
        }
        for (int i = 0; i < requests.size(); i++) {
            assertThat(plain(client.untilIdle(requests.get(i)))).isEqualTo(String.valueOf(2 * i));
        }
    }
}
