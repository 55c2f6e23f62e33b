package dev.barista.kernel.protocol;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.barista.kernel.cell.Cell;
import dev.barista.kernel.cell.CellContext;
import dev.barista.kernel.cell.CellResult;
import dev.barista.kernel.cell.CellRunner;
import dev.barista.kernel.cell.CurrentCell;
import dev.barista.kernel.display.LiveDisplays;
import dev.barista.kernel.wire.ChannelName;
import dev.barista.kernel.wire.Incoming;
import dev.barista.kernel.wire.MessageJson;
import dev.barista.kernel.wire.Origin;
import dev.barista.kernel.wire.Outbox;
import dev.barista.kernel.wire.Outgoing;
import io.github.spencerpark.jupyter.messages.publish.PublishError;
import io.github.spencerpark.jupyter.messages.publish.PublishExecuteInput;
import io.github.spencerpark.jupyter.messages.publish.PublishExecuteResult;
import io.github.spencerpark.jupyter.messages.request.ExecuteRequest;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;

/** Runs a cell and sends what the protocol wants of it. One for each shell; used by the thread that executes its cells. */
final class ExecuteHandler {
    private final CellRunner runner;
    private final Function<CellContext, CurrentCell.Scope> entering;
    private final Outbox outbox;
    private final LiveDisplays displays;
    private final History history;
    private final Responder responder;
    private final Clock clock;
    private final AtomicInteger counter;
    private int executionCount;

    /**
     * @param entering makes a cell the one that its thread runs
     * @param counter of cells, shared by all shells
     */
    ExecuteHandler(
            CellRunner runner,
            Function<CellContext, CurrentCell.Scope> entering,
            Outbox outbox,
            LiveDisplays displays,
            History history,
            Clock clock,
            AtomicInteger counter) {
        this.runner = runner;
        this.entering = entering;
        this.counter = counter;
        this.outbox = outbox;
        this.displays = displays;
        this.history = history;
        this.responder = new Responder(outbox);
        this.clock = clock;
    }

    /**
     * Runs a request.
     *
     * @param takeWaiting removes and returns the requests that wait behind this one; called before the reply is sent,
     *     so that what a client sends after reading of the error is run
     * @return those that are to be aborted
     */
    List<Incoming> execute(Incoming message, Supplier<List<Incoming>> takeWaiting) {
        String started = clock.instant().toString();
        ExecuteRequest request = request(message.content());
        Cell cell = count(message.origin(), request);
        CellResult result = run(message.origin(), cell, request);
        JsonObject reply = result instanceof CellResult.Failed failed ? Replies.error(failed) : Replies.ok();
        reply.addProperty("execution_count", executionCount);
        reply.add(
                "user_expressions",
                result instanceof CellResult.Done ? expressions(message.origin(), request) : new JsonObject());
        reply.add("payload", payload(message.origin(), cell, request.getCode()));
        JsonObject metadata = new JsonObject();
        metadata.addProperty("started", started); // JupyterLab's cell timing
        boolean goOn = result instanceof CellResult.Done || !request.shouldStopOnError();
        List<Incoming> aborted = goOn ? List.of() : takeWaiting.get();
        responder.reply(ChannelName.SHELL, message, reply, metadata);
        return aborted;
    }

    /** Answers a request that is not to be run. */
    void abort(Incoming message) {
        responder.during(
                message, () -> responder.reply(ChannelName.SHELL, message, Replies.aborted(), new JsonObject()));
    }

    /** Absent fields mean what the protocol says, not what Java's default is. */
    private static ExecuteRequest request(JsonObject content) {
        JsonObject full = content.deepCopy();
        Map.of("code", "", "store_history", "true", "stop_on_error", "true").forEach((name, otherwise) -> {
            if (!full.has(name) || full.get(name).isJsonNull()) {
                full.addProperty(name, otherwise);
            }
        });
        return MessageJson.GSON.fromJson(full, ExecuteRequest.class);
    }

    /** A notebook's cell gets the imports that were made for it, so that it runs in other sessions too. */
    private static JsonArray payload(Origin origin, Cell cell, String code) {
        JsonArray payload = new JsonArray();
        if (origin.cellId().isPresent()) {
            cell.withImports(code).ifPresent(text -> {
                JsonObject source = new JsonObject();
                source.addProperty("source", "set_next_input");
                source.addProperty("text", text);
                source.addProperty("replace", true);
                payload.add(source);
            });
        }
        return payload;
    }

    private Cell count(Origin origin, ExecuteRequest request) {
        boolean counted = !request.isSilent() && request.shouldStoreHistory();
        executionCount = counted ? counter.incrementAndGet() : counter.get();
        if (counted) {
            history.add(executionCount, request.getCode());
        }
        return cell(origin, request);
    }

    private CellResult run(Origin origin, Cell cell, ExecuteRequest request) {
        if (request.isSilent()) {
            return runGuarded(cell, request.getCode(), () -> {});
        }
        PublishExecuteInput input = new PublishExecuteInput(request.getCode(), executionCount);
        CellResult result = runGuarded(cell, request.getCode(), () -> outbox.publish(origin, Outgoing.of(input)));
        show(origin, result);
        return result;
    }

    private Cell cell(Origin origin, ExecuteRequest request) {
        return new Cell(executionCount, origin, request.isStdinEnabled(), outbox, displays);
    }

    private CellResult runGuarded(Cell cell, String code, Runnable begun) {
        CurrentCell.Scope scope = entering.apply(cell);
        try (scope) {
            return runner.run(cell, code, begun);
        } catch (Throwable e) {
            return new CellResult.Failed(
                    e.getClass().getSimpleName(), String.valueOf(e.getMessage()), List.of(e.toString()));
        } finally {
            // An interrupt that came too late for this cell must not hit the next.
            Thread.interrupted();
        }
    }

    private void show(Origin origin, CellResult result) {
        if (result instanceof CellResult.Done done && done.shown() != null) {
            outbox.publish(origin, Outgoing.of(new PublishExecuteResult(executionCount, done.shown())));
        } else if (result instanceof CellResult.Failed failed) {
            outbox.publish(origin, Outgoing.of(new PublishError(failed.name(), failed.message(), failed.traceback())));
        }
    }

    private JsonObject expressions(Origin origin, ExecuteRequest request) {
        JsonObject values = new JsonObject();
        if (request.getUserExpr() != null) {
            request.getUserExpr().forEach((name, code) -> {
                CellResult result = runGuarded(cell(origin, request), code, () -> {});
                values.add(name, value(result));
            });
        }
        return values;
    }

    private static JsonObject value(CellResult result) {
        if (result instanceof CellResult.Failed failed) {
            return Replies.error(failed);
        }
        JsonObject value = Replies.ok();
        value.add("data", new JsonObject());
        value.add("metadata", new JsonObject());
        if (result instanceof CellResult.Done done && done.shown() != null) {
            MessageJson.GSON
                    .toJsonTree(done.shown())
                    .getAsJsonObject()
                    .entrySet()
                    .forEach(entry -> value.add(entry.getKey(), entry.getValue()));
        }
        return value;
    }
}
