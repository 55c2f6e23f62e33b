package dev.barista.kernel;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;
import org.zeromq.ZMsg;

/** A front end for tests: talks to a kernel over its real sockets. For one thread. */
public final class TestClient implements AutoCloseable {
    /** Long enough for a busy machine; nothing waits this long unless it is broken. */
    private static final int TIMEOUT_MILLIS = 20_000;

    private final KernelConnectionProperties connection;
    private final TestSigner signer;
    private final ZContext context = new ZContext(1);
    private final ZMQ.Socket shell;
    private final ZMQ.Socket control;
    private final ZMQ.Socket stdin;
    private final ZMQ.Socket iopub;
    private final ZMQ.Socket heartbeat;
    /** All that was published so far, in order. */
    private final List<Message> published = new ArrayList<>();

    /** A message that the kernel sent. */
    public record Message(String type, JsonObject header, JsonObject parent, JsonObject metadata, JsonObject content) {
        /** The {@code msg_id} of the request that it belongs to; empty if none. */
        public String parentId() {
            return parent.has("msg_id") ? parent.get("msg_id").getAsString() : "";
        }

        /** A string of its content. */
        public String text(String name) {
            return content.get(name).getAsString();
        }
    }

    /** Connects; does not wait for the kernel. */
    public TestClient(KernelConnectionProperties connection) {
        this.connection = connection;
        signer = new TestSigner(connection.getKey());
        context.setLinger(0);
        String identity = UUID.randomUUID().toString();
        shell = connect(SocketType.DEALER, connection.getShellPort(), identity);
        control = connect(SocketType.DEALER, connection.getControlPort(), identity);
        stdin = connect(SocketType.DEALER, connection.getStdinPort(), identity);
        iopub = connect(SocketType.SUB, connection.getIopubPort(), identity);
        iopub.subscribe(new byte[0]);
        heartbeat = connect(SocketType.REQ, connection.getHbPort(), identity);
    }

    /** A connection on free ports of this machine. */
    public static KernelConnectionProperties freePorts() throws IOException {
        int[] ports = new int[5];
        List<ServerSocket> held = new ArrayList<>();
        for (int i = 0; i < ports.length; i++) {
            ServerSocket socket = new ServerSocket(0);
            held.add(socket);
            ports[i] = socket.getLocalPort();
        }
        for (ServerSocket socket : held) {
            socket.close();
        }
        return new KernelConnectionProperties(
                "127.0.0.1", ports[0], ports[1], ports[2], ports[3], ports[4], "tcp", "hmac-sha256", "a key of tests");
    }

    private ZMQ.Socket connect(SocketType type, int port, String identity) {
        ZMQ.Socket socket = context.createSocket(type);
        socket.setIdentity(identity.getBytes(StandardCharsets.US_ASCII));
        socket.setReceiveTimeOut(TIMEOUT_MILLIS);
        socket.setHWM(0);
        socket.connect("tcp://" + connection.getIp() + ":" + port);
        return socket;
    }

    /** Waits until the kernel answers and what it publishes arrives here. */
    public TestClient awaitReady() {
        iopub.setReceiveTimeOut(200);
        for (int tries = 0; tries < 100; tries++) {
            String id = request("kernel_info_request", new JsonObject());
            reply(id);
            for (Message message = next(iopub); message != null; message = next(iopub)) {
                if (message.type().equals("status")
                        && message.parentId().equals(id)
                        && message.text("execution_state").equals("idle")) {
                    iopub.setReceiveTimeOut(TIMEOUT_MILLIS);
                    return this;
                }
            }
        }
        throw new AssertionError("the kernel's publications don't arrive");
    }

    /** Asks for code to be run; returns the request's id. */
    public String execute(String code) {
        return execute(code, "{}");
    }

    /** The same with some of the request's fields set otherwise than usual. */
    public String execute(String code, String otherwise) {
        return request("execute_request", executed(code, otherwise));
    }

    /** The same with metadata, as notebooks send it. */
    public String execute(String code, String otherwise, JsonObject metadata) {
        return send(shell, "execute_request", executed(code, otherwise), metadata, null);
    }

    private static JsonObject executed(String code, String otherwise) {
        JsonObject content = json("{'silent':false,'store_history':true,'user_expressions':{},'allow_stdin':true,"
                + "'stop_on_error':true}");
        content.addProperty("code", code);
        json(otherwise).entrySet().forEach(field -> content.add(field.getKey(), field.getValue()));
        return content;
    }

    /** Asks for code to be run in a subshell; returns the request's id. */
    public String executeIn(String subshell, String code) {
        return requestIn(subshell, "execute_request", executed(code, "{}"));
    }

    /** Sends a request to a subshell; returns its id. */
    public String requestIn(String subshell, String type, JsonObject content) {
        return send(shell, type, content, new JsonObject(), subshell);
    }

    /** Interrupts what runs in a subshell. */
    public void interruptIn(String subshell) {
        JsonObject none = new JsonObject();
        controlReply(send(control, "interrupt_request", none, none, subshell));
    }

    /** Sends a request on the shell channel; returns its id. */
    public String request(String type, JsonObject content) {
        return send(shell, type, content);
    }

    /** The same on the control channel. */
    public String requestControl(String type, JsonObject content) {
        return send(control, type, content);
    }

    /** Answers a question of the kernel. */
    public void answer(String value) {
        JsonObject content = new JsonObject();
        content.addProperty("value", value);
        send(stdin, "input_reply", content);
    }

    /** Sends frames as they are to the shell channel. */
    public void sendRaw(byte[]... frames) {
        send(shell, List.of(frames));
    }

    private static void send(ZMQ.Socket socket, List<byte[]> frames) {
        ZMsg message = new ZMsg();
        frames.forEach(message::add);
        message.send(socket);
    }

    private String send(ZMQ.Socket socket, String type, JsonObject content) {
        return send(socket, type, content, new JsonObject(), null);
    }

    private String send(
            ZMQ.Socket socket, String type, JsonObject content, JsonObject metadata, @Nullable String subshell) {
        String id = UUID.randomUUID().toString();
        JsonObject header =
                json("{'username':'test','session':'s','date':'2026-01-01T00:00:00.000000Z','version':'5.3'}");
        header.addProperty("msg_id", id);
        header.addProperty("msg_type", type);
        if (subshell != null) {
            header.addProperty("subshell_id", subshell);
        }
        send(socket, frames(header.toString(), metadata.toString(), content.toString()));
        return id;
    }

    /** The frames of a signed message. */
    public List<byte[]> frames(String header, String content) {
        return frames(header, "{}", content);
    }

    private List<byte[]> frames(String header, String metadata, String content) {
        return signer.frames(header, "{}", metadata, content);
    }

    /** The next reply on the shell channel, which must be to this request. */
    public Message reply(String id) {
        return answerTo(id, shell);
    }

    /** The next reply on the shell channel, to whichever request. */
    public Message anyReply() {
        return Objects.requireNonNull(next(shell), "expected a reply, none came");
    }

    /** The next reply on the control channel, which must be to this request. */
    public Message controlReply(String id) {
        return answerTo(id, control);
    }

    /** The next question of the kernel, which must belong to this request. */
    public Message question(String id) {
        return answerTo(id, stdin);
    }

    private Message answerTo(String id, ZMQ.Socket socket) {
        Message message = next(socket);
        if (message == null || !message.parentId().equals(id)) {
            throw new AssertionError("expected an answer to " + id + ", got " + message);
        }
        return message;
    }

    /** What of this request is published until it is idle, the idle included; also what came before this call. */
    public List<Message> untilIdle(String id) {
        awaitPublished(m -> m.parentId().equals(id)
                && m.type().equals("status")
                && m.text("execution_state").equals("idle"));
        return published.stream().filter(m -> m.parentId().equals(id)).toList();
    }

    /** The first publication like that, of those that came and those to come. */
    public Message awaitPublished(Predicate<Message> like) {
        for (int i = 0; ; i++) {
            if (i == published.size()) {
                Message message = next(iopub);
                if (message == null) {
                    throw new AssertionError("it was not published; this was: " + published);
                }
                published.add(message);
            }
            if (like.test(published.get(i))) {
                return published.get(i);
            }
        }
    }

    /** All that was read of what was published, in order. */
    public List<Message> published() {
        return List.copyOf(published);
    }

    /** Whether the heartbeat comes back. */
    public boolean beats() {
        heartbeat.send("beat");
        return "beat".equals(heartbeat.recvStr());
    }

    private @Nullable Message next(ZMQ.Socket socket) {
        ZMsg frames = ZMsg.recvMsg(socket);
        if (frames == null) {
            return null;
        }
        List<byte[]> all = new ArrayList<>();
        frames.forEach(frame -> all.add(frame.getData()));
        List<byte[]> parts = all.subList(all.size() - 4, all.size());
        if (!Arrays.equals(signer.sign(parts), all.get(all.size() - 5))) {
            throw new AssertionError("a message of the kernel is signed wrongly or torn");
        }
        JsonObject header = json(new String(parts.get(0), StandardCharsets.UTF_8));
        return new Message(
                header.get("msg_type").getAsString(),
                header,
                json(new String(parts.get(1), StandardCharsets.UTF_8)),
                json(new String(parts.get(2), StandardCharsets.UTF_8)),
                json(new String(parts.get(3), StandardCharsets.UTF_8)));
    }

    /** An object from lenient JSON, in which single quotes will do. */
    public static JsonObject json(String text) {
        return JsonParser.parseString(text).getAsJsonObject();
    }

    @Override
    public void close() {
        context.close();
    }
}
