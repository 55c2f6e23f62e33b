package dev.barista.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/**
 * Frames that no front end would send do not end a thread of the kernel: after each hundred of them a good request is
 * answered on every channel. {@code -Dbarista.fuzz.frames=100000} sends more, and checks how long such an answer takes;
 * {@code -Dbarista.seed} repeats a run.
 */
class FuzzTest {
    private static final int FRAMES = Integer.getInteger("barista.fuzz.frames", 3_000);
    private static final boolean FULL = FRAMES >= 100_000;
    private static final int ROUND = 100;
    /** An answer waits for the hundred frames before it. */
    private static final long MOST_MILLIS = 2_000;

    private static final List<String> TYPES = List.of(
            "execute_request",
            "complete_request",
            "inspect_request",
            "is_complete_request",
            "history_request",
            "kernel_info_request",
            "comm_info_request",
            "comm_open",
            "comm_msg",
            "usage_request",
            "interrupt_request",
            "create_subshell_request",
            "delete_subshell_request",
            "list_subshell_request",
            "input_reply",
            "debug_request",
            "\u0000",
            "");
    private static final List<String> VALUES = List.of(
            "null",
            "-1",
            "1e400",
            "\"\"",
            "true",
            "[]",
            "{}",
            "[[[[1]]]]",
            "99999999999999",
            "\"\\ud800\"",
            "\"%bars\"");
    private static final List<String> FIELDS = List.of(
            "code",
            "cursor_pos",
            "silent",
            "user_expressions",
            "n",
            "pattern",
            "hist_access_type",
            "comm_id",
            "target_name",
            "data",
            "value",
            "detail_level",
            "session",
            "allow_stdin");

    private final long seed = Long.getLong("barista.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Test
    void goesOnAfterAnyFrames() throws Exception {
        System.out.println("FuzzTest: -Dbarista.seed=" + seed + " frames=" + FRAMES);
        KernelConnectionProperties connection = TestClient.freePorts();
        Kernel kernel = new Kernel(connection, null, (renderers, jobs, cells, input) -> new FakeEngine());
        try (kernel;
                TestClient client = new TestClient(connection).awaitReady();
                ZContext context = new ZContext()) {
            context.setLinger(0);
            List<ZMQ.Socket> targets = List.of(
                    connect(context, connection, connection.getShellPort()),
                    connect(context, connection, connection.getControlPort()),
                    connect(context, connection, connection.getStdinPort()));
            Set<String> threads = threads();
            List<Long> answered = new ArrayList<>();
            for (int sent = 0; sent < FRAMES; sent += ROUND) {
                for (int i = 0; i < ROUND; i++) {
                    send(targets.get(random.nextInt(targets.size())), frames(client));
                }
                JsonObject nothing = new JsonObject();
                long start = System.nanoTime();
                assertThat(client.reply(client.request("kernel_info_request", nothing))
                                .text("status"))
                        .isEqualTo("ok");
                answered.add((System.nanoTime() - start) / 1_000_000);
                assertThat(client.controlReply(client.requestControl("kernel_info_request", nothing))
                                .text("status"))
                        .isEqualTo("ok");
                assertThat(client.reply(client.execute("1", "{'stop_on_error':false}"))
                                .text("status"))
                        .isIn("ok", "aborted");
                assertThat(client.beats()).isTrue();
            }
            long first = answered.get(0);
            Collections.sort(answered);
            long slowest = answered.get(answered.size() - 1);
            System.out.println("FuzzTest: a good request was answered after " + answered.get(answered.size() / 2)
                    + " ms (median), at most " + slowest + " ms; the first after " + first + " ms");
            assertThat(FULL ? slowest : 0).isLessThan(MOST_MILLIS);
            assertThat(threads()).containsAll(threads);
            assertThat(client.reply(client.execute("1")).text("status")).isEqualTo("ok");
        }
    }

    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("barista-"))
                .collect(Collectors.toSet());
    }

    private static ZMQ.Socket connect(ZContext context, KernelConnectionProperties connection, int port) {
        ZMQ.Socket socket = context.createSocket(SocketType.DEALER);
        socket.setHWM(0);
        socket.connect("tcp://" + connection.getIp() + ":" + port);
        return socket;
    }

    private static void send(ZMQ.Socket socket, List<byte[]> frames) {
        for (int i = 0; i < frames.size(); i++) {
            socket.send(frames.get(i), i < frames.size() - 1 ? ZMQ.SNDMORE : 0);
        }
        // What comes back must not pile up here.
        while (socket.recv(ZMQ.DONTWAIT) != null) {}
    }

    private List<byte[]> frames(TestClient client) {
        List<byte[]> frames = new ArrayList<>(client.frames(header(), content()));
        switch (random.nextInt(10)) {
            case 0 ->
                frames.set(
                        1, frames.get(1).clone()[0] == '0' ? new byte[64] : "00".getBytes(StandardCharsets.US_ASCII));
            case 1 ->
                frames.subList(random.nextInt(frames.size()), frames.size()).clear();
            case 2 -> frames.add(random.nextInt(frames.size() + 1), noise(random.nextInt(50)));
            case 3 -> frames.set(random.nextInt(frames.size()), noise(random.nextInt(200)));
            case 4 -> frames = new ArrayList<>(client.frames("no JSON", content()));
            case 5 -> frames = new ArrayList<>(client.frames(header(), "[".repeat(random.nextInt(5_000))));
            case 6 -> frames = new ArrayList<>(client.frames("[]", "7"));
            case 7 -> frames.set(frames.size() - 1, noise(1 << 16));
            default -> {} // signed as it should be; what it holds is odd enough
        }
        return frames.isEmpty() ? List.of(new byte[0]) : frames;
    }

    private byte[] noise(int length) {
        byte[] noise = new byte[length];
        random.nextBytes(noise);
        return random.nextBoolean() ? noise : Arrays.copyOf("{\"a\":".getBytes(StandardCharsets.US_ASCII), length);
    }

    private String header() {
        JsonObject header = new JsonObject();
        header.addProperty("msg_id", "fuzz-" + random.nextInt(20));
        header.addProperty("msg_type", TYPES.get(random.nextInt(TYPES.size())));
        if (random.nextInt(10) == 0) {
            header.addProperty("subshell_id", "none");
        }
        if (random.nextInt(10) == 0) {
            header.remove(random.nextBoolean() ? "msg_id" : "msg_type");
        }
        if (random.nextInt(10) == 0) {
            header.add(
                    "msg_id",
                    TestClient.json("{'a':" + VALUES.get(random.nextInt(VALUES.size())) + "}")
                            .get("a"));
        }
        return header.toString();
    }

    private String content() {
        StringBuilder content = new StringBuilder("{");
        for (int i = random.nextInt(5); i > 0; i--) {
            content.append('"')
                    .append(FIELDS.get(random.nextInt(FIELDS.size())))
                    .append("\":");
            content.append(VALUES.get(random.nextInt(VALUES.size()))).append(i > 1 ? "," : "");
        }
        return content.append('}').toString();
    }
}
