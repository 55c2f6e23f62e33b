package dev.barista.plot;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.barista.market.Bars;
import java.util.List;
import java.util.function.IntToDoubleFunction;

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
        data.add(volume(true));
        data.add(volume(false));
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

    /** Volume of the bars that rose or of those that fell, at the same places as their candles. */
    private JsonObject volume(boolean up) {
        Bars bars = series.candles();
        List<String> labels = text.labels(series);
        JsonObject trace = object("{type:'bar',name:'Volume',yaxis:'y2',marker:{line:{width:0},opacity:0.55}}");
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
        JsonObject layout = object(
                "{height:520,margin:{l:16,r:72,t:84,b:36},showlegend:false,hovermode:'x unified',"
                        + "hoversubplots:'axis',dragmode:'pan',barmode:'overlay',bargap:0.3,"
                        + "title:{x:0,xref:'paper',xanchor:'left',y:0.965,yanchor:'top',font:{size:20},subtitle:{font:{size:13}}},"
                        + "xaxis:{type:'category',anchor:'y2',rangeslider:{visible:false},tickangle:0,ticklabelposition:'outside right'},"
                        + "yaxis:{domain:[0.27,1],side:'right',tickformat:',.6~f'},"
                        + "yaxis2:{domain:[0,0.21],side:'right',tickformat:'.3~s',nticks:4,rangemode:'tozero',fixedrange:true}}");
        JsonObject title = layout.getAsJsonObject("title");
        title.addProperty("text", "<b>" + literal(text.heading()) + "</b>");
        title.getAsJsonObject("subtitle").addProperty("text", literal(text.details(series)));
        JsonObject xaxis = layout.getAsJsonObject("xaxis");
        List<TimeTicks.Tick> ticks = TimeTicks.along(text.times(series), Candlesticks.MOST_TICKS);
        xaxis.add("tickvals", array(ticks.stream().map(TimeTicks.Tick::index).toList()));
        xaxis.add("ticktext", array(ticks.stream().map(TimeTicks.Tick::label).toList()));
        if (text.of().isPractice()) {
            layout.add("annotations", array(List.of(badge(), watermark())));
        }
        return layout;
    }

    private static JsonObject badge() {
        JsonObject badge = object("{xref:'paper',yref:'paper',x:1,xanchor:'right',y:1,yanchor:'bottom',yshift:6,"
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
        JsonArray prices = new JsonArray(series.size());
        for (int row = 0; row < series.size(); row++) {
            prices.add(Math.round(price.applyAsDouble(row) * 1e6) / 1e6);
        }
        return prices;
    }

    private static JsonArray array(List<?> values) {
        return GSON.toJsonTree(values).getAsJsonArray();
    }

    /** A constant part of the figure, written as the short form of JSON that Plotly's own documentation uses. */
    private static JsonObject object(String lenientJson) {
        return GSON.fromJson(lenientJson, JsonObject.class);
    }
}
