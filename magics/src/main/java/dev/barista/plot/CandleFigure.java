package dev.barista.plot;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.barista.market.Bars;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collector;
import java.util.stream.IntStream;

/**
 * Describes a candlestick plot to Plotly: prices and volume over one shared axis of categories, so that nights,
 * weekends and holidays leave no gaps.
 */
final class CandleFigure {
    private static final Gson GSON = new Gson();

    private final CandleSeries series;
    private final CandleText text;

    CandleFigure(CandleSeries series, CandleText text) {
        this.series = series;
        this.text = text;
    }

    String json() {
        JsonObject figure = new JsonObject();
        JsonArray data = new JsonArray();
        data.add(candles());
        data.add(volume());
        figure.add("data", data);
        figure.add("layout", layout());
        return GSON.toJson(figure);
    }

    private JsonObject candles() {
        Bars bars = series.candles();
        JsonObject trace = object("{type:'candlestick',increasing:{line:{width:1}},decreasing:{line:{width:1}}}");
        trace.addProperty("name", text.of().symbol().value());
        trace.add("x", array(text.labels(series)));
        trace.add("open", prices(bars::open));
        trace.add("high", prices(bars::high));
        trace.add("low", prices(bars::low));
        trace.add("close", prices(bars::close));
        color(trace.getAsJsonObject("increasing"), Palette.UP);
        color(trace.getAsJsonObject("decreasing"), Palette.DOWN);
        return trace;
    }

    private JsonObject volume() {
        Bars bars = series.candles();
        JsonObject trace =
                object("{type:'bar',name:'Volume',yaxis:'y2',marker:{cmin:0,cmax:1,line:{width:0},opacity:0.55}}");
        trace.add("x", array(text.labels(series)));
        trace.add("y", rows(row -> {
            long shares = bars.volume(row);
            return shares == Bars.MISSING ? null : new JsonPrimitive(shares);
        }));
        JsonObject marker = trace.getAsJsonObject("marker");
        marker.add("color", rows(row -> new JsonPrimitive(series.isUp(row) ? 1 : 0)));
        marker.add("colorscale", array(List.of(array(List.of(0, Palette.DOWN)), array(List.of(1, Palette.UP)))));
        return trace;
    }

    private JsonObject layout() {
        JsonObject layout = object(
                "{height:520,margin:{l:16,r:72,t:84,b:36},showlegend:false,hovermode:'x unified',"
                        + "hoversubplots:'axis',dragmode:'pan',bargap:0.3,"
                        + "title:{x:0,xref:'paper',xanchor:'left',y:0.965,yanchor:'top',font:{size:20},subtitle:{font:{size:13}}},"
                        + "xaxis:{type:'category',anchor:'y2',rangeslider:{visible:false},tickangle:0,nticks:10},"
                        + "yaxis:{domain:[0.27,1],side:'right',tickformat:',.6~f'},"
                        + "yaxis2:{domain:[0,0.21],side:'right',tickformat:'.3~s',nticks:4,rangemode:'tozero',fixedrange:true}}");
        JsonObject title = layout.getAsJsonObject("title");
        title.addProperty("text", "<b>" + literal(text.heading()) + "</b>");
        title.getAsJsonObject("subtitle").addProperty("text", literal(text.details(series)));
        JsonObject xaxis = layout.getAsJsonObject("xaxis");
        List<TimeTicks.Tick> ticks = TimeTicks.along(text.times(series), 12);
        xaxis.add("tickvals", array(ticks.stream().map(TimeTicks.Tick::index).toList()));
        xaxis.add("ticktext", array(ticks.stream().map(TimeTicks.Tick::label).toList()));
        if (text.of().isPractice()) {
            layout.add("annotations", array(List.of(badge(), watermark())));
        }
        return layout;
    }

    private static JsonObject badge() {
        JsonObject badge = object("{xref:'paper',yref:'paper',x:1,xanchor:'right',y:1,yanchor:'bottom',yshift:42,"
                + "showarrow:false,borderpad:5,font:{size:13}}");
        badge.addProperty("text", "<b>" + CandleText.PRACTICE + "</b>");
        badge.addProperty("bgcolor", Palette.PRACTICE_PAPER);
        badge.getAsJsonObject("font").addProperty("color", Palette.PRACTICE);
        return badge;
    }

    private static JsonObject watermark() {
        JsonObject watermark = object("{xref:'paper',yref:'paper',x:0.5,y:0.64,showarrow:false,opacity:0.12,"
                + "text:'<b>PRACTICE DATA</b>',font:{size:64}}");
        watermark.getAsJsonObject("font").addProperty("color", Palette.DOWN);
        return watermark;
    }

    private static void color(JsonObject direction, String color) {
        direction.addProperty("fillcolor", color);
        direction.getAsJsonObject("line").addProperty("color", color);
    }

    /** Plotly reads its texts as a kind of HTML. */
    private static String literal(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private JsonArray prices(IntToDoubleFunction price) {
        return rows(row -> new JsonPrimitive(Math.round(price.applyAsDouble(row) * 1e6) / 1e6));
    }

    private JsonArray rows(IntFunction<JsonPrimitive> cell) {
        return IntStream.range(0, series.size()).mapToObj(cell).collect(toArray());
    }

    private static JsonArray array(List<?> values) {
        return GSON.toJsonTree(values).getAsJsonArray();
    }

    private static Collector<JsonPrimitive, JsonArray, JsonArray> toArray() {
        return Collector.of(JsonArray::new, JsonArray::add, (left, right) -> {
            left.addAll(right);
            return left;
        });
    }

    /** A constant part of the figure, written as the short form of JSON that Plotly's own documentation uses. */
    private static JsonObject object(String lenientJson) {
        return GSON.fromJson(lenientJson, JsonObject.class);
    }
}
