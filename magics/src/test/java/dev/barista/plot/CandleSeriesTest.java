package dev.barista.plot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barista.market.Bars;
import dev.barista.market.BarsBuilder;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CandleSeriesTest {
    @Test
    void keepsEveryBarWhileThereIsRoom() {
        CandleSeries series = CandleSeries.of(Samples.hourly(300), 300);
        assertThat(series.size()).isEqualTo(300);
        assertThat(series.barsPerCandle()).isEqualTo(1);
    }

    @Test
    void putsBarsTogetherExactly() {
        Bars bars = Samples.hourly(12_345);
        CandleSeries series = CandleSeries.of(bars, 5_000);
        assertThat(series.barsPerCandle()).isEqualTo(3);
        assertThat(series.size()).isEqualTo(4_115);
        assertThat(series.bars()).isEqualTo(12_345);
        for (int candle = 0; candle < series.size(); candle++) {
            int from = candle * 3;
            int to = Math.min(from + 3, bars.size());
            Bars got = series.candles();
            assertThat(got.timeMillis(candle)).isEqualTo(bars.timeMillis(from));
            assertThat(got.open(candle)).isEqualTo(bars.open(from));
            assertThat(got.close(candle)).isEqualTo(bars.close(to - 1));
            assertThat(got.high(candle))
                    .isEqualTo(IntStream.range(from, to)
                            .mapToDouble(bars::high)
                            .max()
                            .orElseThrow());
            assertThat(got.low(candle))
                    .isEqualTo(IntStream.range(from, to)
                            .mapToDouble(bars::low)
                            .min()
                            .orElseThrow());
            assertThat(got.volume(candle))
                    .isEqualTo(IntStream.range(from, to).mapToLong(bars::volume).sum());
        }
    }

    @Test
    void sortsBarsThatArrivedOutOfOrder() {
        Bars bars = Samples.hourly(3);
        BarsBuilder shuffled = new BarsBuilder(3).add(bars, 2).add(bars, 0).add(bars, 1);
        Bars sorted = CandleSeries.of(shuffled.build(), 10).candles();
        assertThat(IntStream.range(0, 3).mapToDouble(sorted::open).toArray())
                .containsExactly(bars.open(0), bars.open(1), bars.open(2));
    }

    @Test
    void countsBarsWithoutPricesInsteadOfDrawingThem() {
        BarsBuilder bars = new BarsBuilder(2).add(Samples.hourly(1), 0);
        bars.add(0, 1, Double.NaN, 1, 1, 5, 5, 1);
        CandleSeries series = CandleSeries.of(bars.build(), 10);
        assertThat(series.size()).isEqualTo(1);
        assertThat(series.withoutPrices()).isEqualTo(1);
        assertThat(series.highest()).isFinite();
    }

    @Test
    void leavesVolumeMissingWhereNoBarHasAny() {
        BarsBuilder bars = new BarsBuilder(2);
        bars.add(0, 1, 1, 1, 1, Bars.MISSING, Bars.MISSING, Double.NaN);
        bars.add(1, 1, 1, 1, 1, Bars.MISSING, Bars.MISSING, Double.NaN);
        assertThat(CandleSeries.of(bars.build(), 1).candles().volume(0)).isEqualTo(Bars.MISSING);
    }
}
