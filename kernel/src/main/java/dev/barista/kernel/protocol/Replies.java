package dev.barista.kernel.protocol;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.barista.kernel.cell.CellResult;
import java.util.List;

/** Contents of replies that basekernel's classes cannot express. */
final class Replies {
    private Replies() {}

    static JsonObject ok() {
        JsonObject reply = new JsonObject();
        reply.addProperty("status", "ok");
        return reply;
    }

    /** For a request that cannot be fulfilled; {@code message} says what to do. */
    static JsonObject error(String name, String message) {
        return error(new CellResult.Failed(name, message, List.of(message)));
    }

    static JsonObject aborted() {
        JsonObject reply = new JsonObject();
        reply.addProperty("status", "aborted");
        return reply;
    }

    static JsonObject error(CellResult.Failed failure) {
        JsonObject reply = new JsonObject();
        reply.addProperty("status", "error");
        reply.addProperty("ename", failure.name());
        reply.addProperty("evalue", failure.message());
        JsonArray traceback = new JsonArray();
        failure.traceback().forEach(traceback::add);
        reply.add("traceback", traceback);
        return reply;
    }

    /** For what a request's handler threw. */
    static JsonObject error(Throwable thrown) {
        String message = String.valueOf(thrown.getMessage());
        return error(new CellResult.Failed(thrown.getClass().getSimpleName(), message, List.of(thrown.toString())));
    }
}
