package dev.barista.quality;

import dev.barista.market.Bars;

/**
 * Side values agree with the bar if volume and trade count are not negative, there are no more trades than shares, and
 * vwap lies within low and high, give or take 1 %, since it counts odd lots that high and low leave out. Values that
 * the source did not give are no fault.
 */
final class SideValueCheck implements Check {
    private static final double VWAP_TOLERANCE = 0.01;

    @Override
    public long run(Subject subject, FindingLog log) {
        Bars bars = subject.bars();
        long odd = 0;
        for (int row = 0; row < bars.size(); row++) {
            long volume = bars.volume(row);
            long trades = bars.tradeCount(row);
            double vwap = bars.vwap(row);
            boolean counts = (volume < 0 && volume != Bars.MISSING)
                    || (trades < 0 && trades != Bars.MISSING)
                    || (trades > volume && volume != Bars.MISSING);
            boolean average =
                    vwap > bars.high(row) * (1 + VWAP_TOLERANCE) || vwap < bars.low(row) * (1 - VWAP_TOLERANCE);
            if (counts || average) {
                odd++;
                log.add(
                        FindingKind.SIDE_VALUE,
                        bars.timeMillis(row),
                        () -> counts
                                ? "volume and trade count do not agree: " + volume + " and " + trades
                                : "vwap " + Wording.price(vwap) + " is outside low and high");
            }
        }
        return odd;
    }
}
