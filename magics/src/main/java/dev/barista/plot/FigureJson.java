package dev.barista.plot;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.List;

/** What all figures tell Plotly alike. Stateless. */
final class FigureJson {
    private static final Gson GSON = new Gson();

    /** So much room the badge takes below the title, so that neither covers the other. */
    private static final int BADGE_HEIGHT = 24;

    private FigureJson() {}

    /** A figure as text that is safe inside a script element: Gson escapes what could end it. */
    static String text(JsonArray data, JsonObject layout) {
        JsonObject figure = new JsonObject();
        figure.add("data", data);
        figure.add("layout", layout);
        return GSON.toJson(figure);
    }

    /** A layout with a title, and with a badge if the data are made up. */
    static JsonObject layout(ChartTitle title, String lenientRest) {
        JsonObject layout = object("{margin:{l:16,r:72,t:84,b:40},dragmode:'pan',annotations:[],"
                + "title:{x:0,xref:'paper',xanchor:'left',y:0.965,yanchor:'top',font:{size:20},subtitle:{font:{size:13}}},"
                + "legend:{orientation:'h',y:-0.14,yanchor:'top'}}");
        JsonObject rest = object(lenientRest);
        rest.entrySet().forEach(entry -> layout.add(entry.getKey(), entry.getValue()));
        JsonObject head = layout.getAsJsonObject("title");
        head.addProperty("text", "<b>" + literal(title.heading()) + "</b>");
        head.getAsJsonObject("subtitle").addProperty("text", literal(title.details()));
        if (title.isPractice()) {
            layout.getAsJsonArray("annotations").add(badge());
            JsonObject margin = layout.getAsJsonObject("margin");
            margin.addProperty("t", margin.get("t").getAsInt() + BADGE_HEIGHT);
        }
        return layout;
    }

    private static JsonObject badge() {
        JsonObject badge = object("{xref:'paper',yref:'paper',x:1,xanchor:'right',y:1,yanchor:'bottom',yshift:6,"
                + "showarrow:false,borderpad:5,font:{size:13}}");
        badge.addProperty("text", "<b>" + ChartTitle.PRACTICE + "</b>");
        badge.addProperty("bgcolor", Palette.PRACTICE_PAPER);
        badge.getAsJsonObject("font").addProperty("color", Palette.PRACTICE);
        return badge;
    }

    /** Lets ticks stand where periods begin. */
    static void ticks(JsonObject axis, List<TimeTicks.Tick> ticks) {
        axis.add("tickvals", array(ticks.stream().map(TimeTicks.Tick::index).toList()));
        axis.add(
                "ticktext",
                array(ticks.stream().map(tick -> literal(tick.label())).toList()));
    }

    /** Names an axis. */
    static void name(JsonObject axis, String words) {
        JsonObject title = new JsonObject();
        title.addProperty("text", literal(words));
        axis.add("title", title);
    }

    /** Plotly reads its texts as a kind of HTML. */
    static String literal(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** Values with six decimals, null for what is not a number. */
    static JsonArray numbers(double... values) {
        JsonArray numbers = new JsonArray(values.length);
        for (double value : values) {
            if (!Double.isFinite(value)) {
                numbers.add(JsonNull.INSTANCE);
            } else if (Math.abs(value) < 1e12) {
                numbers.add((double) Math.round(value * 1e6) / 1e6);
            } else {
                numbers.add(value);
            }
        }
        return numbers;
    }

    static JsonArray array(List<?> values) {
        return GSON.toJsonTree(values).getAsJsonArray();
    }

    /** A constant part of a figure, written as the short form of JSON that Plotly's own documentation uses. */
    static JsonObject object(String lenientJson) {
        return GSON.fromJson(lenientJson, JsonObject.class);
    }
}
