package dev.barista.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.barista.market.Symbol;
import dev.barista.market.Timeframe;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Stretches of plots of many points, drawn in more detail. */
class ZoomTest {
    private static Zoom zoom(Chart chart) {
        return Objects.requireNonNull(chart.zoom());
    }

    private static JsonObject figure(Zoom.Stretch stretch) {
        return JsonParser.parseString(stretch.figure()).getAsJsonObject();
    }

    private static JsonArray first(Zoom.Stretch stretch, String what) {
        return figure(stretch).getAsJsonArray("data").get(0).getAsJsonObject().getAsJsonArray(what);
    }

    private static Chart kind(int bars, PlotKind kind) {
        return new BarCharts(
                        Map.of(new Symbol("SPY"), Samples.hourly(bars)),
                        Timeframe.parse("1Hour"),
                        "practice data",
                        true,
                        false,
                        Samples.NEW_YORK)
                .chart(kind);
    }

    @Test
    void candlesAreThoseOfTheStretchWithFewerBarsEach() {
        Zoom zoom = zoom(Samples.practice(Samples.hourly(60_000)).chart());

        Zoom.Stretch some = zoom.stretch(10_000, 22_000);
        assertThat(first(some, "x")).hasSize(4_000);
        assertThat(figure(some).toString()).contains("60,000 bars").contains("each candle puts 3 bars together");
        assertThat(some.rows().isComplete()).isFalse();

        Zoom.Stretch few = zoom.stretch(10_000, 10_200);
        assertThat(first(few, "x")).hasSize(200);
        assertThat(first(few, "close").get(7).getAsDouble())
                .isEqualTo(FigureJson.numbers(Samples.hourly(60_000).close(10_007))
                        .get(0)
                        .getAsDouble());
        assertThat(figure(few).toString()).contains("60,000 bars").doesNotContain("puts");
        assertThat(few.rows().isComplete()).isTrue();
    }

    @Test
    void linesAndIndicatorsShowEachPointOfAShortStretch() {
        for (PlotKind kind : List.of(PlotKind.LINE, PlotKind.AREA, PlotKind.RETURNS, PlotKind.INDICATORS)) {
            Zoom.Stretch stretch = zoom(kind(20_000, kind)).stretch(700, 1_500);
            assertThat(first(stretch, "y")).as(kind.toString()).hasSize(800);
            assertThat(stretch.rows().isComplete()).isTrue();
        }
        Zoom.Stretch wide = zoom(kind(20_000, PlotKind.INDICATORS)).stretch(0, 20_000);
        assertThat(first(wide, "y").size()).isBetween(2_500, 20_000);
        assertThat(wide.rows().isComplete()).isFalse();
    }

    @Test
    void whatIsDrawnWholeCannotBeZoomed() {
        assertThat(Samples.practice(Samples.hourly(5_000)).chart().zoom()).isNull();
        assertThat(kind(5_000, PlotKind.LINE).zoom()).isNull();
    }

    @Test
    void placesAndRowsAreFoundFromEachOther() {
        StretchRows rows = new StretchRows(1_000, 100, 103, 109, 500);
        IntStream.range(100, 1_000)
                .forEach(row -> assertThat(rows.row(rows.place(row))).isCloseTo(row, within(1e-6)));
        assertThat(rows.row(0)).isEqualTo(101.5);
        assertThat(rows.row(-0.5)).isEqualTo(100);
        assertThat(rows.row(3.5)).isEqualTo(1_000);
        // A point stands for 225 rows in the mean.
        assertThat(rows.row(-1.5)).isEqualTo(-125);
        assertThat(rows.row(5.5)).isEqualTo(1_450);
    }
}
