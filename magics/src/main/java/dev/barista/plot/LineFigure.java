package dev.barista.plot;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.barista.plot.LineChart.Shape;

/**
 * Describes a line chart to Plotly.
 *
 * @param chart what is drawn
 */
record LineFigure(LineChart chart) {
    String json() {
        return FigureJson.text(traces("", LineChart.color(0)), layout());
    }

    /**
     * The lines alone.
     *
     * @param axis Plotly's number of the value axis, empty for the first
     * @param first colour of the first line
     */
    JsonArray traces(String axis, String first) {
        JsonArray traces = new JsonArray();
        JsonArray labels = FigureJson.array(chart.axis().labels());
        for (int i = 0; i < chart.lines().size(); i++) {
            JsonObject trace = trace(chart.lines().get(i), i == 0 ? first : LineChart.color(i));
            trace.add("x", labels);
            trace.addProperty("yaxis", "y" + axis);
            traces.add(trace);
        }
        return traces;
    }

    private JsonObject trace(LineChart.Line line, String color) {
        boolean isBars = line.shape() == Shape.BARS;
        JsonObject trace = FigureJson.object(
                isBars ? "{type:'bar',marker:{line:{width:0}}}" : "{type:'scatter',mode:'lines',line:{width:1.6}}");
        trace.addProperty("name", FigureJson.literal(line.name()));
        trace.getAsJsonObject(isBars ? "marker" : "line").addProperty("color", color);
        if (line.shape() == Shape.AREA) {
            trace.addProperty("fill", "tozeroy");
        }
        trace.add("y", FigureJson.numbers(line.values()));
        return trace;
    }

    private JsonObject layout() {
        JsonObject layout = FigureJson.layout(
                chart.title(),
                "{height:480,hovermode:'x unified',bargap:0.1,"
                        + "xaxis:{type:'category',tickangle:0,ticklabelposition:'outside right'},yaxis:{side:'right'}}");
        layout.addProperty("showlegend", chart.lines().size() > 1);
        FigureJson.ticks(layout.getAsJsonObject("xaxis"), chart.axis().ticks());
        if (chart.isLog()) {
            layout.getAsJsonObject("yaxis").addProperty("type", "log");
        }
        return layout;
    }
}
