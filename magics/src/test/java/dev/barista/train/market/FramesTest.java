package dev.barista.train.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.barista.market.Bars;
import dev.barista.market.BarsBuilder;
import dev.barista.market.InvalidInputException;
import dev.barista.market.Symbol;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FramesTest {
    private static Bars bars(int... rows) {
        BarsBuilder builder = new BarsBuilder(rows.length);
        for (int row : rows) {
            double price = 100 + row;
            builder.add(MadeUpBars.time(row), price, price + 1, price - 1, price + 0.5, 1000, 10, price);
        }
        return builder.build();
    }

    private static Frames frames(Bars a, Bars b) {
        Map<Symbol, Bars> both = new LinkedHashMap<>();
        both.put(Symbol.parse("AAA"), a);
        both.put(Symbol.parse("BBB"), b);
        return Frames.of(both);
    }

    @Test
    void beginsWhereAllSymbolsHaveBegun() {
        Frames frames = frames(bars(0, 1, 2, 3), bars(2, 3));
        assertThat(frames.times()).containsExactly(MadeUpBars.time(2), MadeUpBars.time(3));
        assertThat(frames.close()[0]).containsExactly(102.5, 103.5);
    }

    @Test
    void aMissingBarCarriesTheLastCloseForwardAndCannotBeTraded() {
        Frames frames = frames(bars(0, 1, 2), bars(0, 2));
        assertThat(frames.close()[1]).containsExactly(100.5, 100.5, 102.5);
        assertThat(frames.open()[1][1]).isEqualTo(100.5);
        assertThat(frames.volume()[1][1]).isZero();
        assertThat(frames.traded()[1]).containsExactly(true, false, true);
    }

    @Test
    void aMissingBarAtTheBeginningTakesTheCloseBeforeIt() {
        Frames frames = frames(bars(0, 3), bars(2, 3));
        assertThat(frames.size()).isEqualTo(2);
        assertThat(frames.close()[0]).containsExactly(100.5, 103.5);
    }

    @Test
    void disorderDuplicatesAndPricesThatAreNoneAreLeftOut() {
        BarsBuilder odd = new BarsBuilder(4);
        odd.add(MadeUpBars.time(1), 7, 8, 6, 7, 5, 1, 7);
        odd.add(MadeUpBars.time(0), 5, 6, 4, 5, 5, 1, 5);
        odd.add(MadeUpBars.time(1), 9, 9, 9, 9, 5, 1, 9);
        odd.add(MadeUpBars.time(2), 0, 9, -1, Double.NaN, 5, 1, 9);
        Frames frames = frames(bars(0, 1, 2), odd.build());
        assertThat(frames.close()[1]).containsExactly(5, 9, 9);
    }

    @Test
    void aSymbolWithoutBarsIsNamed() {
        assertThatThrownBy(() -> frames(bars(0), bars()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("BBB has no bars");
    }
}
