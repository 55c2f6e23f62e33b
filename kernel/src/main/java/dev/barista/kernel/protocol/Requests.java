package dev.barista.kernel.protocol;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.barista.kernel.cell.CellRunner;
import dev.barista.kernel.cell.CurrentCell;
import dev.barista.kernel.cell.Engine;
import dev.barista.kernel.comm.Comms;
import dev.barista.kernel.display.LiveDisplays;
import dev.barista.kernel.wire.ChannelName;
import dev.barista.kernel.wire.Incoming;
import dev.barista.kernel.wire.Outbox;
import dev.barista.kernel.wire.SparseLog;
import dev.barista.kernel.wire.Unheard;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.Consumer;

/**
 * Takes each request to who answers it: quick ones are answered at once, those that ask the compiler on a thread of
 * their own, cells and comms by the shell that they are for. Made when the kernel starts; called by the threads of the shell and control channels.
 */
public final class Requests implements AutoCloseable {
    private final SparseLog log = new SparseLog();
    private final Responder responder;
    private final Shells shells;
    private final CellRunner runner;
    private final AssistHandler assist;
    private final Comms comms;
    private final History history;
    private final String version;
    private final Runnable interrupt;
    private final Consumer<Boolean> shutdown;
    private final ThreadPoolExecutor assistThread = OneThread.named("barista-assist");

    /**
     * Starts the threads.
     *
     * @param history closed with this
     * @param interrupt stops the cell that is running
     * @param shutdown called once the reply to a shutdown request is on its way, with whether the kernel is restarted
     */
    public Requests(
            Outbox outbox,
            Engine engine,
            CurrentCell cells,
            LiveDisplays displays,
            Comms comms,
            Clock clock,
            String version,
            History history,
            Runnable interrupt,
            Consumer<Boolean> shutdown) {
        this.comms = comms;
        this.version = version;
        this.interrupt = interrupt;
        this.shutdown = shutdown;
        this.history = history;
        responder = new Responder(outbox);
        assist = new AssistHandler(engine.assist());
        runner = engine.runner();
        shells = new Shells(runner, cells, outbox, displays, history, clock);
    }

    /** Answers what every front end asks first, and this one did not. */
    public void rehearseInfo(Unheard nobody) {
        Incoming request = nobody.request("kernel_info_request", new JsonObject());
        new Responder(nobody).respond(ChannelName.SHELL, request, () -> KernelInfo.reply(version));
    }

    /** Takes a request from the shell channel. */
    public void shell(Incoming request) {
        handle(ChannelName.SHELL, request);
    }

    /** Takes a request from the control channel. */
    public void control(Incoming request) {
        handle(ChannelName.CONTROL, request);
    }

    private void handle(ChannelName channel, Incoming request) {
        Optional<Shell> shell = shells.of(request);
        if (shell.isEmpty()) {
            refuse(channel, request);
            return;
        }
        switch (request.type()) {
            case "execute_request" -> shell.get().execute(request);
            case "complete_request", "inspect_request", "is_complete_request" -> assistLater(channel, request);
            case "comm_open" -> commLater(shell.get(), request, comms::opened);
            case "comm_msg" -> commLater(shell.get(), request, comms::received);
            case "comm_close" -> commLater(shell.get(), request, comms::closed);
            default -> {
                answerNow(channel, request, shell.get());
                shells.main().sayBusyAgain();
            }
        }
    }

    private void refuse(ChannelName channel, Incoming request) {
        if (request.type().endsWith("_request")) {
            responder.respond(channel, request, Shells::unknown);
        }
    }

    private void answerNow(ChannelName channel, Incoming request, Shell shell) {
        switch (request.type()) {
            case "kernel_info_request" -> responder.respond(channel, request, () -> KernelInfo.reply(version));
            case "history_request" -> responder.respond(channel, request, () -> history.reply(request.content()));
            case "usage_request" -> responder.respond(channel, request, Usage::reply);
            case "comm_info_request" -> responder.respond(channel, request, () -> commInfo(request.content()));
            case "interrupt_request" -> responder.respond(channel, request, () -> interrupt(shell));
            case "create_subshell_request" -> responder.respond(channel, request, shells::create);
            case "delete_subshell_request" ->
                responder.respond(channel, request, () -> shells.delete(request.content()));
            case "list_subshell_request" -> responder.respond(channel, request, shells::list);
            case "shutdown_request" -> shutDown(channel, request);
            default -> unknown(channel, request);
        }
    }

    /** All cells, or those of the subshell that the request names. */
    private JsonObject interrupt(Shell shell) {
        if (shell.equals(shells.main())) {
            interrupt.run();
        } else {
            runner.interrupt(shell.thread());
        }
        return Replies.ok();
    }

    private void assistLater(ChannelName channel, Incoming request) {
        assistThread.execute(() -> {
            responder.respond(channel, request, () -> assist.answer(request));
            shells.main().sayBusyAgain();
        });
    }

    private void commLater(Shell shell, Incoming request, Consumer<Incoming> handler) {
        shell.comm(() -> {
            responder.during(request, () -> handler.accept(request));
            shells.main().sayBusyAgain();
        });
    }

    private JsonObject commInfo(JsonObject content) {
        JsonElement target = content.get("target_name");
        boolean named = target != null && target.isJsonPrimitive();
        JsonObject reply = Replies.ok();
        reply.add("comms", comms.info(named ? target.getAsString() : null));
        return reply;
    }

    private void shutDown(ChannelName channel, Incoming request) {
        JsonElement restart = request.content().get("restart");
        boolean restarts = restart != null && restart.isJsonPrimitive() && restart.getAsBoolean();
        responder.respond(channel, request, () -> {
            JsonObject reply = Replies.ok();
            reply.addProperty("restart", restarts);
            return reply;
        });
        shutdown.accept(restarts);
    }

    private void unknown(ChannelName channel, Incoming request) {
        log.warn(
                Requests.class,
                "A request of a type that this kernel doesn't know came on the " + channel + " channel.");
        if (request.type().endsWith("_request")) {
            responder.respond(
                    channel,
                    request,
                    () -> Replies.error(
                            new UnsupportedOperationException("This kernel does not know requests of this type.")));
        }
    }

    @Override
    public void close() {
        shells.close();
        assistThread.shutdownNow();
        history.close();
    }
}
