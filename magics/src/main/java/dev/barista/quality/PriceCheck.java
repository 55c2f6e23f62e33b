package dev.barista.quality;

import dev.barista.market.Bars;

/**
 * Prices of a bar are valid if all four are finite and positive, no price is above high, and none is below low. A bar
 * is counted once, whatever is wrong with it.
 */
final class PriceCheck implements Check {
    @Override
    public long run(Subject subject, FindingLog log) {
        Bars bars = subject.bars();
        long bad = 0;
        for (int row = 0; row < bars.size(); row++) {
            double open = bars.open(row);
            double high = bars.high(row);
            double low = bars.low(row);
            double close = bars.close(row);
            if (!(low > 0
                    && open > 0
                    && close > 0
                    && high > 0
                    && open + high + low + close < Double.POSITIVE_INFINITY)) {
                bad++;
                log.add(
                        FindingKind.PRICE,
                        bars.timeMillis(row),
                        () -> "not positive prices: " + prices(open, high, low, close));
            } else if (high < Math.max(open, close) || low > Math.min(open, close)) {
                bad++;
                log.add(
                        FindingKind.OHLC,
                        bars.timeMillis(row),
                        () -> "prices outside high and low: " + prices(open, high, low, close));
            }
        }
        return bad;
    }

    /** Whether the prices can be computed with. */
    static boolean usable(Bars bars, int row) {
        return bars.open(row) > 0 && bars.close(row) > 0 && bars.open(row) + bars.close(row) < Double.POSITIVE_INFINITY;
    }

    private static String prices(double open, double high, double low, double close) {
        return "open " + Wording.price(open) + ", high " + Wording.price(high) + ", low " + Wording.price(low)
                + ", close " + Wording.price(close);
    }
}
