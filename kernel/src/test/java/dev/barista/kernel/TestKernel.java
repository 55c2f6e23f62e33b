package dev.barista.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.barista.kernel.TestClient.Message;
import dev.barista.kernel.magic.JavaEngine;
import dev.barista.kernel.protocol.HistoryFile;
import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A kernel with its general magics, and a front end that runs cells in it. For one thread. */
public final class TestKernel implements AutoCloseable {
    private final Kernel kernel;
    private final TestClient client;

    /** Starts it and waits until it answers. */
    public TestKernel() throws IOException {
        this(null);
    }

    /** One whose cells are kept in a file. */
    TestKernel(@Nullable HistoryFile history) throws IOException {
        KernelConnectionProperties connection = TestClient.freePorts();
        kernel = new Kernel(
                connection,
                history,
                (renderers, jobs, cells, input) -> new JavaEngine(List.of(), renderers, jobs, cells, input));
        client = new TestClient(connection).awaitReady();
    }

    /** The front end. */
    public TestClient client() {
        return client;
    }

    /** The value of a cell that must not fail, as plain text; {@code "none"} without one. */
    public String result(String code) {
        return text(ok(code), "execute_result");
    }

    /** The value of a cell that must not fail, as HTML. */
    public String html(String code) {
        return ok(code).stream()
                .filter(m -> m.type().equals("execute_result") || m.type().equals("display_data"))
                .map(m -> m.content().getAsJsonObject("data").get("text/html").getAsString())
                .findFirst()
                .orElse("none");
    }

    /** What a cell that must not fail displays, as plain text. */
    public String displayed(String code) {
        return text(ok(code), "display_data");
    }

    /** What a cell that must not fail prints. */
    public String streamed(String code) {
        return ok(code).stream()
                .filter(m -> m.type().equals("stream"))
                .map(m -> m.text("text"))
                .collect(Collectors.joining());
    }

    /** The message with which a cell fails. */
    public String error(String code) {
        Message reply = client.reply(client.execute(code));
        assertThat(reply.text("status")).as(code).isEqualTo("error");
        return reply.text("evalue");
    }

    /** The traceback with which a cell fails. */
    public String traceback(String code) {
        Message reply = client.reply(client.execute(code));
        assertThat(reply.text("status")).as(code).isEqualTo("error");
        return reply.content().getAsJsonArray("traceback").toString();
    }

    /** All that a cell publishes that must not fail. */
    public List<Message> ok(String code) {
        String id = client.execute(code);
        Message reply = client.reply(id);
        assertThat(reply.text("status")).as(code + "\n" + reply.content()).isEqualTo("ok");
        return client.untilIdle(id);
    }

    /** Interrupts the cell that runs. */
    public void interrupt() {
        client.controlReply(client.requestControl("interrupt_request", new JsonObject()));
    }

    private static String text(List<Message> messages, String type) {
        return messages.stream()
                .filter(m -> m.type().equals(type))
                .map(m -> m.content().getAsJsonObject("data").get("text/plain").getAsString())
                .findFirst()
                .orElse("none");
    }

    @Override
    public void close() {
        client.close();
        kernel.close();
    }
}
