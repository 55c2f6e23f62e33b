package dev.barista.plot;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.barista.market.Bars;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Describes a candlestick plot to Plotly: prices and volume over one shared axis of categories, so that nights,
 * weekends and holidays leave no gaps.
 */
final class CandleFigure {
    private final CandleSeries series;
    private final CandleText text;

    CandleFigure(CandleSeries series, CandleText text) {
        this.series = series;
        this.text = text;
    }

    String json() {
        JsonArray data = new JsonArray();
        data.add(candles());
        data.add(volume(true));
        data.add(volume(false));
        return FigureJson.text(data, layout());
    }

    private JsonObject candles() {
        Bars bars = series.candles();
        JsonObject trace = FigureJson.object("{increasing:{line:{width:1}},decreasing:{line:{width:1}}}");
        trace.addProperty("type", text.of().isOhlc() ? "ohlc" : "candlestick");
        trace.addProperty("name", FigureJson.literal(text.of().symbol().value()));
        trace.add("x", FigureJson.array(text.labels(series)));
        trace.add("open", prices(bars::open));
        trace.add("high", prices(bars::high));
        trace.add("low", prices(bars::low));
        trace.add("close", prices(bars::close));
        color(trace.getAsJsonObject("increasing"), Palette.UP);
        color(trace.getAsJsonObject("decreasing"), Palette.DOWN);
        return trace;
    }

    /** Volume of the bars that rose or of those that fell, at the same places as their candles. */
    private JsonObject volume(boolean up) {
        Bars bars = series.candles();
        List<String> labels = text.labels(series);
        JsonObject trace =
                FigureJson.object("{type:'bar',name:'Volume',yaxis:'y2',marker:{line:{width:0},opacity:0.55}}");
        JsonArray x = new JsonArray();
        JsonArray y = new JsonArray();
        for (int row = 0; row < series.size(); row++) {
            if (series.isUp(row) == up && bars.volume(row) != Bars.MISSING) {
                x.add(labels.get(row));
                y.add(bars.volume(row));
            }
        }
        trace.add("x", x);
        trace.add("y", y);
        trace.getAsJsonObject("marker").addProperty("color", up ? Palette.UP : Palette.DOWN);
        return trace;
    }

    private JsonObject layout() {
        JsonObject layout = FigureJson.layout(
                text.title(series),
                "{height:520,showlegend:false,hovermode:'x unified',hoversubplots:'axis',barmode:'overlay',bargap:0.3,"
                        + "xaxis:{type:'category',anchor:'y2',rangeslider:{visible:false},tickangle:0,ticklabelposition:'outside right'},"
                        + "yaxis:{domain:[0.27,1],side:'right',tickformat:',.6~f'},"
                        + "yaxis2:{domain:[0,0.21],side:'right',tickformat:'.3~s',nticks:4,rangemode:'tozero',fixedrange:true}}");
        FigureJson.ticks(layout.getAsJsonObject("xaxis"), text.ticks(series));
        if (text.of().isPractice()) {
            layout.getAsJsonArray("annotations").add(watermark());
        }
        return layout;
    }

    private static JsonObject watermark() {
        JsonObject watermark = FigureJson.object("{xref:'paper',yref:'paper',x:0.5,y:0.64,showarrow:false,opacity:0.12,"
                + "text:'<b>PRACTICE DATA</b>',font:{size:64}}");
        watermark.getAsJsonObject("font").addProperty("color", Palette.DOWN);
        return watermark;
    }

    private void color(JsonObject direction, String color) {
        if (!text.of().isOhlc()) {
            direction.addProperty("fillcolor", color);
        }
        direction.getAsJsonObject("line").addProperty("color", color);
    }

    private JsonArray prices(IntToDoubleFunction price) {
        return FigureJson.numbers(
                IntStream.range(0, series.size()).mapToDouble(price).toArray());
    }
}
