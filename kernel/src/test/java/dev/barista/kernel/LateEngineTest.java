package dev.barista.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.barista.kernel.TestClient.Message;
import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The kernel in the first moments, while its engine is still being made. */
class LateEngineTest {
    private final CompletableFuture<FakeEngine> made = new CompletableFuture<>();
    private Kernel kernel;
    private TestClient client;

    @BeforeEach
    void start() throws Exception {
        KernelConnectionProperties connection = TestClient.freePorts();
        kernel = new Kernel(connection, null, (renderers, jobs, cells, input) -> made.join());
        client = new TestClient(connection).awaitReady();
    }

    @AfterEach
    void stop() {
        made.complete(new FakeEngine());
        client.close();
        kernel.close();
    }

    @Test
    void saysWhatItIsBeforeItCanRunCells() {
        Message info = client.reply(client.request("kernel_info_request", new JsonObject()));
        assertThat(info.text("status")).isEqualTo("ok");
    }

    @Test
    void runsCellsThatCameEarly() {
        String id = client.execute("41");
        client.awaitPublished(message -> message.type().equals("execute_input"));
        made.complete(new FakeEngine());
        assertThat(client.reply(id).text("status")).isEqualTo("ok");
        client.awaitPublished(message -> message.type().equals("execute_result"));
    }

    @Test
    void stopsACellThatCameEarly() {
        String id = client.execute("41");
        client.awaitPublished(message -> message.type().equals("execute_input"));
        kernel.interrupt();
        Message reply = client.reply(id);
        assertThat(reply.text("ename")).isEqualTo("Interrupted");
        made.complete(new FakeEngine());
        assertThat(client.reply(client.execute("42")).text("status")).isEqualTo("ok");
    }

    @Test
    void saysInEachCellWhyThereIsNoEngine() {
        made.completeExceptionally(new IllegalStateException("no compiler here"));
        Message reply = client.reply(client.execute("41"));
        assertThat(reply.text("status")).isEqualTo("error");
        assertThat(reply.text("evalue")).contains("could not be started").contains("no compiler here");

        String later = client.execute("42");
        client.reply(later);
        assertThat(client.untilIdle(later))
                .extracting(Message::type)
                .containsSubsequence("execute_input", "error")
                .containsOnlyOnce("execute_input");
    }
}
