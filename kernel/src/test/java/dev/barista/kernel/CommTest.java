package dev.barista.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.barista.kernel.TestClient.Message;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Lines between the code of cells and a front end, opened by either. */
class CommTest {
    private static TestKernel kernel;

    @BeforeAll
    static void start() throws IOException {
        kernel = new TestKernel();
    }

    @AfterAll
    static void stop() {
        kernel.close();
    }

    private static String send(String type, String commId, String rest) {
        JsonObject content = TestClient.json(rest);
        content.addProperty("comm_id", commId);
        return kernel.client().request(type, content);
    }

    private static Message sent(String type, String commId, String data) {
        return kernel.client()
                .awaitPublished(m -> m.type().equals(type)
                        && m.text("comm_id").equals(commId)
                        && m.content().get("data").toString().contains(data));
    }

    private static String printed(String text) {
        return kernel.client()
                .awaitPublished(m -> m.type().equals("stream") && m.text("text").contains(text))
                .parentId();
    }

    @Test
    void opensALineFromACellAndSpeaksBothWays() {
        String cell = kernel.client().execute("""
                var line = openComm("clock", Map.of("zone", "UTC", "ticks", 3));
                line.onMessage(data -> { System.out.println("heard " + data); line.send(Map.of("echo", data.get("n"))); });
                line.onClose(() -> System.out.println("they hung up"));
                """);
        kernel.client().reply(cell);
        Message opened = kernel.client().untilIdle(cell).stream()
                .filter(m -> m.type().equals("comm_open"))
                .findFirst()
                .orElseThrow();
        assertThat(opened.text("target_name")).isEqualTo("clock");
        assertThat(opened.content().getAsJsonObject("data").get("ticks").getAsInt())
                .isEqualTo(3);

        String id = opened.text("comm_id");
        send("comm_msg", id, "{'data':{'n':7}}");
        assertThat(sent("comm_msg", id, "{\"echo\":7}").parentId()).isEqualTo(cell);
        assertThat(printed("heard {n=7}")).isEqualTo(cell);
        send("comm_close", id, "{'data':{}}");
        assertThat(printed("they hung up")).isEqualTo(cell);
        kernel.ok("line.send(Map.of(\"lost\", true));");
        assertThat(kernel.client().published())
                .noneMatch(m ->
                        m.type().equals("comm_msg") && m.content().toString().contains("lost"));
    }

    @Test
    void answersLinesThatAFrontEndOpensAlsoWhileACellRuns() {
        kernel.ok("""
                var gate = new CountDownLatch(1);
                registerComm("desk", (line, data) -> {
                    line.send(Map.of("welcome", data.get("who")));
                    line.onMessage(more -> { if (more.containsKey("open")) gate.countDown(); });
                });
                """);
        String busy = kernel.client().execute("gate.await();");

        send("comm_open", "from-page", "{'target_name':'desk','data':{'who':'Ada'}}");
        send("comm_msg", "from-page", "{'data':{'open':true}}");

        sent("comm_msg", "from-page", "{\"welcome\":\"Ada\"}");
        assertThat(kernel.client().reply(busy).text("status")).isEqualTo("ok");
    }

    @Test
    void keepsWhatComesBeforeAnybodyListens() {
        kernel.ok("var early = openComm(\"early\", Map.of());");
        String id = kernel.result("early.id()");
        for (int n = 1; n <= 3; n++) {
            kernel.client().untilIdle(send("comm_msg", id, "{'data':{'n':" + n + "}}"));
        }

        String cell = kernel.client().execute("early.onMessage(data -> early.send(Map.of(\"got\", data)));");

        assertThat(kernel.client().reply(cell).text("status")).isEqualTo("ok");
        sent("comm_msg", id, "{\"got\":{\"n\":1}}");
        sent("comm_msg", id, "{\"got\":{\"n\":3}}");
        kernel.ok("early.close();");
        sent("comm_close", id, "{}");
    }

    @Test
    void showsErrorsOfListenersInTheirCellAndGoesOn() {
        String cell = kernel.client().execute("""
                var frail = openComm("frail", Map.of());
                frail.onMessage(data -> {
                    if (data.isEmpty()) throw new IllegalStateException("no data");
                    frail.send(data);
                });
                frail.id()
                """);
        kernel.client().reply(cell);
        String id = kernel.client().untilIdle(cell).stream()
                .filter(m -> m.type().equals("comm_open"))
                .map(m -> m.text("comm_id"))
                .findFirst()
                .orElseThrow();

        send("comm_msg", id, "{'data':{}}");
        send("comm_msg", id, "{'data':{'list':[1,2.5,'x',null,true]}}");

        assertThat(printed("IllegalStateException: no data")).isEqualTo(cell);
        assertThat(sent("comm_msg", id, "list").content().get("data").toString())
                .isEqualTo("{\"list\":[1,2.5,\"x\",null,true]}");
        List<Message> errors = kernel.client().published().stream()
                .filter(m -> m.type().equals("stream") && m.parentId().equals(cell))
                .toList();
        assertThat(errors.toString()).contains("In[");
    }

    @Test
    void saysWhereNoLineCanBeOpened() {
        assertThat(kernel.error("%%capture\nopenComm(\"x\", Map.of());")).contains("Call openComm from a cell");
    }
}
