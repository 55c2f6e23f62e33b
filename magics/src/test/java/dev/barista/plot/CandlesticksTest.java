package dev.barista.plot;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.barista.market.Bars;
import dev.barista.market.BarsBuilder;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.util.HashSet;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;

class CandlesticksTest {
    @Test
    void figureHasCandlesAndVolumeOverOneAxisWithoutGaps() {
        JsonObject figure = figure(Samples.practice(Samples.hourly(70)));
        assertThat(figure.getAsJsonArray("data")).hasSize(3);
        JsonObject candles = figure.getAsJsonArray("data").get(0).getAsJsonObject();
        assertThat(candles.get("type").getAsString()).isEqualTo("candlestick");
        assertThat(candles.getAsJsonArray("x")).hasSize(70);
        assertThat(candles.getAsJsonArray("x").get(0).getAsString()).isEqualTo("2025-01-02 09:30");
        int risen = volumes(figure, 1);
        int fallen = volumes(figure, 2);
        assertThat(risen + fallen).isEqualTo(70);
        assertThat(figure.getAsJsonObject("layout")
                        .getAsJsonObject("xaxis")
                        .get("type")
                        .getAsString())
                .isEqualTo("category");
    }

    @Test
    void practiceDataIsSaidInEveryForm() {
        Chart chart = Samples.practice(Samples.hourly(20)).chart();
        assertThat(chart.figure()).contains("PRACTICE DATA: made up, not a market");
        assertThat(chart.picture().svg()).contains("PRACTICE DATA: made up, not a market");
        assertThat(chart.picture().caption()).contains("PRACTICE DATA: made up, not a market");
        assertThat(Samples.from("Alpaca").chart().figure()).doesNotContain("PRACTICE");
    }

    @Test
    void saysWhenBarsArePutTogether() {
        Chart chart = Samples.practice(Samples.hourly(12_000)).chart();
        assertThat(chart.figure()).contains("12,000 bars").contains("each candle puts 3 bars together");
        assertThat(chart.picture().caption()).contains("12,000 bars").contains("each candle puts 40 bars together");
    }

    @Test
    void twoBarsOfTheSameTimeKeepCandlesOfTheirOwn() {
        Bars one = Samples.hourly(1);
        Bars twice = new BarsBuilder(2).add(one, 0).add(one, 0).build();
        JsonObject candles =
                figure(Samples.practice(twice)).getAsJsonArray("data").get(0).getAsJsonObject();
        assertThat(candles.getAsJsonArray("x").toString()).isEqualTo("[\"2025-01-02 09:30\",\"2025-01-02 09:30 (2)\"]");
    }

    @Test
    void pngHasTheExpectedSizeAndBothColours() throws IOException {
        byte[] png =
                Samples.practice(Samples.hourly(60)).chart().picture().png().orElseThrow();
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        assertThat(image.getWidth()).isEqualTo(2 * Candlesticks.WIDTH);
        assertThat(image.getHeight()).isEqualTo(2 * Candlesticks.HEIGHT);
        Set<Integer> colours = new HashSet<>();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                colours.add(image.getRGB(x, y) & 0xffffff);
            }
        }
        assertThat(colours).contains(Integer.decode(Palette.UP), Integer.decode(Palette.DOWN));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 60, 5_001})
    void svgIsWellFormedHoweverManyBars(int count) throws Exception {
        String svg = Samples.practice(Samples.hourly(count)).chart().picture().svg();
        assertThat(wellFormed(svg)).isEqualTo("svg");
        assertThat(svg).doesNotContain("NaN").doesNotContain("Infinity");
        assertThat(svg.length()).isLessThan(40_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"</script><script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "a&b", "]]>\u0001\uD800"
            })
    void svgIsWellFormedWhateverTheSourceIsCalled(String source) throws Exception {
        assertThat(wellFormed(Samples.from(source).chart().picture().svg())).isEqualTo("svg");
    }

    private static String wellFormed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(svg)))
                .getDocumentElement()
                .getTagName();
    }

    private static JsonObject figure(Candlesticks candlesticks) {
        return JsonParser.parseString(candlesticks.chart().figure()).getAsJsonObject();
    }

    private static int volumes(JsonObject figure, int trace) {
        return figure.getAsJsonArray("data")
                .get(trace)
                .getAsJsonObject()
                .getAsJsonArray("y")
                .size();
    }
}
