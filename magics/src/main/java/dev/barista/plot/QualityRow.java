package dev.barista.plot;

import dev.barista.market.Bars;
import dev.barista.quality.Coverage;
import dev.barista.quality.Finding;
import dev.barista.quality.SymbolQuality;
import java.time.Instant;
import java.util.Arrays;

/** What stands in one row of a quality picture, bin by bin. */
final class QualityRow {
    final SymbolQuality quality;

    /** Last close of each bin; NaN where the bin has no bars. */
    final double[] closes;

    /** Expected bars of each bin. */
    final long[] expected;

    /** Those of them that are there. */
    final long[] got;

    private final DayAxis axis;

    QualityRow(SymbolQuality quality, Bars bars, DayAxis axis) {
        this.quality = quality;
        this.axis = axis;
        closes = new double[axis.bins()];
        expected = new long[axis.bins()];
        got = new long[axis.bins()];
        Arrays.fill(closes, Double.NaN);
        Bars ordered = CandleSeries.of(bars, Integer.MAX_VALUE).candles();
        for (int row = 0; row < ordered.size() && !axis.isEmpty(); row++) {
            closes[axis.bin(Instant.ofEpochMilli(ordered.timeMillis(row)))] = ordered.close(row);
        }
        Coverage coverage = quality.coverage();
        for (int session = 0; session < coverage.size(); session++) {
            int bin = axis.bin(coverage.day(session));
            expected[bin] += coverage.expected(session);
            got[bin] += coverage.got(session);
        }
    }

    /** Where a finding stands, from 0 (left) to 1 (right). */
    double place(Finding finding) {
        return axis.isEmpty() ? 0 : (axis.bin(finding.from()) + 0.5) / axis.bins();
    }

    /** The close next to a finding as a share of the row's range, from 0 (lowest) to 1 (highest). */
    double height(Finding finding) {
        double close = axis.isEmpty() ? Double.NaN : closes[axis.bin(finding.from())];
        return Double.isNaN(close) ? 0.5 : share(close);
    }

    /** A close as a share of the row's range. */
    double share(double close) {
        double low = Arrays.stream(closes).filter(Double::isFinite).min().orElse(0);
        double high = Arrays.stream(closes).filter(Double::isFinite).max().orElse(1);
        return high > low ? (close - low) / (high - low) : 0.5;
    }

    /** The share of expected bars that are missing in a bin; 0 where none are expected. */
    double missing(int bin) {
        return expected[bin] == 0 ? 0 : 1 - (double) got[bin] / (double) expected[bin];
    }
}
