package dev.barista.plot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barista.kernel.comm.Comms;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlotSessionTest {
    private static final int ROOM_FOR_A_PLOT = 200_000;

    @Test
    void theFirstPlotOfASessionAloneCarriesTheLibrary() {
        PlotSession session = new PlotSession(Comms.none());
        Chart chart = Samples.practice(Samples.hourly(50)).chart();
        assertThat(html(session.show(chart))).hasSizeGreaterThan(1_500_000);
        assertThat(html(session.show(chart))).hasSizeLessThan(ROOM_FOR_A_PLOT);
        assertThat(html(new PlotSession(Comms.none()).show(chart))).hasSizeGreaterThan(1_500_000);
    }

    @Test
    void showsSomethingInEveryFrontEnd() {
        DisplayData data = new PlotSession(Comms.none())
                .show(Samples.practice(Samples.hourly(50)).chart());
        assertThat(html(data)).startsWith("<div class=\"barista-plot\"><img ").contains("data:image/svg+xml;base64,");
        assertThat(data.hasDataForType(new MIMEType("application", "vnd", "plotly.v1", "json")))
                .isTrue();
        assertThat((String) data.getData(MIMEType.TEXT_PLAIN)).startsWith("Candlesticks: SPY · 1Hour · 2 Jan 2025");
        byte[] png = Base64.getDecoder().decode((String) data.getData(MIMEType.IMAGE_PNG));
        assertThat(png).startsWith(0x89, 'P', 'N', 'G');
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "</script><script>alert(1)</script>",
                "</SCRIPT >",
                "<!--<script>",
                "\" onload=\"alert(1)",
                "'\\",
                "\u2028\u2029"
            })
    void noSourceEndsTheScriptOrTheAttribute(String source) {
        PlotSession session = new PlotSession(Comms.none());
        session.show(Samples.from("first").chart());
        String html = html(session.show(Samples.from(source).chart()));
        assertThat(html.split("(?i)</?script", -1))
                .as("one script element, opened and closed once")
                .hasSize(3);
        assertThat(html.substring(html.indexOf("<script")))
                .doesNotContain("<!--")
                .doesNotContain("\u2028")
                .doesNotContain("\u2029");
        assertThat(html.substring(0, html.indexOf('>', html.indexOf("<img"))).split("\"", -1))
                .as("quotes of class, width, height, style, alt and src alone")
                .hasSize(13);
    }

    private static String html(DisplayData data) {
        return (String) data.getData(MIMEType.TEXT_HTML);
    }
}
