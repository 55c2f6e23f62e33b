package dev.barista.quality;

import dev.barista.market.Bars;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * A jump looks like a split if overnight the previous close is within 2.5 % of a whole number, 2 to 100, times the
 * open, or the other way round for a reverse split, and the price stays there and did not come
 * from there just before. Close over open finds the three splits
 * of the shipped sample (2.005, 1.992, 1.962) and rejects a real crash of 1.898; close over close gets both wrong.
 */
final class SplitCheck implements Check {
    private static final double TOLERANCE = 0.025;
    private static final int LARGEST = 100;

    @Override
    public long run(Subject subject, FindingLog log) {
        Bars bars = subject.bars();
        long splits = 0;
        for (int row = 1; row < bars.size(); row++) {
            double ratio = bars.close(row - 1) / bars.open(row);
            boolean jump = ratio > 2 * (1 - TOLERANCE) || ratio < 1 / (2 * (1 - TOLERANCE));
            if (jump
                    && PriceCheck.usable(bars, row - 1)
                    && PriceCheck.usable(bars, row)
                    && isSplit(subject, row, ratio)) {
                splits++;
                log.add(FindingKind.SPLIT, bars.timeMillis(row), () -> wording(ratio));
            }
        }
        return splits;
    }

    private static boolean isSplit(Subject subject, int row, double ratio) {
        double factor = Math.max(ratio, 1 / ratio);
        long whole = Math.round(factor);
        boolean nearWhole = whole >= 2 && whole <= LARGEST && Math.abs(factor / whole - 1) <= TOLERANCE;
        return nearWhole
                && overnight(subject, row)
                && stays(subject.bars(), row, ratio)
                && cameFrom(subject.bars(), row, ratio);
    }

    private static boolean stays(Bars bars, int row, double ratio) {
        int later = Math.min(row + 1, bars.size() - 1);
        double since = Math.log(bars.close(row - 1) / bars.close(later));
        return Math.abs(since - Math.log(ratio)) < Math.abs(Math.log(ratio)) / 2;
    }

    /** The return from a spike of a whole factor looks like a split, except for what was before it. */
    private static boolean cameFrom(Bars bars, int row, double ratio) {
        if (row < 2 || !PriceCheck.usable(bars, row - 2)) {
            return true;
        }
        double before = Math.log(bars.close(row - 1) / bars.close(row - 2));
        return before * Math.signum(Math.log(ratio)) < Math.abs(Math.log(ratio)) / 2;
    }

    private static boolean overnight(Subject subject, int row) {
        ZoneId zone = subject.expectation().zone();
        return day(subject.bars().timeMillis(row - 1), zone)
                .isBefore(day(subject.bars().timeMillis(row), zone));
    }

    private static LocalDate day(long millis, ZoneId zone) {
        return Instant.ofEpochMilli(millis).atZone(zone).toLocalDate();
    }

    private static String wording(double ratio) {
        long whole = Math.round(Math.max(ratio, 1 / ratio));
        String split = ratio > 1 ? whole + " for 1" : "1 for " + whole;
        return "looks like a split of " + split + ": previous close / open is " + Wording.price(ratio);
    }
}
