package dev.barista.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.barista.kernel.TestClient.Message;
import dev.barista.kernel.display.LiveDisplay;
import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Scanner;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The kernel through its real sockets, with an engine that runs what the tests give it. */
class KernelTest {
    private final FakeEngine engine = new FakeEngine();
    private Kernel kernel;
    private TestClient client;

    @BeforeEach
    void start() throws Exception {
        KernelConnectionProperties connection = TestClient.freePorts();
        kernel = new Kernel(connection, null, (renderers, jobs, cells, input) -> engine);
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

    private static List<String> types(List<Message> messages) {
        return messages.stream()
                .map(m -> m.type().equals("status") ? m.text("execution_state") : m.type())
                .toList();
    }

    private static String plain(Message message) {
        return message.content().getAsJsonObject("data").get("text/plain").getAsString();
    }

    @Test
    void saysWhatItIs() {
        Message info = client.reply(client.request("kernel_info_request", new JsonObject()));
        assertThat(info.text("status")).isEqualTo("ok");
        assertThat(info.content().getAsJsonObject("language_info").get("name").getAsString())
                .isEqualTo("java");
        assertThat(client.beats()).isTrue();
    }

    @Test
    void sendsACellsMessagesInTheProtocolsOrder() {
        engine.cell("print", cell -> System.out.println("grüße 📊"));
        String id = client.execute("print");
        assertThat(client.reply(id).text("status")).isEqualTo("ok");
        List<Message> messages = client.untilIdle(id);
        assertThat(types(messages)).containsExactly("busy", "execute_input", "stream", "idle");
        assertThat(messages.get(2).text("text")).isEqualTo("grüße 📊" + System.lineSeparator());
        String shown = client.execute("42");
        assertThat(client.reply(shown).content().get("execution_count").getAsInt())
                .isEqualTo(2);
        assertThat(plain(client.untilIdle(shown).get(2))).isEqualTo("42");
    }

    @Test
    void runsCellsInTheOrderOfTheirRequests() {
        List<String> ids =
                List.of("a", "b", "c", "d").stream().map(client::execute).toList();
        for (int i = 0; i < ids.size(); i++) {
            assertThat(client.reply(ids.get(i)).content().get("execution_count").getAsInt())
                    .isEqualTo(i + 1);
        }
    }

    @Test
    void abortsWhatWaitsBehindAnError() {
        CountDownLatch queued = new CountDownLatch(1);
        engine.cell("wait and fail", cell -> {
            queued.await();
            throw new IllegalStateException("no");
        });
        String failing = client.execute("wait and fail");
        String waiting = client.execute("1");
        client.reply(client.request("history_request", tail())); // the shell channel has read both by now
        queued.countDown();
        assertThat(client.reply(failing).text("ename")).isEqualTo("IllegalStateException");
        assertThat(client.reply(waiting).text("status")).isEqualTo("aborted");
        assertThat(types(client.untilIdle(waiting))).containsExactly("busy", "idle");
        assertThat(run("2").text("status")).isEqualTo("ok");
    }

    @Test
    void goesOnBehindAnErrorIfAsked() {
        String failing = client.execute("fail", "{'stop_on_error':false}");
        String next = client.execute("1");
        assertThat(client.reply(failing).text("status")).isEqualTo("error");
        assertThat(client.reply(next).text("status")).isEqualTo("ok");
    }

    @Test
    void keepsQuietOfASilentCell() {
        String id = client.execute("42", "{'silent':true}");
        assertThat(client.reply(id).content().get("execution_count").getAsInt()).isZero();
        assertThat(types(client.untilIdle(id))).containsExactly("busy", "idle");
    }

    @Test
    void evaluatesUserExpressions() {
        String id = client.execute("", "{'user_expressions':{'good':'7','bad':'fail'}}");
        JsonObject values = client.reply(id).content().getAsJsonObject("user_expressions");
        assertThat(values.getAsJsonObject("good")
                        .getAsJsonObject("data")
                        .get("text/plain")
                        .getAsString())
                .isEqualTo("7");
        assertThat(values.getAsJsonObject("bad").get("status").getAsString()).isEqualTo("error");
    }

    @Test
    void answersQuestionsWhileACellRuns() {
        engine.cell("wait", cell -> new CountDownLatch(1).await());
        String busy = client.execute("wait");
        client.awaitPublished(m -> m.type().equals("execute_input"));
        JsonObject code = TestClient.json("{'code':'📊 la','cursor_pos':4,'detail_level':0}");
        Message completed = client.reply(client.request("complete_request", code));
        assertThat(completed.content().get("cursor_start").getAsInt()).isEqualTo(2);
        assertThat(completed.content().get("cursor_end").getAsInt()).isEqualTo(4);
        JsonObject name = TestClient.json("{'code':'latte','cursor_pos':2,'detail_level':1}");
        assertThat(plain(client.reply(client.request("inspect_request", name)))).isEqualTo("milktrue");
        JsonObject open = TestClient.json("{'code':'if (a) {'}");
        assertThat(client.reply(client.request("is_complete_request", open)).text("indent"))
                .isEqualTo("    ");
        client.reply(client.request("comm_info_request", new JsonObject()));
        String interrupt = client.requestControl("interrupt_request", new JsonObject());
        assertThat(client.controlReply(interrupt).text("status")).isEqualTo("ok");
        assertThat(client.reply(busy).text("ename")).isEqualTo("InterruptedException");
    }

    @Test
    void sendsLateOutputToTheCellThatStartedIt() {
        CountDownLatch go = new CountDownLatch(1);
        LiveDisplay[] live = new LiveDisplay[1];
        engine.cell("start", cell -> {
            live[0] = cell.live(new DisplayData("0 %"));
            new Thread(() -> {
                        awaitQuietly(go);
                        System.out.print("late");
                        live[0].finish(new DisplayData("100 %"));
                    })
                    .start();
        });
        engine.cell("meanwhile", cell -> {
            go.countDown();
            live[0].finished().toCompletableFuture().get();
        });
        String first = client.execute("start");
        client.untilIdle(first);
        String second = client.execute("meanwhile");
        client.untilIdle(second);
        Message text = client.awaitPublished(m -> m.type().equals("stream"));
        Message update = client.awaitPublished(m -> m.type().equals("update_display_data"));
        assertThat(text.parentId()).isEqualTo(first);
        assertThat(update.parentId()).isEqualTo(first);
        assertThat(plain(update)).isEqualTo("100 %");
        assertThat(update.content().getAsJsonObject("transient"))
                .isEqualTo(client.awaitPublished(m -> m.type().equals("display_data"))
                        .content()
                        .getAsJsonObject("transient"));
    }

    @Test
    void sendsCarriedUpdatesAsTheWaitingCells() {
        LiveDisplay[] live = new LiveDisplay[1];
        engine.cell("start", cell -> live[0] = cell.live(new DisplayData("0 %")));
        engine.cell("wait", cell -> {
            try (var carrying = cell.carry(live[0])) {
                assertThat(carrying).isNotNull();
                live[0].finish(new DisplayData("100 %"));
            }
        });
        client.untilIdle(client.execute("start"));
        String waiting = client.execute("wait");
        List<Message> messages = client.untilIdle(waiting);
        assertThat(types(messages))
                .containsExactly("busy", "execute_input", "update_display_data", "update_display_data", "idle");
        assertThat(plain(messages.get(2))).isEqualTo("0 %");
        assertThat(plain(messages.get(3))).isEqualTo("100 %");
    }

    @Test
    void survivesWhatIsNoMessage() {
        byte[] junk = "junk".getBytes(StandardCharsets.UTF_8);
        client.sendRaw(junk);
        client.sendRaw("<IDS|MSG>".getBytes(StandardCharsets.UTF_8));
        List<byte[]> forged = client.frames("{'msg_id':'1','msg_type':'execute_request'}", "{'code':'fail'}");
        forged.set(1, junk);
        client.sendRaw(forged.toArray(byte[][]::new));
        client.sendRaw(client.frames("not JSON {", "{}").toArray(byte[][]::new));
        client.sendRaw(client.frames("{}", "{}").toArray(byte[][]::new));
        client.sendRaw(client.frames("{'msg_id':'1','msg_type':'x'}", "[]").toArray(byte[][]::new));
        String unknown = client.request("brew_request", new JsonObject());
        assertThat(client.reply(unknown).type()).isEqualTo("brew_reply");
        String noCode = client.request("complete_request", new JsonObject());
        assertThat(client.reply(noCode).text("status")).isEqualTo("error");
        assertThat(run("1").text("status")).isEqualTo("ok");
        assertThat(run("1").content().get("execution_count").getAsInt()).isEqualTo(2);
    }

    @Test
    void asksForInput() {
        String[] read = new String[1];
        engine.cell("read", cell -> read[0] = new Scanner(System.in, StandardCharsets.UTF_8).nextLine());
        String id = client.execute("read");
        assertThat(client.question(id).type()).isEqualTo("input_request");
        client.answer("größer");
        assertThat(client.reply(id).text("status")).isEqualTo("ok");
        assertThat(read[0]).isEqualTo("größer");
        String headless = client.execute("read", "{'allow_stdin':false}");
        assertThat(client.reply(headless).text("ename")).isEqualTo("UserMistake");
    }

    @Test
    void interruptsAQuestion() {
        engine.cell("read", cell -> System.in.read());
        String id = client.execute("read");
        client.question(id);
        client.controlReply(client.requestControl("interrupt_request", new JsonObject()));
        assertThat(client.reply(id).text("ename")).isEqualTo("InterruptedIOException");
    }

    @Test
    void remembersWhatWasRun() {
        List.of("int a", "int b", "int a").forEach(this::run);
        JsonObject search = TestClient.json(
                "{'hist_access_type':'search','pattern':'int*','n':10,'unique':true,'output':false,'raw':true}");
        assertThat(history(search)).isEqualTo("[[1,2,\"int b\"],[1,3,\"int a\"]]");
        assertThat(history(tail())).isEqualTo("[[1,3,\"int a\"]]");
        JsonObject range =
                TestClient.json("{'hist_access_type':'range','session':0,'start':1,'stop':2,'output':true,'raw':true}");
        assertThat(history(range)).isEqualTo("[[1,1,[\"int a\",null]]]");
    }

    @Test
    void tellsWhatItUses() {
        JsonObject usage = client.controlReply(client.requestControl("usage_request", new JsonObject()))
                .content();
        assertThat(usage.get("pid").getAsLong())
                .isEqualTo(ProcessHandle.current().pid());
        assertThat(usage.get("kernel_memory").getAsLong()).isGreaterThan(10_000_000);
        assertThat(usage.getAsJsonObject("host_virtual_memory").get("total").getAsLong())
                .isGreaterThan(usage.get("kernel_memory").getAsLong());
        assertThat(usage.get("cpu_count").getAsInt()).isPositive();
    }

    private static JsonObject tail() {
        return TestClient.json("{'hist_access_type':'tail','n':1,'output':false,'raw':true}");
    }

    private String history(JsonObject request) {
        Message reply = client.reply(client.request("history_request", request));
        return reply.content().getAsJsonArray("history").toString();
    }

    @Test
    void refusesComms() {
        String id = client.request("comm_open", TestClient.json("{'comm_id':'c','target_name':'t','data':{}}"));
        assertThat(types(client.untilIdle(id))).containsExactly("busy", "comm_close", "idle");
    }

    @Test
    void endsWhenAsked() throws Exception {
        String id = client.requestControl("shutdown_request", TestClient.json("{'restart':true}"));
        assertThat(client.controlReply(id).content().get("restart").getAsBoolean())
                .isTrue();
        kernel.awaitShutdown();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
