package dev.barista.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.barista.kernel.TestClient.Message;
import dev.barista.kernel.magic.JavaEngine;
import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a kernel does for its first cell before that is asked for. */
class FirstCellRehearsalTest {
    @SuppressWarnings("NullAway.Init")
    private Kernel kernel;

    @SuppressWarnings("NullAway.Init")
    private TestClient client;

    private void start(EngineFactory engines) throws Exception {
        KernelConnectionProperties connection = TestClient.freePorts();
        kernel = new Kernel(connection, null, engines);
        client = new TestClient(connection).awaitReady();
    }

    @AfterEach
    void stop() {
        client.close();
        kernel.close();
    }

    private String shown(String code) {
        String id = client.execute(code);
        assertThat(client.reply(id).text("status")).as(code).isEqualTo("ok");
        return client.untilIdle(id).stream()
                .filter(message -> message.type().equals("execute_result"))
                .map(message -> message.content()
                        .getAsJsonObject("data")
                        .get("text/plain")
                        .getAsString())
                .findFirst()
                .orElse("none");
    }

    @Test
    void leavesNothingBehind() throws Exception {
        start((renderers, jobs, cells, input) -> new JavaEngine(List.of(), renderers, jobs, cells, input));
        kernel.rehearse();
        kernel.awaitRehearsal();

        JsonObject tail = new JsonObject();
        tail.addProperty("hist_access_type", "tail");
        tail.addProperty("n", 10);
        Message history = client.reply(client.request("history_request", tail));
        assertThat(history.content().getAsJsonArray("history")).isEmpty();

        String first = client.execute("40 + 2");
        assertThat(client.reply(first).content().get("execution_count").getAsInt())
                .isEqualTo(1);
        assertThat(client.untilIdle(first))
                .extracting(Message::type)
                .containsExactly("status", "execute_input", "execute_result", "status");
        assertThat(shown("\"\" + Out.keySet()")).isEqualTo("[1]");
        assertThat(shown("%who")).isEqualTo("no variables");
        assertThat(shown("%history")).doesNotContain("System.out");
    }

    @Test
    void givesWayToTheFirstCell() throws Exception {
        CountDownLatch rehearsing = new CountDownLatch(1);
        CountDownLatch served = new CountDownLatch(1);
        AtomicInteger rehearsed = new AtomicInteger();
        FakeEngine engine = new FakeEngine().cell("1 + 1", cell -> {
            rehearsed.incrementAndGet();
            rehearsing.countDown();
            served.await();
        });
        start((renderers, jobs, cells, input) -> engine);
        kernel.rehearse();
        rehearsing.await();

        String id = client.execute("first");
        Message reply = client.reply(id);
        served.countDown();
        kernel.awaitRehearsal();

        assertThat(reply.text("status")).isEqualTo("ok");
        assertThat(reply.content().get("execution_count").getAsInt()).isEqualTo(1);
        assertThat(rehearsed).hasValue(1);
    }
}
