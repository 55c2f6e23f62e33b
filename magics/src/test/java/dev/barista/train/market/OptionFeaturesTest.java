package dev.barista.train.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.barista.market.Bars;
import dev.barista.market.BarsBuilder;
import dev.barista.market.BlackScholes;
import dev.barista.market.NyseCalendar;
import dev.barista.market.OccSymbol;
import dev.barista.market.OptionType;
import dev.barista.market.Symbol;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OptionFeaturesTest {
    private static final int ROWS = 40;
    private static final double SIGMA = 0.31;
    private final Frames frames = Frames.of(MadeUpBars.walks(List.of("AAA"), ROWS, 8));

    /** A contract that trades at each row but the first ten, at the price that a volatility gives. */
    private void contract(Map<Symbol, Bars> to, OptionType type, double moneyness, double sigma) {
        double strike = Math.rint(frames.close()[0][ROWS / 2] * moneyness);
        LocalDate expiry = LocalDate.ofInstant(Instant.ofEpochMilli(frames.times()[ROWS - 1]), NyseCalendar.NEW_YORK)
                .plusDays(100);
        OccSymbol name = new OccSymbol("AAA", expiry, type, (int) (strike * 1000));
        BarsBuilder bars = new BarsBuilder(ROWS);
        for (int t = 10; t < ROWS; t++) {
            double years = (expiry.atTime(16, 0)
                                    .atZone(NyseCalendar.NEW_YORK)
                                    .toInstant()
                                    .toEpochMilli()
                            - frames.times()[t])
                    / (365 * 86_400_000.0);
            double price = new BlackScholes(type, frames.close()[0][t], strike, years, sigma, 0.04).price();
            bars.add(frames.times()[t], price, price, price, price, 10, 1, price);
        }
        to.put(name.symbol(), bars.build());
    }

    private double[] column(OptionFeatures features, String name) {
        return features.columns().get(features.names().indexOf(name));
    }

    @Test
    void volatilityAndSkewAreThoseThatThePricesWereMadeOf() {
        Map<Symbol, Bars> contracts = new HashMap<>();
        contract(contracts, OptionType.CALL, 1, SIGMA);
        contract(contracts, OptionType.PUT, 0.95, SIGMA + 0.04);
        OptionFeatures features = OptionFeatures.of(frames, contracts);
        assertThat(column(features, "AAA 91d+ iv")[20]).isCloseTo(SIGMA, within(1e-4));
        assertThat(column(features, "AAA 91d+ skew")[20]).isCloseTo(0.04, within(1e-4));
        assertThat(column(features, "AAA 91d+ delta")[20]).isBetween(0.4, 0.7);
        assertThat(column(features, "AAA 91d+ known")[20]).isEqualTo(1);
    }

    @Test
    void whatDidNotTradeIsMasked() {
        Map<Symbol, Bars> contracts = new HashMap<>();
        contract(contracts, OptionType.CALL, 1, SIGMA);
        OptionFeatures features = OptionFeatures.of(frames, contracts);
        assertThat(column(features, "AAA 91d+ iv")[5]).isNaN();
        assertThat(column(features, "AAA 91d+ known")[5]).isZero();
        assertThat(column(features, "AAA 0-30d iv")).containsOnly(Double.NaN);
        Features all = Features.of(frames, features);
        float[][] scaled = Scaling.fit(all, 10, 30).apply(all);
        int iv = all.names().indexOf("AAA 0-30d iv");
        assertThat(scaled[20][iv]).isZero();
    }
}
