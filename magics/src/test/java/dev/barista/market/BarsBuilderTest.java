package dev.barista.market;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BarsBuilderTest {
    private static BarsBuilder full() {
        BarsBuilder builder = new BarsBuilder(2);
        return builder.add(1, 10, 11, 9, 10, 100, 5, 10).add(2, 20, 21, 19, 20, 200, 6, 20);
    }

    @Test
    void barsThatWereBuiltStayAsTheyAreWhenTheBuilderBeginsAnew() {
        BarsBuilder builder = full();
        Bars built = builder.build();
        builder.clear();
        Bars other = builder.add(3, 30, 31, 29, 30, 300, 7, 30).build();
        assertThat(built.size()).isEqualTo(2);
        assertThat(built.open(0)).isEqualTo(10);
        assertThat(built.tradeCount(0)).isEqualTo(5);
        assertThat(other.size()).isEqualTo(1);
        assertThat(other.open(0)).isEqualTo(30);
    }

    @Test
    void barsThatWereBuiltStayAsTheyAreWhenTheBuilderGoesOn() {
        BarsBuilder builder = full();
        Bars built = builder.build();
        Bars more = builder.addAll(built).build();
        assertThat(built.size()).isEqualTo(2);
        assertThat(more.size()).isEqualTo(4);
        assertThat(more.timeMillis(3)).isEqualTo(2);
        assertThat(more.vwap(2)).isEqualTo(10);
    }
}
