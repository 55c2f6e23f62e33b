package dev.barista.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.barista.market.Bars;
import dev.barista.market.BarsBuilder;
import dev.barista.market.InvalidInputException;
import dev.barista.market.Symbol;
import dev.barista.market.Timeframe;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is drawn of bars, number by number. */
class BarChartsTest {
    private static final Symbol SPY = new Symbol("SPY");
    private static final Symbol QQQ = new Symbol("QQQ");

    @Test
    void ohlcBarsHaveTheFourPricesOfEachBar() {
        Bars bars = daily(100, 110, 99);
        Chart chart = charts(Map.of(SPY, bars)).chart(PlotKind.OHLC);
        assertThat(Figures.type(chart)).isEqualTo("ohlc");
        assertThat(Figures.numbers(chart, 0, "close")).containsExactly(100, 110, 99);
        assertThat(Figures.numbers(chart, 0, "high")).containsExactly(101, 111, 100);
        assertThat(chart.picture().caption()).startsWith("OHLC bars: SPY · 1Day");
        assertThat(chart.picture().svg()).contains(Palette.UP, Palette.DOWN);
    }

    @Test
    void volumeHasABarForEachBar() {
        Chart chart = charts(Map.of(SPY, daily(100, 110, 99))).chart(PlotKind.VOLUME);
        assertThat(Figures.type(chart)).isEqualTo("bar");
        assertThat(Figures.numbers(chart, 0, "y")).containsExactly(1_000, 1_001, 1_002);
        assertThat(Figures.words(chart, 0, "x")).containsExactly("2025-01-01", "2025-01-02", "2025-01-03");
    }

    @Test
    void aComparisonBeginsAtOneHundred() {
        Chart chart = both().chart(PlotKind.COMPARE);
        assertThat(Figures.numbers(chart, 0, "y")).containsExactly(100, 110, 99, 99);
        assertThat(Figures.numbers(chart, 1, "y")).containsExactly(100, 95, 104.5, 104.5);
    }

    @Test
    void whatMovesAgainstEachOtherIsCorrelatedNegatively() {
        Chart chart = both().chart(PlotKind.CORRELATION);
        assertThat(Figures.type(chart)).isEqualTo("heatmap");
        var rows = Figures.trace(chart, 0).getAsJsonArray("z");
        assertThat(rows.get(0).getAsJsonArray().get(0).getAsDouble()).isEqualTo(1);
        assertThat(rows.get(0).getAsJsonArray().get(1).getAsDouble()).isLessThan(-0.9);
        assertThat(chart.picture().svg()).contains("QQQ", "1.00");
    }

    @Test
    void aScatterHasAPointForEachPairOfReturns() {
        Chart chart = both().chart(PlotKind.SCATTER);
        double[] x = Figures.numbers(chart, 0, "x");
        assertThat(x).hasSize(3);
        assertThat(x[0]).isCloseTo(100 * Math.log(1.1), within(1e-5));
        assertThat(Figures.numbers(chart, 0, "y")[0]).isCloseTo(100 * Math.log(0.95), within(1e-5));
        assertThat(chart.picture().caption()).contains("correlation -");
    }

    @Test
    void aHeatMapOfDaysHasMonthsAcrossAndYearsDown() {
        Bars bars = daily(IntStream.range(0, 400).mapToDouble(i -> 100 + i).toArray());
        Chart chart = charts(Map.of(SPY, bars)).chart(PlotKind.HEATMAP);
        assertThat(Figures.words(chart, 0, "x")).hasSize(12).startsWith("01", "02");
        assertThat(Figures.words(chart, 0, "y")).containsExactly("2025", "2026");
        double january = Figures.trace(chart, 0)
                .getAsJsonArray("z")
                .get(0)
                .getAsJsonArray()
                .get(0)
                .getAsDouble();
        assertThat(january).isCloseTo(100 * Math.log(1.30), within(1e-5));
    }

    @Test
    void aHeatMapOfHoursHasDaysAcrossAndTimesOfTheDayDown() {
        Chart chart = hours(70).chart(PlotKind.HEATMAP);
        assertThat(Figures.words(chart, 0, "x")).hasSize(10);
        assertThat(Figures.words(chart, 0, "y")).startsWith("09:30").hasSize(7);
    }

    @Test
    void datesBelowAHeatMapDoNotRunIntoEachOther() {
        Chart chart = hours(7 * 65).chart(PlotKind.HEATMAP);
        double[] places = Pattern.compile("<text x=\"([0-9.]+)\"[^>]*>\\d{4}-\\d\\d-\\d\\d<")
                .matcher(chart.picture().svg())
                .results()
                .mapToDouble(label -> Double.parseDouble(label.group(1)))
                .toArray();
        assertThat(places.length).isGreaterThan(4);
        for (int i = 1; i < places.length; i++) {
            assertThat(places[i] - places[i - 1])
                    .as("pixels for ten characters of 7")
                    .isGreaterThan(75);
        }
    }

    @Test
    void indicatorsAreThoseOfTheirDefinitions() {
        double[] closes = IntStream.range(0, 120)
                .mapToDouble(i -> 100 + 10 * Math.sin(i / 5.0) + i * 0.1)
                .toArray();
        Chart chart = charts(Map.of(SPY, daily(closes))).chart(PlotKind.INDICATORS);
        assertThat(Figures.traces(chart)).isEqualTo(9);
        double mean = Arrays.stream(closes, 80, 100).average().orElseThrow();
        double deviation = Math.sqrt(Arrays.stream(closes, 80, 100)
                .map(close -> (close - mean) * (close - mean))
                .average()
                .orElseThrow());
        assertThat(Figures.numbers(chart, 1, "y")[99]).isCloseTo(mean, within(1e-5));
        assertThat(Figures.numbers(chart, 1, "y")[18]).isNaN();
        assertThat(Figures.numbers(chart, 3, "y")[99]).isCloseTo(mean + 2 * deviation, within(1e-5));
        assertThat(Figures.numbers(chart, 4, "y")[99]).isCloseTo(mean - 2 * deviation, within(1e-5));
        assertThat(Figures.numbers(chart, 5, "y")[119]).isBetween(0.0, 100.0);
        double[] macd = Figures.numbers(chart, 6, "y");
        double[] signal = Figures.numbers(chart, 7, "y");
        assertThat(macd[119]).isCloseTo(ema(closes, 12)[119] - ema(closes, 26)[119], within(1e-5));
        assertThat(Figures.numbers(chart, 8, "y")[119]).isCloseTo(macd[119] - signal[119], within(2e-6));
    }

    @ParameterizedTest
    @EnumSource(
            value = PlotKind.class,
            names = {"SMILE", "TERM", "SURFACE"},
            mode = EnumSource.Mode.EXCLUDE)
    void nothingBreaksWithoutBarsOrWithOne(PlotKind kind) {
        boolean isOfTwo = kind == PlotKind.SCATTER || kind == PlotKind.CORRELATION;
        for (Bars bars : new Bars[] {Bars.EMPTY, daily(100), daily(100, 100)}) {
            Map<Symbol, Bars> some = new LinkedHashMap<>(Map.of(SPY, bars));
            if (isOfTwo) {
                some.put(QQQ, bars);
            }
            Chart chart = charts(some).chart(kind);
            assertThat(chart.picture().svg()).doesNotContain("NaN").doesNotContain("Infinity");
            assertThat(chart.figure()).doesNotContain("NaN").doesNotContain("Infinity");
        }
    }

    @Test
    void saysWhatCannotBeDrawn() {
        assertThatThrownBy(() -> both().chart(PlotKind.OHLC))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("of one symbol");
        assertThatThrownBy(() -> charts(Map.of(SPY, daily(1, 2))).chart(PlotKind.SCATTER))
                .hasMessage("a scatter needs two symbols or more, got SPY");
        assertThatThrownBy(() -> both().chart(PlotKind.SURFACE)).hasMessageContaining("option chains");
    }

    @Test
    void aMillionBarsKeepTheirExtremes() {
        double[] closes = IntStream.range(0, 1_000_000)
                .mapToDouble(i -> 100 + Math.sin(i / 5_000.0))
                .toArray();
        closes[654_321] = 250;
        closes[765_432] = 1;
        Chart chart = charts(Map.of(SPY, minutes(closes))).chart(PlotKind.LINE);
        double[] drawn = Figures.numbers(chart, 0, "y");
        assertThat(drawn.length).isBetween(2_000, 10_000);
        assertThat(drawn).contains(250).contains(1);
        assertThat(chart.picture().caption()).contains("1,000,000 points");
    }

    private static double[] ema(double[] values, int bars) {
        double[] ema = values.clone();
        for (int i = 1; i < ema.length; i++) {
            ema[i] = ema[i - 1] + (values[i] - ema[i - 1]) * 2 / (bars + 1);
        }
        return ema;
    }

    private static BarCharts both() {
        Map<Symbol, Bars> both = new LinkedHashMap<>();
        both.put(SPY, daily(100, 110, 99, 99));
        both.put(QQQ, daily(200, 190, 209, 209));
        return charts(both);
    }

    private static BarCharts charts(Map<Symbol, Bars> bars) {
        return new BarCharts(bars, Timeframe.parse("1Day"), "a file", false, false, Samples.NEW_YORK);
    }

    private static BarCharts hours(int count) {
        Map<Symbol, Bars> bars = Map.of(SPY, Samples.hourly(count));
        return new BarCharts(bars, Timeframe.parse("1Hour"), "practice data", true, false, Samples.NEW_YORK);
    }

    private static Bars daily(double... closes) {
        return bars(86_400_000, closes);
    }

    private static Bars minutes(double... closes) {
        return bars(60_000, closes);
    }

    private static Bars bars(long apartMillis, double... closes) {
        BarsBuilder bars = new BarsBuilder(closes.length);
        long first = LocalDate.of(2025, 1, 1).toEpochDay() * 86_400_000;
        for (int i = 0; i < closes.length; i++) {
            double open = i == 0 ? closes[i] : closes[i - 1];
            bars.add(
                    first + i * apartMillis,
                    Math.min(closes[i] + 1, Math.max(closes[i] - 1, open)),
                    closes[i] + 1,
                    closes[i] - 1,
                    closes[i],
                    1_000 + i,
                    10,
                    closes[i]);
        }
        return bars.build();
    }
}
