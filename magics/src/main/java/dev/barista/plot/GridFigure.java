package dev.barista.plot;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;

/**
 * Describes a grid to Plotly: a heat map, or a surface.
 *
 * @param chart what is drawn
 */
record GridFigure(GridChart chart) {
    String json() {
        JsonObject trace = FigureJson.object(
                chart.isSurface()
                        ? "{type:'surface',connectgaps:true,colorbar:{thickness:14}}"
                        : "{type:'heatmap',xgap:1,ygap:1,colorbar:{thickness:14}}");
        if (chart.columns().size() > 100) {
            trace.addProperty("xgap", 0);
        }
        trace.add("x", places(chart.columns()));
        trace.add("y", places(chart.rows()));
        JsonArray z = new JsonArray();
        for (double[] row : chart.values()) {
            z.add(FigureJson.numbers(row));
        }
        trace.add("z", z);
        trace.add("colorscale", scale());
        trace.addProperty(chart.isSurface() ? "cmin" : "zmin", chart.least());
        trace.addProperty(chart.isSurface() ? "cmax" : "zmax", chart.most());
        if (!chart.isSurface() && chart.isNumbered()) {
            trace.addProperty("texttemplate", "%{z:.2f}");
        }
        JsonArray data = new JsonArray();
        data.add(trace);
        return FigureJson.text(data, chart.isSurface() ? surface() : flat());
    }

    private JsonObject flat() {
        JsonObject layout = FigureJson.layout(
                chart.title(),
                "{height:480,margin:{l:110,r:24,t:84,b:60},xaxis:{type:'category',showgrid:false,nticks:6,tickangle:0,automargin:true},"
                        + "yaxis:{type:'category',autorange:'reversed',showgrid:false}}");
        FigureJson.name(layout.getAsJsonObject("xaxis"), chart.columns().title());
        FigureJson.name(layout.getAsJsonObject("yaxis"), chart.rows().title());
        return layout;
    }

    private JsonObject surface() {
        JsonObject layout = FigureJson.layout(
                chart.title(),
                "{height:560,margin:{l:16,r:24,t:84,b:16},dragmode:'turntable',"
                        + "scene:{xaxis:{},yaxis:{type:'category'},zaxis:{},camera:{eye:{x:-1.5,y:-1.5,z:0.9}}}}");
        JsonObject scene = layout.getAsJsonObject("scene");
        FigureJson.name(scene.getAsJsonObject("xaxis"), chart.columns().title());
        FigureJson.name(scene.getAsJsonObject("yaxis"), chart.rows().title());
        FigureJson.name(scene.getAsJsonObject("zaxis"), "");
        return layout;
    }

    private static JsonArray places(GridChart.Names names) {
        return FigureJson.array(names.labels().stream().map(FigureJson::literal).toList());
    }

    private JsonArray scale() {
        List<String> steps = chart.colors().steps();
        JsonArray scale = new JsonArray();
        for (int i = 0; i < steps.size(); i++) {
            JsonArray step = new JsonArray();
            step.add((double) i / (steps.size() - 1));
            step.add(steps.get(i));
            scale.add(step);
        }
        return scale;
    }
}
