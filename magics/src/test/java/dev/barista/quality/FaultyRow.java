package dev.barista.quality;

import dev.barista.market.Bars;
import java.util.Random;

/** One bar that can be changed. */
final class FaultyRow {
    long time;
    double place;
    double[] prices;
    double vwap;
    long volume;
    long trades;
    int copies = 1;
    boolean gone;

    FaultyRow(Bars bars, int row) {
        time = bars.timeMillis(row);
        place = row;
        prices = new double[] {bars.open(row), bars.high(row), bars.low(row), bars.close(row)};
        vwap = bars.vwap(row);
        volume = bars.volume(row);
        trades = bars.tradeCount(row);
    }

    double range() {
        return prices[1] - prices[2];
    }

    void times(double factor) {
        for (int i = 0; i < prices.length; i++) {
            prices[i] *= factor;
        }
        vwap *= factor;
    }

    void swapHighAndLow() {
        double high = prices[1];
        prices[1] = prices[2];
        prices[2] = high;
    }

    /** Off by a factor of 1.6 to 10, up or down: the whole bar, or its high or low alone. */
    void spike(Random random) {
        double factor = Math.exp(Math.log(1.6) + random.nextDouble() * Math.log(10 / 1.6));
        boolean up = random.nextBoolean();
        if (random.nextBoolean()) {
            times(up ? factor : 1 / factor);
        } else if (up) {
            prices[1] *= factor;
        } else {
            prices[2] /= factor;
        }
    }

    void misplaceVwap(boolean above) {
        double way = Math.max(0.01 * prices[1], 2 * range());
        vwap = above ? prices[1] + way : prices[2] - way;
    }
}
