package dev.barista.quality;

import dev.barista.market.Bars;
import dev.barista.market.BarsBuilder;
import java.util.HashSet;
import java.util.Set;

/** Prices of bars that are spikes are brought back to their neighbours'; see {@link Repair#fixSpikes}. */
final class FixSpikes implements RepairStep {
    @Override
    public Bars apply(Subject subject, ChangeLog log) {
        Bars bars = subject.bars();
        FindingLog found = FindingLog.ofAll();
        new SpikeCheck().run(subject, found);
        Set<Long> spikes = new HashSet<>();
        found.findings().forEach(finding -> spikes.add(finding.from().toEpochMilli()));
        SpikeThresholds thresholds = new SpikeThresholds(subject);
        BarsBuilder fixed = new BarsBuilder(bars.size());
        for (int row = 0; row < bars.size(); row++) {
            if (spikes.contains(bars.timeMillis(row)) && row > 0 && row + 1 < bars.size()) {
                fix(bars, row, thresholds.ratioAt(bars.timeMillis(row)), fixed, log);
            } else {
                fixed.add(bars, row);
            }
        }
        return fixed.build();
    }

    private static void fix(Bars bars, int row, double ratio, BarsBuilder fixed, ChangeLog log) {
        double mean = (bars.close(row - 1) + bars.open(row + 1)) / 2;
        double open = near(bars.open(row), mean, ratio) ? bars.open(row) : mean;
        double close = near(bars.close(row), mean, ratio) ? bars.close(row) : mean;
        double high = Math.max(open, close);
        double low = Math.min(open, close);
        if (near(bars.high(row), mean, ratio)) {
            high = Math.max(high, bars.high(row));
        }
        if (near(bars.low(row), mean, ratio)) {
            low = Math.min(low, bars.low(row));
        }
        double vwap = near(bars.vwap(row), mean, ratio) ? bars.vwap(row) : Double.NaN;
        fixed.add(bars.timeMillis(row), open, high, low, close, bars.volume(row), bars.tradeCount(row), vwap);
        log.changed(
                bars,
                row,
                "spike fixed",
                text(bars.open(row), bars.high(row), bars.low(row), bars.close(row)),
                text(open, high, low, close));
    }

    private static boolean near(double price, double mean, double ratio) {
        return price < mean * ratio && price > mean / ratio;
    }

    private static String text(double open, double high, double low, double close) {
        return "open " + Wording.price(open) + ", " + ChangeLog.prices(high, low) + ", close " + Wording.price(close);
    }
}
