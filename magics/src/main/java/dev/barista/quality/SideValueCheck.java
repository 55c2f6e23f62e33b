package dev.barista.quality;

import dev.barista.market.Bars;

/**
 * Volume and trade count agree if neither is negative and there are no more trades than shares. Values that the source did
 * not give are no fault.
 */
final class SideValueCheck implements Check {
    @Override
    public long run(Subject subject, FindingLog log) {
        Bars bars = subject.bars();
        long odd = 0;
        for (int row = 0; row < bars.size(); row++) {
            long volume = bars.volume(row);
            long trades = bars.tradeCount(row);
            boolean disagree = (volume < 0 && volume != Bars.MISSING)
                    || (trades < 0 && trades != Bars.MISSING)
                    || (trades > volume && volume != Bars.MISSING);
            if (disagree) {
                odd++;
                log.add(
                        FindingKind.SIDE_VALUE,
                        bars.timeMillis(row),
                        () -> "volume and trade count do not agree: " + volume + " and " + trades);
            }
        }
        return odd;
    }
}
