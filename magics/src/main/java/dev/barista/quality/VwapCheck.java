package dev.barista.quality;

import dev.barista.market.Bars;

/**
 * The volume-weighted average price of a bar cannot lie outside of its low and high, except that vendors count odd lots
 * and late trades to the average but not to the extremes (UTP and CTA plans' sale conditions). So it may stick out by 0.1 %
 * of the price and by half of the bar's range, whichever is more. An average that the source did not give is no
 * fault; where high is below low, the bar is a finding of {@link PriceCheck} already.
 */
final class VwapCheck implements Check {
    private static final double SHARE_OF_PRICE = 0.001;
    private static final double SHARE_OF_RANGE = 0.5;

    @Override
    public long run(Subject subject, FindingLog log) {
        Bars bars = subject.bars();
        long outside = 0;
        for (int row = 0; row < bars.size(); row++) {
            double vwap = bars.vwap(row);
            double high = bars.high(row);
            double low = bars.low(row);
            double slack = Math.max(SHARE_OF_PRICE * high, SHARE_OF_RANGE * (high - low));
            if (high >= low && (vwap > high + slack || vwap < low - slack)) {
                outside++;
                log.add(
                        FindingKind.VWAP,
                        bars.timeMillis(row),
                        () -> "vwap " + Wording.price(vwap) + " is outside low " + Wording.price(low) + " and high "
                                + Wording.price(high));
            }
        }
        return outside;
    }
}
