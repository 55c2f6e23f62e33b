package dev.barista.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.barista.kernel.TestClient.Message;
import dev.barista.kernel.display.Controls;
import dev.barista.kernel.display.LiveDisplay;
import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Live outputs with a bar and a button, as a front end with widgets sees them. */
class WidgetTest {
    private static final String VIEW = "application/vnd.jupyter.widget-view+json";

    private final FakeEngine engine = new FakeEngine();
    private final CountDownLatch cancelled = new CountDownLatch(1);
    private final CompletableFuture<LiveDisplay> live = new CompletableFuture<>();
    private Kernel kernel;
    private TestClient client;

    @BeforeEach
    void start() throws Exception {
        KernelConnectionProperties connection = TestClient.freePorts();
        kernel = new Kernel(connection, null, (renderers, jobs, cells, input) -> engine);
        client = new TestClient(connection).awaitReady();
        engine.cell(
                "load",
                cell -> live.complete(cell.live(html("at first"), new Controls(() -> 0.25, cancelled::countDown))));
    }

    @AfterEach
    void stop() {
        client.close();
        kernel.close();
    }

    private static DisplayData html(String text) {
        DisplayData data = new DisplayData(text);
        data.putHTML("<b>" + text + "</b>");
        return data;
    }

    private void hasWidgets() {
        client.reply(client.request("comm_info_request", TestClient.json("{'target_name':'jupyter.widget'}")));
    }

    private String load() {
        return run("load");
    }

    private String run(String cell) {
        String id = client.execute(cell);
        client.reply(id);
        client.untilIdle(id);
        return id;
    }

    private List<Message> of(String cell, String type) {
        return client.published().stream()
                .filter(message ->
                        message.parentId().equals(cell) && message.type().equals(type))
                .toList();
    }

    private static JsonObject state(Message message) {
        return message.content().getAsJsonObject("data").getAsJsonObject("state");
    }

    private Message opened(String cell, String model) {
        return of(cell, "comm_open").stream()
                .filter(message ->
                        state(message).get("_model_name").getAsString().equals(model))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void showsHtmlAloneToFrontEndsWithoutWidgets() {
        String id = load();
        assertThat(of(id, "comm_open")).isEmpty();
        Message shown = of(id, "display_data").get(0);
        assertThat(shown.content().getAsJsonObject("data").keySet())
                .containsExactlyInAnyOrder("text/plain", "text/html");
    }

    @Test
    void showsModelsThatExistToFrontEndsWithWidgets() {
        hasWidgets();
        String id = load();
        JsonObject data = of(id, "display_data").get(0).content().getAsJsonObject("data");
        String box = data.getAsJsonObject(VIEW).get("model_id").getAsString();
        assertThat(opened(id, "VBoxModel").text("comm_id")).isEqualTo(box);
        assertThat(data.has("text/html")).isTrue();
        JsonObject known = client.reply(client.request("comm_info_request", new JsonObject()))
                .content()
                .getAsJsonObject("comms");
        for (Message message : of(id, "comm_open")) {
            assertThat(known.has(message.text("comm_id"))).isTrue();
            assertThat(message.metadata().get("version").getAsString()).isEqualTo("2.1.0");
            for (String field : List.of("layout", "style")) {
                if (state(message).has(field)) {
                    String reference = state(message).get(field).getAsString();
                    assertThat(known.has(reference.replace("IPY_MODEL_", ""))).isTrue();
                }
            }
        }
    }

    @Test
    void updatesTheModelsAndAtTheEndTheOutput() {
        hasWidgets();
        String id = load();
        live.join().update(() -> html("later"));
        String htmlModel = opened(id, "HTMLModel").text("comm_id");
        client.awaitPublished(message -> message.type().equals("comm_msg")
                && message.text("comm_id").equals(htmlModel)
                && state(message).get("value").getAsString().equals("<b>later</b>"));
        assertThat(of(id, "update_display_data")).isEmpty();
        live.join().finish(html("at last"));
        client.awaitPublished(message ->
                message.type().equals("comm_close") && message.text("comm_id").equals(htmlModel));
        JsonObject last = of(id, "update_display_data").get(0).content().getAsJsonObject("data");
        assertThat(last.get("text/html").getAsString()).isEqualTo("<b>at last</b>");
        assertThat(last.has(VIEW)).isFalse();
    }

    @Test
    void cancelsByTheButtonWhileAnotherCellRuns() throws Exception {
        hasWidgets();
        String id = load();
        engine.cell("busy", cell -> cancelled.await());
        String busy = client.execute("busy");
        JsonObject click = TestClient.json("{'data':{'method':'custom','content':{'event':'click'}}}");
        click.addProperty("comm_id", opened(id, "ButtonModel").text("comm_id"));
        client.request("comm_msg", click);
        assertThat(cancelled.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(client.reply(busy).text("status")).isEqualTo("ok");
    }

    @Test
    void tellsTheStateToFrontEndsThatComeLater() {
        hasWidgets();
        String id = load();
        String bar = opened(id, "FloatProgressModel").text("comm_id");
        JsonObject ask = TestClient.json("{'data':{'method':'request_state'}}");
        ask.addProperty("comm_id", bar);
        String asked = client.request("comm_msg", ask);
        client.untilIdle(asked);
        Message state = client.awaitPublished(message -> message.type().equals("comm_msg")
                && message.text("comm_id").equals(bar)
                && state(message).has("_model_name"));
        assertThat(state(state).get("value").getAsDouble()).isEqualTo(0.25);
    }

    @Test
    void hearsFromThePageThatHasTheOutputOpen() throws Exception {
        CountDownLatch open = new CountDownLatch(2);
        engine.cell("watch", cell -> cell.live(html("w"), new Controls(() -> 0, () -> {}, open::countDown)));
        hasWidgets();
        assertThat(of(load(), "comm_open"))
                .noneMatch(message -> state(message).toString().contains("PlayModel"));
        JsonObject beat = TestClient.json("{'data':{'method':'update','state':{'value':1},'buffer_paths':[]}}");
        beat.addProperty("comm_id", opened(run("watch"), "PlayModel").text("comm_id"));
        client.request("comm_msg", beat);
        client.request("comm_msg", beat);
        assertThat(open.await(20, TimeUnit.SECONDS)).isTrue();
    }
}
