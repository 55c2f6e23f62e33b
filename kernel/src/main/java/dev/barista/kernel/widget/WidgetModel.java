package dev.barista.kernel.widget;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.barista.kernel.comm.Comm;
import dev.barista.kernel.comm.Comms;
import dev.barista.kernel.wire.Origin;
import java.util.List;

/**
 * One widget: its state here, mirrored in the front ends by a comm. Made by {@link WidgetPanel}; safe for threads.
 * Protocol: the "Jupyter widgets messaging protocol", version 2.1, of the ipywidgets project; models of version 2.
 */
final class WidgetModel {
    private static final String MODELS_VERSION = "2.0.0";
    private static final String PROTOCOL_VERSION = "2.1.0";

    private final JsonObject state;
    private final Comm comm;
    private volatile Runnable clicked = () -> {};
    private volatile Runnable changed = () -> {};

    /**
     * @param module {@code base} or {@code controls}
     * @param model such as {@code HTMLModel}
     * @param view such as {@code HTMLView}
     * @param viewModule {@code base} or {@code controls}
     * @param initial further state
     */
    WidgetModel(
            Comms comms, Origin cell, String module, String model, String viewModule, String view, JsonObject initial) {
        state = initial.deepCopy();
        part("_model", "@jupyter-widgets/" + module, model);
        part("_view", "@jupyter-widgets/" + viewModule, view);
        JsonObject metadata = new JsonObject();
        metadata.addProperty("version", PROTOCOL_VERSION);
        comm = comms.open(cell, "jupyter.widget", message(null, state), metadata);
        comm.onMessage(this::received);
    }

    private void part(String prefix, String module, String name) {
        state.addProperty(prefix + "_module", module);
        state.addProperty(prefix + "_module_version", MODELS_VERSION);
        state.addProperty(prefix + "_name", name);
    }

    /** How other models refer to this one. */
    JsonPrimitive reference() {
        return new JsonPrimitive("IPY_MODEL_" + comm.id());
    }

    static JsonArray references(List<WidgetModel> models) {
        JsonArray references = new JsonArray();
        models.forEach(model -> references.add(model.reference()));
        return references;
    }

    String id() {
        return comm.id();
    }

    void onClick(Runnable action) {
        clicked = action;
    }

    /** Has {@code action} run when a front end has changed the state; the change itself is left to the front ends. */
    void onChange(Runnable action) {
        changed = action;
    }

    /** Changes the state here and in the front ends, if it is a change. */
    synchronized void set(String name, JsonElement value) {
        if (!value.equals(state.get(name))) {
            state.add(name, value);
            JsonObject change = new JsonObject();
            change.add(name, value);
            comm.send(message("update", change));
        }
    }

    void close() {
        comm.close();
    }

    private void received(JsonObject data) {
        String method = data.has("method") ? data.get("method").getAsString() : "";
        if (method.equals("request_state")) {
            synchronized (this) {
                comm.send(message("update", state));
            }
        } else if (method.equals("update")) {
            changed.run();
        } else if (method.equals("custom")
                && data.has("content")
                && "click".equals(text(data.get("content"), "event"))) {
            clicked.run();
        }
    }

    private static String text(JsonElement object, String name) {
        JsonElement value = object.isJsonObject() ? object.getAsJsonObject().get(name) : null;
        return value == null || !value.isJsonPrimitive() ? "" : value.getAsString();
    }

    private static JsonObject message(@org.jspecify.annotations.Nullable String method, JsonObject state) {
        JsonObject message = new JsonObject();
        if (method != null) {
            message.addProperty("method", method);
        }
        message.add("state", state);
        message.add("buffer_paths", new JsonArray());
        return message;
    }
}
