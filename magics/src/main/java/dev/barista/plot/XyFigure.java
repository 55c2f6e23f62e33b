package dev.barista.plot;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/**
 * Describes points or lines over two axes of numbers to Plotly.
 *
 * @param chart what is drawn
 */
record XyFigure(XyChart chart) {
    String json() {
        JsonArray data = new JsonArray();
        for (int i = 0; i < chart.series().size(); i++) {
            XyChart.Series series = chart.series().get(i);
            JsonObject trace = FigureJson.object("{type:'scatter',marker:{size:5},line:{width:1.6}}");
            trace.addProperty("mode", chart.isJoined() ? "lines+markers" : "markers");
            trace.addProperty("name", FigureJson.literal(series.name()));
            trace.getAsJsonObject("marker").addProperty("color", LineChart.color(i));
            trace.add("x", FigureJson.numbers(series.x()));
            trace.add("y", FigureJson.numbers(series.y()));
            data.add(trace);
        }
        JsonObject layout = FigureJson.layout(
                chart.title(),
                "{height:480,margin:{l:76,r:24,t:84,b:60},legend:{orientation:'h',y:-0.2,yanchor:'top'},hovermode:'closest',xaxis:{zeroline:false},yaxis:{zeroline:false}}");
        layout.addProperty("showlegend", chart.series().size() > 1);
        FigureJson.name(layout.getAsJsonObject("xaxis"), chart.xName());
        FigureJson.name(layout.getAsJsonObject("yaxis"), chart.yName());
        return FigureJson.text(data, layout);
    }
}
