package dev.barista.plot;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.barista.kernel.comm.Comms;
import dev.barista.kernel.display.Html;
import dev.barista.kernel.display.Renderers;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.util.concurrent.atomic.AtomicBoolean;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.components.Layout;

/**
 * The plots of one kernel session: makes mime bundles of them, and sees to it that plotly.js is in the notebook once,
 * with the first plot, and not with each. Made when the kernel starts; any thread may use it.
 */
public final class PlotSession {
    private static final Gson GSON = new Gson();
    private static final String PLOTLY = "application/vnd.plotly.v1+json";

    private final ZoomServer zooms;
    private final AtomicBoolean carried = new AtomicBoolean();

    /** @param comms over which plots ask for more detail when they are zoomed */
    public PlotSession(Comms comms) {
        zooms = new ZoomServer(comms);
    }

    /** Shows charts and pictures, wherever they are the value of a cell, through this session. */
    public void registerWith(Renderers renderers) {
        renderers.register(Chart.class, this::show);
        renderers.register(Candlesticks.class, candlesticks -> show(candlesticks.chart()));
        renderers.register(Picture.class, Picture::toDisplayData);
        renderers.register(Figure.class, this::show);
    }

    /** The mime bundle of {@code chart}: a picture that a script, where it may run, makes interactive. */
    public DisplayData show(Chart chart) {
        DisplayData data = chart.picture().toDisplayData();
        Zoom zoom = chart.zoom();
        String json = zoom == null
                ? chart.figure()
                : "{\"zoom\":\"" + zooms.keep(zoom) + "\"," + chart.figure().substring(1);
        data.putHTML(interactive(chart.picture().html(), "chart", json));
        data.putData(PLOTLY, JsonParser.parseString(chart.figure()));
        return data;
    }

    /**
     * The mime bundle of one of Tablesaw's own figures. There is no still picture of it: where scripts may not run, its
     * title is all that shows.
     */
    public DisplayData show(Figure figure) {
        Layout layout = figure.getLayout();
        String title = layout == null || layout.getTitle() == null ? "" : " “" + layout.getTitle() + "”";
        DisplayData data = new DisplayData("a figure of Tablesaw's" + title);
        try {
            JsonObject content = FigureReader.read(figure);
            String still = "<div class=\"barista-still\">"
                    + Html.escape("A figure of Tablesaw's" + title
                            + ", drawn where scripts may run: trust the notebook, or run the cell.")
                    + "</div>";
            data.putHTML(interactive(still, "figure", GSON.toJson(content)));
            data.putData(PLOTLY, content);
        } catch (JsonParseException e) {
            data.putText("a figure of Tablesaw's" + title + ", which cannot be drawn: one of its texts is broken for "
                    + "JavaScript. Try it without quotes and backslashes in names and titles");
        }
        return data;
    }

    private String interactive(String still, String kind, String json) {
        String library = carried.getAndSet(true) ? "" : "<script>" + PlotlyLibrary.javascript() + "</script>";
        return "<div class=\"barista-plot\">" + still + "</div><script>" + PlotlyLibrary.call(kind, json) + "</script>"
                + library;
    }
}
