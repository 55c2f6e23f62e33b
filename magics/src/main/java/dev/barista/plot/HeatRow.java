package dev.barista.plot;

import dev.barista.market.Bars;
import dev.barista.quality.Coverage;
import dev.barista.quality.Finding;
import dev.barista.quality.SymbolQuality;
import java.time.Instant;
import java.util.Arrays;

/** What one symbol has in each bin of a quality picture. */
final class HeatRow {
    final SymbolQuality quality;
    final HeatAxis axis;

    /** Last close of each bin; NaN where the bin has no bars. */
    final double[] closes;

    private final long[] expected;
    private final long[] missing;
    private final long[] quiet;
    private final double lowest;
    private final double highest;

    HeatRow(SymbolQuality quality, Bars bars, HeatAxis axis) {
        this.quality = quality;
        this.axis = axis;
        closes = new double[axis.bins()];
        expected = new long[axis.bins()];
        missing = new long[axis.bins()];
        quiet = new long[axis.bins()];
        Arrays.fill(closes, Double.NaN);
        if (!axis.isEmpty()) {
            fillCloses(bars);
            fillCoverage(quality.coverage());
        }
        double[] sorted =
                Arrays.stream(closes).filter(Double::isFinite).sorted().toArray();
        // One spike must not flatten all other prices.
        int outside = sorted.length / 50;
        lowest = sorted.length == 0 ? 0 : sorted[outside];
        highest = sorted.length == 0 ? 1 : sorted[sorted.length - 1 - outside];
    }

    private void fillCloses(Bars bars) {
        long[] latest = new long[closes.length];
        for (int row = 0; row < bars.size(); row++) {
            Instant time = Instant.ofEpochMilli(bars.timeMillis(row));
            if (bars.close(row) > 0 && axis.shows(time)) {
                int bin = axis.bin(time);
                if (Double.isNaN(closes[bin]) || bars.timeMillis(row) >= latest[bin]) {
                    latest[bin] = bars.timeMillis(row);
                    closes[bin] = bars.close(row);
                }
            }
        }
    }

    private void fillCoverage(Coverage coverage) {
        if (axis.binsPerDay() == 1) {
            for (int session = 0; session < coverage.size(); session++) {
                int bin = axis.bin(coverage.day(session));
                expected[bin] += coverage.expected(session);
                quiet[bin] += coverage.quiet(session);
                missing[bin] += coverage.expected(session) - coverage.got(session) - coverage.quiet(session);
            }
            return;
        }
        for (int slot = 0; slot < coverage.slots(); slot++) {
            int bin = axis.bin(coverage.slotStart(slot));
            expected[bin]++;
            if (coverage.isQuiet(slot)) {
                quiet[bin]++;
            } else if (!coverage.isPresent(slot)) {
                missing[bin]++;
            }
        }
    }

    /** The colour of a bin. */
    String color(int bin) {
        if (expected[bin] == 0) {
            return axis.isHoliday(bin) ? HeatColors.HOLIDAY : HeatColors.CLOSED;
        }
        if (missing[bin] == 0 && 2 * quiet[bin] > expected[bin]) {
            return HeatColors.QUIET;
        }
        return HeatColors.missing(missingShare(bin));
    }

    /** The share of expected bars that are missing; 0 where none are expected. */
    double missingShare(int bin) {
        return expected[bin] == 0 ? 0 : (double) missing[bin] / (double) expected[bin];
    }

    /** Where a finding begins, from 0 (left) to 1 (right). */
    double place(Finding finding) {
        return axis.isEmpty() ? 0 : (axis.bin(finding.from()) + 0.5) / axis.bins();
    }

    /** The close next to a finding as a share of the row's range. */
    double height(Finding finding) {
        double close = axis.isEmpty() ? Double.NaN : closes[axis.bin(finding.from())];
        return Double.isNaN(close) ? 0.5 : share(close);
    }

    /** A close as a share of the row's range, from 0 (lowest) to 1 (highest); what sticks out stands at the edge. */
    double share(double close) {
        return highest > lowest ? Math.max(-0.1, Math.min(1.1, (close - lowest) / (highest - lowest))) : 0.5;
    }

    double lowest() {
        return lowest;
    }

    double highest() {
        return highest;
    }
}
