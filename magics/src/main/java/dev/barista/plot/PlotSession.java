package dev.barista.plot;

import com.google.gson.JsonParser;
import dev.barista.kernel.display.Renderers;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The plots of one kernel session: makes mime bundles of them, and sees to it that plotly.js is in the notebook once,
 * with the first plot, and not with each. Made when the kernel starts; any thread may use it.
 */
public final class PlotSession {
    private static final String PLOTLY = "application/vnd.plotly.v1+json";

    private final AtomicBoolean carried = new AtomicBoolean();

    /** Shows charts and pictures, wherever they are the value of a cell, through this session. */
    public void registerWith(Renderers renderers) {
        renderers.register(Chart.class, this::show);
        renderers.register(Candlesticks.class, candlesticks -> show(candlesticks.chart()));
        renderers.register(Picture.class, Picture::toDisplayData);
    }

    /** The mime bundle of {@code chart}: a picture that a script, where it may run, makes interactive. */
    public DisplayData show(Chart chart) {
        DisplayData data = chart.picture().toDisplayData();
        data.putHTML(interactive(chart.picture().html(), "chart", chart.figure()));
        data.putData(PLOTLY, JsonParser.parseString(chart.figure()));
        return data;
    }

    private String interactive(String still, String kind, String json) {
        String library = carried.getAndSet(true) ? "" : "<script>" + PlotlyLibrary.javascript() + "</script>";
        return "<div class=\"barista-plot\">" + still + "</div><script>" + PlotlyLibrary.call(kind, json) + "</script>"
                + library;
    }
}
