package dev.barista.train.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IndicatorsTest {
    private static double[] line(int rows, double step) {
        return IntStream.range(0, rows).mapToDouble(t -> 100 + step * t).toArray();
    }

    private static double[] plus(double[] values, double more) {
        return IntStream.range(0, values.length)
                .mapToDouble(t -> values[t] + more)
                .toArray();
    }

    private static double last(double[] values) {
        return values[values.length - 1];
    }

    @Test
    void aSteadyRiseIsStrongInAllOfThem() {
        double[] close = line(200, 1);
        assertThat(last(Indicators.rsi(close))).isEqualTo(100);
        assertThat(last(Indicators.macd(close))).isPositive();
        assertThat(last(Indicators.adx(plus(close, 1), plus(close, -1), close))).isGreaterThan(99);
        assertThat(last(Indicators.cci(plus(close, 1), plus(close, -1), close))).isGreaterThan(100);
    }

    @Test
    void aSteadyFallIsTheOpposite() {
        double[] close = line(90, -1);
        assertThat(last(Indicators.rsi(close))).isZero();
        assertThat(last(Indicators.macd(close))).isNegative();
        assertThat(last(Indicators.cci(plus(close, 1), plus(close, -1), close))).isLessThan(-100);
    }

    @Test
    void macdOfARiseByOneADaySettlesAtTheDifferenceOfTheAveragesLags() {
        // An exponential average of span n lags (n - 1) / 2 behind a line: 12.5 - 5.5.
        double[] close = line(400, 1);
        assertThat(last(Indicators.macd(close)) * last(close)).isCloseTo(7, within(1e-6));
    }

    @Test
    void pricesThatStandStillAreNeutral() {
        double[] close = line(60, 0);
        assertThat(last(Indicators.rsi(close))).isEqualTo(50);
        assertThat(last(Indicators.cci(close, close, close))).isZero();
        assertThat(last(Indicators.adx(close, close, close))).isZero();
        assertThat(last(Indicators.volatility(close, 20))).isZero();
    }

    @Test
    void logReturnsAndTheirVolatilityAreTheTextbookOnes() {
        double[] close = {100, 110, 99, 108.9};
        assertThat(Indicators.logReturn(close, 1)[1]).isEqualTo(Math.log(1.1));
        assertThat(Indicators.logReturn(close, 3)[3]).isCloseTo(Math.log(1.089), within(1e-12));
        double up = Math.log(1.1);
        double down = Math.log(0.9);
        assertThat(Indicators.volatility(close, 2)[2]).isCloseTo((up - down) / 2, within(1e-12));
    }

    @Test
    void turbulenceIsHighWhereReturnsAreUnlikeThoseBefore() {
        Frames frames = Frames.of(MadeUpBars.walks(java.util.List.of("A", "B"), 120, 3));
        double calm = Turbulence.of(frames.close())[118];
        frames.close()[0][119] *= 1.2;
        frames.close()[1][119] /= 1.2;
        double wild = Turbulence.of(frames.close())[119];
        assertThat(calm).isBetween(0.0, 15.0);
        assertThat(wild).isGreaterThan(100);
    }
}
