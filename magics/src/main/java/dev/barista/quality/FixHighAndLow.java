package dev.barista.quality;

import dev.barista.market.Bars;
import dev.barista.market.BarsBuilder;

/** High and low are made to hold open and close. */
final class FixHighAndLow implements RepairStep {
    @Override
    public Bars apply(Subject subject, ChangeLog log) {
        Bars bars = subject.bars();
        BarsBuilder fixed = new BarsBuilder(bars.size());
        for (int row = 0; row < bars.size(); row++) {
            double open = bars.open(row);
            double close = bars.close(row);
            double high = Math.max(Math.max(bars.high(row), bars.low(row)), Math.max(open, close));
            double low = Math.min(Math.min(bars.high(row), bars.low(row)), Math.min(open, close));
            if (high != bars.high(row) || low != bars.low(row)) {
                log.changed(
                        bars,
                        row,
                        "high and low fixed",
                        ChangeLog.prices(bars.high(row), bars.low(row)),
                        ChangeLog.prices(high, low));
            }
            fixed.add(
                    bars.timeMillis(row),
                    open,
                    high,
                    low,
                    close,
                    bars.volume(row),
                    bars.tradeCount(row),
                    bars.vwap(row));
        }
        return fixed.build();
    }
}
