package dev.barista.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.barista.kernel.magic.JavaEngine;
import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/**
 * A kernel that has served very many messages holds no more memory than before, and loses no line of many threads.
 * {@code -Dbarista.soak.messages=1000000} for more of them.
 */
class SoakTest {
    private static final int MESSAGES = Integer.getInteger("barista.soak.messages", 10_000);
    private static final int ROUND = 50;
    /** Each cell costs a few kilobytes for good, since JShell keeps what it compiled: this is about messages. */
    private static final int ROUNDS_WITHOUT_CELL = 50;

    private static final double MOST_GROWTH = 1.05;
    private static final int TIMEOUT_MILLIS = 60_000;
    private static final int QUIET_MILLIS = 200;
    private static final byte[] DELIMITER = "<IDS|MSG>".getBytes(StandardCharsets.US_ASCII);

    private int received;
    private int sent;

    @Test
    void holdsNoMoreMemoryAfterManyMessages() throws Exception {
        KernelConnectionProperties connection = TestClient.freePorts();
        Kernel kernel = new Kernel(
                connection,
                null,
                (renderers, jobs, cells, input) -> new JavaEngine(List.of(), renderers, jobs, cells, input));
        try (kernel;
                ZContext context = new ZContext()) {
            try (TestClient client = new TestClient(connection)) {
                client.awaitReady();
            }
            ZMQ.Socket shell = connect(context, SocketType.DEALER, connection.getShellPort());
            ZMQ.Socket iopub = connect(context, SocketType.SUB, connection.getIopubPort());
            iopub.subscribe(new byte[0]);
            TestSigner signer = new TestSigner(connection.getKey());
            awaitSubscription(shell, iopub, signer);
            // What is kept on purpose, such as the latest results and inputs, is there by then.
            exchange(shell, iopub, signer, MESSAGES / 5);
            long before = heapBytes();
            exchange(shell, iopub, signer, MESSAGES);
            long after = heapBytes();
            System.out.printf(
                    "SoakTest: %,d messages, heap %,d KiB before, %,d KiB after%n",
                    received + sent, before >> 10, after >> 10);
            assertThat((double) after / before).isLessThan(MOST_GROWTH);
        }
    }

    /** What is published before the kernel knows of a subscription is lost to it. */
    private void awaitSubscription(ZMQ.Socket shell, ZMQ.Socket iopub, TestSigner signer) {
        iopub.setReceiveTimeOut(QUIET_MILLIS);
        do {
            send(shell, signer, "kernel_info_request", "{}");
            receive(shell);
        } while (iopub.recv() == null);
        while (iopub.recv() != null) {
            // The rest of what was published so far.
        }
        iopub.setReceiveTimeOut(TIMEOUT_MILLIS);
    }

    private void exchange(ZMQ.Socket shell, ZMQ.Socket iopub, TestSigner signer, int upTo) {
        int rounds = 0;
        while (received + sent < upTo) {
            boolean cell = rounds++ % ROUNDS_WITHOUT_CELL == 0;
            for (int i = 0; i < ROUND; i++) {
                boolean execute = cell && i == 0;
                String type = execute ? "execute_request" : i % 2 == 0 ? "history_request" : "kernel_info_request";
                send(
                        shell,
                        signer,
                        type,
                        execute ? "{'code':'1 + " + sent % 7 + "'}" : "{'hist_access_type':'tail','n':3}");
            }
            for (int i = 0; i < ROUND; i++) {
                receive(shell);
            }
            // A busy and an idle each, input and result of a cell; a busy said again now and then.
            for (int i = 0; i < 2 * ROUND + (cell ? 2 : 0); i++) {
                receive(iopub);
            }
            while (iopub.recv(ZMQ.DONTWAIT) != null) {
                // The rest of what came.
            }
        }
    }

    private static ZMQ.Socket connect(ZContext context, SocketType type, int port) {
        ZMQ.Socket socket = context.createSocket(type);
        socket.setHWM(0);
        socket.setReceiveTimeOut(TIMEOUT_MILLIS);
        socket.connect("tcp://127.0.0.1:" + port);
        return socket;
    }

    private void send(ZMQ.Socket shell, TestSigner signer, String type, String content) {
        JsonObject header = TestClient.json("{'username':'test','session':'s','version':'5.3','date':'2026-01-01'}");
        header.addProperty("msg_id", "soak-" + sent++);
        header.addProperty("msg_type", type);
        List<byte[]> parts = List.of(
                bytes(header.toString()),
                bytes("{}"),
                bytes("{}"),
                bytes(TestClient.json(content).toString()));
        shell.sendMore(DELIMITER);
        shell.sendMore(signer.sign(parts));
        for (int i = 0; i < parts.size(); i++) {
            shell.send(parts.get(i), i < parts.size() - 1 ? ZMQ.SNDMORE : 0);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void receive(ZMQ.Socket from) {
        do {
            assertThat(from.recv()).as("a frame within a minute").isNotNull();
        } while (from.hasReceiveMore());
        received++;
    }

    private static long heapBytes() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(100); // Cleaners run beside it.
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    @Test
    void bringsEachLineOfManyThreadsToTheCellThatStartedThem() throws Exception {
        try (TestKernel kernel = new TestKernel()) {
            String id = kernel.client().execute("""
                    for (int t = 0; t < 8; t++) {
                        int thread = t;
                        new Thread(() -> { for (int i = 0; i < 2_000; i++) System.out.println(thread + " " + i); }).start();
                    }
                    """);
            kernel.client().reply(id);
            List<String> others = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                others.add(kernel.client().execute("System.out.println(\"other\");"));
            }
            StringBuilder text = new StringBuilder();
            kernel.client().awaitPublished(m -> {
                if (m.type().equals("stream") && m.parentId().equals(id)) {
                    text.append(m.text("text"));
                }
                return text.chars().filter(c -> c == '\n').count() == 16_000;
            });
            Map<String, Integer> next = new HashMap<>();
            text.toString().lines().map(line -> line.split(" ")).forEach(line -> assertThat(Integer.parseInt(line[1]))
                    .isEqualTo(next.merge(line[0], 1, Integer::sum) - 1));
            assertThat(next).hasSize(8);
            for (String other : others) {
                assertThat(kernel.client().untilIdle(other))
                        .filteredOn(m -> m.type().equals("stream"))
                        .extracting(m -> m.text("text").strip())
                        .containsExactly("other");
            }
        }
    }
}
