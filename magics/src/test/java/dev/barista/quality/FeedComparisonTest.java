package dev.barista.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barista.market.Bars;
import dev.barista.market.BarsBuilder;
import dev.barista.market.Symbol;
import java.util.Map;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.Table;

/** Two sources of the same bars. */
class FeedComparisonTest {
    private static final Symbol SPY = new Symbol("SPY");
    private static final int BARS = 2_000;
    private static final long SEED = 11;

    @Test
    void theSameBarsHaveNoOffset() {
        Table table = compare(row -> 1, 0);
        assertThat(table.stringColumn("what").asList()).containsExactly("no offset");
        assertThat(table.intColumn("bars").get(0)).isEqualTo(BARS);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.0002, 0.001, 0.01})
    void noiseBetweenFeedsIsNoOffset(double noise) {
        Table table = compare(row -> 1, noise);
        assertThat(table.stringColumn("what").asList()).as("seed " + SEED).containsExactly("no offset");
    }

    @Test
    void aConstantOffsetIsFoundAndMeasured() {
        Table table = compare(row -> 1.002, 0.0003);
        assertThat(table.rowCount()).as("seed " + SEED).isEqualTo(1);
        assertThat(table.doubleColumn("offset").get(0)).isBetween(0.19, 0.21);
        assertThat(table.stringColumn("what").get(0)).startsWith("constant offset of +0.20 %");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.997, 0.98, 0.5})
    void anAdjustmentThatOneOfTheTwoLacksEndsOnItsDay(double factor) {
        Table table = compare(row -> row < 1_200 ? factor : 1, 0.0003);
        assertThat(table.rowCount()).as("seed " + SEED).isEqualTo(2);
        assertThat(table.intColumn("bars").asList()).containsExactly(1_200, 800);
        assertThat(table.stringColumn("what").get(0))
                .contains("until then: a dividend or split that one of the two is not adjusted for");
        assertThat(table.stringColumn("what").get(1)).isEqualTo("no offset");
    }

    @Test
    void barsOfOtherTimesAreNotCompared() {
        Bars bars = bars(row -> 1, 0, 0);
        Table table = FeedComparison.of("both", Map.of(SPY, bars), Map.of(SPY, bars(row -> 1, 0, 1)));
        assertThat(table.stringColumn("what").get(0)).isEqualTo("no bars of the same time in both");
        assertThat(FeedComparison.of("both", Map.of(SPY, bars), Map.of()).rowCount())
                .isEqualTo(1);
    }

    private static Table compare(IntToDoubleFunction factor, double noise) {
        return FeedComparison.of("both", Map.of(SPY, bars(factor, noise, 0)), Map.of(SPY, bars(row -> 1, 0, 0)));
    }

    private static Bars bars(IntToDoubleFunction factor, double noise, int laterMillis) {
        Random market = new Random(7);
        Random random = new Random(SEED);
        BarsBuilder bars = new BarsBuilder(BARS);
        double price = 100;
        for (int row = 0; row < BARS; row++) {
            price *= 1 + 0.01 * market.nextGaussian();
            double close = price * factor.applyAsDouble(row) * (1 + noise * random.nextGaussian());
            bars.add(86_400_000L * row + laterMillis, close, close, close, close, 1_000, 10, close);
        }
        return bars.build();
    }
}
