package dev.barista.kernel.widget;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.barista.kernel.comm.Comms;
import dev.barista.kernel.display.Controls;
import dev.barista.kernel.display.Drawing;
import dev.barista.kernel.wire.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A panel for something that takes its time: a bar, a Cancel button, and below them HTML. Made for a cell in a front end
 * that has widgets; safe for threads.
 */
public final class WidgetPanel implements Drawing {
    private final Comms comms;
    private final Origin cell;
    private final List<WidgetModel> models = new ArrayList<>();
    private final WidgetModel bar;
    private final WidgetModel button;
    private final WidgetModel html;
    private final WidgetModel box;
    private final Controls controls;
    private final @Nullable Heartbeat heartbeat;

    /**
     * Makes the models; nothing is shown until {@link #view} is.
     *
     * @param controls what bar and button stand for; cancelled on the comms' thread
     */
    WidgetPanel(Comms comms, Origin cell, Controls controls) {
        this.controls = controls;
        this.comms = comms;
        this.cell = cell;
        JsonObject bounds = state("min", new JsonPrimitive(0));
        bounds.addProperty("max", 1);
        bounds.addProperty("value", 0);
        bar = control("FloatProgress", "Progress", bounds);
        JsonObject label = state("description", new JsonPrimitive("Cancel"));
        label.addProperty("tooltip", "Ends it and keeps what has arrived");
        button = control("Button", "Button", label);
        html = control("HTML", "HTML", state("value", new JsonPrimitive("")));
        WidgetModel row = control("HBox", "", state("children", WidgetModel.references(List.of(bar, button))));
        List<WidgetModel> parts = new ArrayList<>(List.of(row, html));
        Runnable open = controls.open();
        if (open != null) {
            WidgetModel player = control("Play", "", Heartbeat.state(), state("display", new JsonPrimitive("none")));
            parts.add(player);
            heartbeat = new Heartbeat(player, open);
        } else {
            heartbeat = null;
        }
        box = control("VBox", "", state("children", WidgetModel.references(parts)));
        button.onClick(() -> {
            button.set("disabled", new JsonPrimitive(true));
            controls.cancel().run();
        });
    }

    /**
     * Makes panels once a front end with widgets has been seen. JupyterLab's widget manager asks for the widgets' comms
     * when it meets a kernel; headless clients do not, and keep the HTML that needs nobody.
     */
    public static Drawing.Maker maker(Comms comms) {
        return (cell, controls) ->
                comms.widgetsSeen() ? Optional.of(new WidgetPanel(comms, cell, controls)) : Optional.empty();
    }

    private static JsonObject state(String name, JsonElement value) {
        JsonObject state = new JsonObject();
        state.add(name, value);
        return state;
    }

    /** @param style the name of its style's model without {@code StyleModel}; empty if it has none */
    private WidgetModel control(String name, String style, JsonObject state) {
        return control(name, style, state, new JsonObject());
    }

    private WidgetModel control(String name, String style, JsonObject state, JsonObject layout) {
        state.add(
                "layout",
                model("base", "LayoutModel", "base", "LayoutView", layout).reference());
        if (!style.isEmpty()) {
            state.add(
                    "style",
                    model("controls", style + "StyleModel", "base", "StyleView", new JsonObject())
                            .reference());
        }
        String view = name.equals("FloatProgress") ? "ProgressView" : name + "View";
        return model("controls", name + "Model", "controls", view, state);
    }

    private WidgetModel model(String module, String model, String viewModule, String view, JsonObject state) {
        WidgetModel made = new WidgetModel(comms, cell, module, model, viewModule, view, state);
        models.add(made);
        return made;
    }

    @Override
    public String mime() {
        return "application/vnd.jupyter.widget-view+json";
    }

    @Override
    public JsonObject view() {
        JsonObject view = new JsonObject();
        view.addProperty("version_major", 2);
        view.addProperty("version_minor", 0);
        view.addProperty("model_id", box.id());
        return view;
    }

    @Override
    public void show(JsonObject data) {
        JsonElement text = data.get("text/html");
        if (text != null) {
            html.set("value", text);
        }
        bar.set("value", new JsonPrimitive(controls.done().getAsDouble()));
        if (heartbeat != null) {
            heartbeat.keepUp();
        }
    }

    @Override
    public void end() {
        models.forEach(WidgetModel::close);
    }
}
