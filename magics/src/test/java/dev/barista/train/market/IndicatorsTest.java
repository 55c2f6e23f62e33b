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

    private static Indicators around(double[] close) {
        return new Indicators(plus(close, 1), plus(close, -1), close);
    }

    private static double last(double[] values) {
        return values[values.length - 1];
    }

    @Test
    void aSteadyRiseIsStrongInAllOfThem() {
        double[] close = line(200, 1);
        Indicators rising = around(close);
        assertThat(last(rising.rsi())).isEqualTo(100);
        assertThat(last(rising.macd())).isPositive();
        assertThat(last(rising.adx())).isGreaterThan(99);
        assertThat(last(rising.cci())).isGreaterThan(100);
    }

    @Test
    void aSteadyFallIsTheOpposite() {
        Indicators falling = around(line(90, -1));
        assertThat(last(falling.rsi())).isZero();
        assertThat(last(falling.macd())).isNegative();
        assertThat(last(falling.cci())).isLessThan(-100);
    }

    @Test
    void macdOfARiseByOneADaySettlesAtTheDifferenceOfTheAveragesLags() {
        // An exponential average of span n lags (n - 1) / 2 behind a line: 12.5 - 5.5.
        double[] close = line(400, 1);
        assertThat(last(around(close).macd()) * last(close)).isCloseTo(7, within(1e-6));
    }

    @Test
    void pricesThatStandStillAreNeutral() {
        double[] close = line(60, 0);
        Indicators still = new Indicators(close, close, close);
        assertThat(last(still.rsi())).isEqualTo(50);
        assertThat(last(still.cci())).isZero();
        assertThat(last(still.adx())).isZero();
        assertThat(last(Indicators.volatility(close, 20))).isZero();
    }

    @Test
    void nothingIsKnownUntilAnIndicatorHasWhatItNeeds() {
        Indicators rising = around(line(40, 1));
        assertThat(rising.macd()[25]).isNaN();
        assertThat(rising.macd()[26]).isPositive();
        assertThat(rising.rsi()[13]).isNaN();
        assertThat(rising.rsi()[14]).isEqualTo(100);
        assertThat(rising.cci()[18]).isNaN();
        assertThat(rising.cci()[19]).isPositive();
        assertThat(rising.adx()[27]).isNaN();
        assertThat(rising.adx()[28]).isPositive();
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
