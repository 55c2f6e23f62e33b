package dev.barista.kernel.protocol;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.barista.kernel.cell.CellContext;
import dev.barista.kernel.cell.CellRunner;
import dev.barista.kernel.cell.CurrentCell;
import dev.barista.kernel.display.LiveDisplays;
import dev.barista.kernel.wire.Incoming;
import dev.barista.kernel.wire.Outbox;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * The main shell and the subshells that front ends made (Jupyter's enhancement proposal 91). One for a kernel; any
 * thread may use it.
 */
final class Shells implements AutoCloseable {
    private static final int MAX_SUBSHELLS = 100;

    private final CellRunner runner;
    private final CurrentCell current;
    private final Outbox outbox;
    private final LiveDisplays displays;
    private final History history;
    private final Clock clock;
    private final AtomicInteger counter = new AtomicInteger();
    private final Shell main;
    private final Map<String, Shell> subshells = new LinkedHashMap<>();

    /** Starts the main shell. */
    Shells(CellRunner runner, CurrentCell current, Outbox outbox, LiveDisplays displays, History history, Clock clock) {
        this.runner = runner;
        this.current = current;
        this.outbox = outbox;
        this.displays = displays;
        this.history = history;
        this.clock = clock;
        main = shell("barista-execute", current::run);
    }

    private Shell shell(String name, Function<CellContext, CurrentCell.Scope> entering) {
        ExecuteHandler handler = new ExecuteHandler(runner, entering, outbox, displays, history, clock, counter);
        return new Shell(new ExecuteLoop(handler, new Responder(outbox), name).start());
    }

    Shell main() {
        return main;
    }

    /** The shell that a request is for; empty if there is no such subshell. */
    synchronized Optional<Shell> of(Incoming request) {
        return request.subshellId().isEmpty()
                ? Optional.of(main)
                : request.subshellId().map(subshells::get);
    }

    /** Answers a {@code create_subshell_request}. */
    synchronized JsonObject create() {
        if (subshells.size() >= MAX_SUBSHELLS) {
            return Replies.error(
                    "TooManySubshells",
                    "There are " + MAX_SUBSHELLS
                            + " subshells, which is as many as may be. Delete one that is not used.");
        }
        String id = UUID.randomUUID().toString();
        // Threads that belong to no cell print into the main shell's.
        subshells.put(id, shell("barista-subshell-" + id.substring(0, 4), current::enter));
        JsonObject reply = Replies.ok();
        reply.addProperty("subshell_id", id);
        return reply;
    }

    /** Answers a {@code delete_subshell_request}: its cell is stopped, and those that wait are aborted. */
    synchronized JsonObject delete(JsonObject content) {
        JsonElement id = content.get("subshell_id");
        Shell shell = id == null || !id.isJsonPrimitive() ? null : subshells.remove(id.getAsString());
        if (shell == null) {
            return unknown();
        }
        shell.close();
        return Replies.ok();
    }

    /** Answers a {@code list_subshell_request}. */
    synchronized JsonObject list() {
        JsonArray ids = new JsonArray();
        subshells.keySet().forEach(ids::add);
        JsonObject reply = Replies.ok();
        reply.add("subshell_id", ids);
        return reply;
    }

    /** The reply to a request for a subshell that is not there. */
    static JsonObject unknown() {
        return Replies.error(
                "UnknownSubshell",
                "This kernel has no such subshell: it was deleted, or the kernel was restarted."
                        + " Leave the header's subshell_id out, or ask for a new one by a create_subshell_request.");
    }

    @Override
    public synchronized void close() {
        main.close();
        subshells.values().forEach(Shell::close);
    }
}
