package dev.barista.plot;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.List;

/**
 * Describes a line chart to Plotly.
 *
 * @param chart what is drawn
 */
record LineFigure(LineChart chart) {
    private static final Gson GSON = new Gson();

    String json() {
        JsonArray data = new JsonArray();
        for (int i = 0; i < chart.lines().size(); i++) {
            data.add(trace(chart.lines().get(i), LineChart.color(i)));
        }
        JsonObject figure = new JsonObject();
        figure.add("data", data);
        figure.add("layout", layout());
        return GSON.toJson(figure);
    }

    private JsonObject trace(LineChart.Line line, String color) {
        boolean isBars = chart.shape() == LineChart.Shape.BARS;
        JsonObject trace = object(isBars ? "{type:'bar',marker:{}}" : "{type:'scatter',mode:'lines',line:{width:1.6}}");
        trace.addProperty("name", literal(line.name()));
        trace.getAsJsonObject(isBars ? "marker" : "line").addProperty("color", color);
        if (chart.shape() == LineChart.Shape.AREA) {
            trace.addProperty("fill", "tozeroy");
        }
        trace.add("x", GSON.toJsonTree(chart.labels()));
        JsonArray y = new JsonArray(line.values().length);
        for (double value : line.values()) {
            if (Double.isFinite(value)) {
                y.add((double) Math.round(value * 1e6) / 1e6);
            } else {
                y.add(JsonNull.INSTANCE);
            }
        }
        trace.add("y", y);
        return trace;
    }

    private JsonObject layout() {
        JsonObject layout = object(
                "{height:480,margin:{l:16,r:72,t:84,b:40},hovermode:'x unified',dragmode:'pan',bargap:0.1,"
                        + "legend:{orientation:'h',y:1.02,yanchor:'bottom'},"
                        + "title:{x:0,xref:'paper',xanchor:'left',y:0.965,yanchor:'top',font:{size:20},subtitle:{font:{size:13}}},"
                        + "xaxis:{type:'category',tickangle:0,ticklabelposition:'outside right'},yaxis:{side:'right'}}");
        layout.addProperty("showlegend", chart.lines().size() > 1);
        JsonObject title = layout.getAsJsonObject("title");
        title.addProperty("text", "<b>" + literal(chart.heading()) + "</b>");
        String details = chart.details() + (chart.isPractice() ? " · " + CandleText.PRACTICE : "");
        title.getAsJsonObject("subtitle").addProperty("text", literal(details));
        JsonObject xaxis = layout.getAsJsonObject("xaxis");
        List<TimeTicks.Tick> ticks = chart.ticks();
        xaxis.add(
                "tickvals",
                GSON.toJsonTree(ticks.stream().map(TimeTicks.Tick::index).toList()));
        xaxis.add(
                "ticktext",
                GSON.toJsonTree(
                        ticks.stream().map(tick -> literal(tick.label())).toList()));
        if (chart.isLog()) {
            layout.getAsJsonObject("yaxis").addProperty("type", "log");
        }
        return layout;
    }

    /** Plotly reads its texts as a kind of HTML. */
    private static String literal(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static JsonObject object(String lenientJson) {
        return GSON.fromJson(lenientJson, JsonObject.class);
    }
}
