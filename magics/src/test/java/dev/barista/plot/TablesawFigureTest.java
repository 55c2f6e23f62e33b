package dev.barista.plot;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.barista.kernel.comm.Comms;
import dev.barista.kernel.display.ValueRenderers;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.plotly.api.AreaPlot;
import tech.tablesaw.plotly.api.BoxPlot;
import tech.tablesaw.plotly.api.BubblePlot;
import tech.tablesaw.plotly.api.CandlestickPlot;
import tech.tablesaw.plotly.api.Heatmap;
import tech.tablesaw.plotly.api.Histogram;
import tech.tablesaw.plotly.api.PiePlot;
import tech.tablesaw.plotly.api.Scatter3DPlot;
import tech.tablesaw.plotly.api.ScatterPlot;
import tech.tablesaw.plotly.api.TimeSeriesPlot;
import tech.tablesaw.plotly.api.VerticalBarPlot;
import tech.tablesaw.plotly.components.Axis;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.components.Font;
import tech.tablesaw.plotly.components.Layout;
import tech.tablesaw.plotly.traces.BarTrace;

class TablesawFigureTest {
    private static Table table(String text) {
        return Table.create(
                "t",
                DoubleColumn.create("x", 1, 2, Double.NaN),
                DoubleColumn.create("y", 2, 3, 5),
                StringColumn.create("s", "a", text, "c"),
                DateColumn.create("d", LocalDate.of(2024, 1, 2), LocalDate.of(2024, 1, 3), LocalDate.of(2024, 1, 4)));
    }

    private static List<Figure> figuresOfEveryKind() {
        Table table = table("b");
        return List.of(
                ScatterPlot.create("points", table, "x", "y", "s"),
                Scatter3DPlot.create("space", table, "x", "y", "y"),
                TimeSeriesPlot.create("time", table, "d", "y"),
                Histogram.create("counts", table, "x"),
                BoxPlot.create("boxes", table, "s", "y"),
                VerticalBarPlot.create("bars", table, "s", "y"),
                PiePlot.create("pie", table, "s", "y"),
                AreaPlot.create("area", table, "x", "y"),
                BubblePlot.create("bubbles", table, "x", "y", "y"),
                CandlestickPlot.create("candles", table, "d", "y", "y", "x", "y"),
                Heatmap.create("heat", table, "s", "s"));
    }

    @ParameterizedTest
    @MethodSource("figuresOfEveryKind")
    void isReadAsDataWithATitleThatTodaysPlotlyShows(Figure figure) {
        JsonObject read = FigureReader.read(figure);
        assertThat(read.getAsJsonArray("data")).isNotEmpty().allSatisfy(trace -> assertThat(
                        trace.getAsJsonObject().get("type").getAsString())
                .isNotEmpty());
        assertThat(read.getAsJsonObject("layout").getAsJsonObject("title").get("text"))
                .isEqualTo(new com.google.gson.JsonPrimitive(figure.getLayout().getTitle()));
    }

    @Test
    void missingNumbersAreNullForJsonKnowsNoOthers() {
        JsonObject trace = FigureReader.read(Scatter3DPlot.create("space", table("b"), "x", "y", "y"))
                .getAsJsonArray("data")
                .get(0)
                .getAsJsonObject();
        assertThat(trace.getAsJsonArray("x")).hasToString("[1.0,2.0,null]");
    }

    @Test
    void titlesOfAxesKeepTheirFonts() {
        Axis axis = Axis.builder()
                .title("dollars")
                .titleFont(Font.builder().size(20).build())
                .build();
        Figure figure = new Figure(
                Layout.builder("t").xAxis(axis).build(),
                BarTrace.builder(new Object[] {"a"}, new double[] {1}).build());
        JsonObject title = FigureReader.read(figure)
                .getAsJsonObject("layout")
                .getAsJsonObject("xaxis")
                .getAsJsonObject("title");
        assertThat(title.get("text").getAsString()).isEqualTo("dollars");
        assertThat(title.getAsJsonObject("font").get("size").getAsInt()).isEqualTo(20);
    }

    @Test
    void isTheValueOfACellLikeAnyOther() {
        ValueRenderers renderers = new ValueRenderers();
        new PlotSession(Comms.none()).registerWith(renderers);
        DisplayData shown = renderers.render(ScatterPlot.create("two <b>columns</b>", table("b"), "x", "y"));
        assertThat((String) shown.getData(MIMEType.TEXT_PLAIN))
                .isEqualTo("a figure of Tablesaw's “two <b>columns</b>”");
        assertThat(html(shown))
                .startsWith(
                        "<div class=\"barista-plot\"><div class=\"barista-still\">A figure of Tablesaw&#39;s “two &lt;b&gt;")
                .contains("\"figure\",{\"data\":[{\"x\":");
        assertThat(shown.hasDataForType(new MIMEType("application", "vnd", "plotly.v1", "json")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "</script><script>alert(1)</script>",
                "<!--<script>",
                "it's \"quoted\"",
                "ends in \\",
                "\\' + alert(1) + '",
                "'};alert(1);var x={a:'",
                "\"];alert(1);[\"",
                "two\nlines",
                "\u2028\u2029"
            })
    void noTextRunsOrLeavesTheScript(String hostile) {
        PlotSession session = new PlotSession(Comms.none());
        session.show(ScatterPlot.create("carries the library", table("b"), "x", "y"));
        String html = html(session.show(new Figure(
                Layout.builder(hostile, hostile, hostile).build(),
                BarTrace.builder(new Object[] {"a", hostile}, new double[] {1, 2})
                        .name(hostile)
                        .build())));
        assertThat(html.split("(?i)</?script", -1))
                .as("one script element, opened and closed once")
                .hasSize(3);
        String script = html.substring(html.indexOf("<script>"));
        assertThat(script).doesNotContain("<!--").doesNotContain("\u2028").doesNotContain("\u2029");
        String call = script.substring(script.indexOf("\"figure\",") + 9, script.indexOf(")</script>"));
        JsonObject content = JsonParser.parseString(call).getAsJsonObject();
        assertThat(content.getAsJsonArray("data")
                        .get(0)
                        .getAsJsonObject()
                        .getAsJsonArray("x")
                        .get(1)
                        .getAsString())
                .as("the text is data")
                .isEqualTo(hostile);
        assertThat(content.keySet()).containsExactly("data", "layout");
    }

    private static String html(DisplayData data) {
        return (String) data.getData(MIMEType.TEXT_HTML);
    }
}
