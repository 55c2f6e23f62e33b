package dev.barista.plot;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Line charts above each other over the same axis, the first one the tallest. Made by {@link Indicators}; immutable.
 *
 * @param title above all
 * @param panels from top to bottom; their own titles are not shown
 */
record PanelChart(ChartTitle title, List<LineChart> panels) {
    static final int HEIGHT = 560;
    private static final double TOP = 84;
    private static final double BOTTOM = HEIGHT - 40.0;
    private static final double GAP = 46;

    /** How much of the height the first panel takes if there are others. */
    private static final double FIRST = 0.55;

    PanelChart {
        panels = List.copyOf(panels);
    }

    Chart chart() {
        LineChart all = together();
        List<LineChart> still = apart(all.thinned(LineChart.STILL_STRETCHES));
        Picture picture = Picture.draw(Candlesticks.WIDTH, HEIGHT, title.caption(), canvas -> paint(canvas, still));
        return LineZoom.chart(picture, all, part -> figure(apart(part)));
    }

    /** The lines of all panels, which keep the same points, so that they stay above each other. */
    private LineChart together() {
        List<LineChart.Line> all =
                panels.stream().flatMap(panel -> panel.lines().stream()).toList();
        return new LineChart(title, panels.get(0).axis(), all, false);
    }

    /** Lines of all panels, put into these again. */
    private List<LineChart> apart(LineChart fewer) {
        List<LineChart> drawn = new ArrayList<>();
        int from = 0;
        for (LineChart panel : panels) {
            int to = from + panel.lines().size();
            drawn.add(new LineChart(title, fewer.axis(), fewer.lines().subList(from, to), panel.isLog()));
            from = to;
        }
        return drawn;
    }

    private void paint(Canvas canvas, List<LineChart> drawn) {
        title.paint(canvas);
        double room = BOTTOM - TOP - GAP * (drawn.size() - 1);
        double top = TOP;
        for (int i = 0; i < drawn.size(); i++) {
            double height = room * share(i);
            LinePainter painter = new LinePainter(canvas, drawn.get(i), top, top + height);
            painter.paintBody();
            painter.paintNames();
            top += height + GAP;
        }
    }

    private double share(int panel) {
        return panels.size() == 1 ? 1 : panel == 0 ? FIRST : (1 - FIRST) / (panels.size() - 1);
    }

    private String figure(List<LineChart> drawn) {
        JsonObject layout = FigureJson.layout(
                title,
                "{height:600,hovermode:'x unified',hoversubplots:'axis',bargap:0.1,showlegend:true,"
                        + "xaxis:{type:'category',tickangle:0,ticklabelposition:'outside right'}}");
        JsonArray data = new JsonArray();
        double top = 1;
        for (int i = 0; i < drawn.size(); i++) {
            String number = i == 0 ? "" : Integer.toString(i + 1);
            data.addAll(new LineFigure(drawn.get(i)).traces(number, LineChart.color(0)));
            double bottom = Math.max(0, top - share(i));
            JsonObject axis = FigureJson.object(
                    String.format(Locale.ROOT, "{side:'right',domain:[%.3f,%.3f]}", bottom, i == 0 ? top : top - 0.03));
            layout.add("yaxis" + number, axis);
            top = bottom;
        }
        JsonObject xaxis = layout.getAsJsonObject("xaxis");
        xaxis.addProperty("anchor", drawn.size() == 1 ? "y" : "y" + drawn.size());
        FigureJson.ticks(xaxis, drawn.get(0).axis().ticks());
        return FigureJson.text(data, layout);
    }
}
