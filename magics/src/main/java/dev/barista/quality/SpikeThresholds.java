package dev.barista.quality;

import dev.barista.market.Bars;
import java.util.Arrays;

/**
 * How large a log return must be to be taken for a spike, by the hour of the day: the first hour moves several times as
 * much as noon does. Made for one check of one symbol; for one thread.
 *
 * <p>The threshold is 12 robust standard deviations of the returns into bars of that hour, at least 2 %. The robust
 * deviation is 1.4826 times the median absolute return (Rousseeuw and Croux, "Alternatives to the Median Absolute
 * Deviation", 1993; the median return is taken as 0), over at most 20,000 evenly spaced returns. 12 rather than the usual
 * 3.5 because returns have fat tails: on the shipped sample it calls no real day a spike. An hour with fewer than 30
 * returns takes the threshold of the whole day.
 */
final class SpikeThresholds {
    private static final double DEVIATIONS = 12;
    private static final double NORMAL_CONSISTENCY = 1.4826;
    private static final double LEAST = 0.02;
    private static final int MOST_SAMPLES = 20_000;
    private static final int FEWEST_SAMPLES = 5;
    private static final int FEWEST_OF_AN_HOUR = 30;

    private final LocalHours hours;
    private final double[] byHour = new double[24];
    private final double[] ratioByHour = new double[24];

    SpikeThresholds(Subject subject) {
        Bars bars = subject.bars();
        hours = new LocalHours(subject.expectation().zone());
        int stride = Math.max(1, (bars.size() - 1) / MOST_SAMPLES);
        double[] sizes = new double[Math.max(0, (bars.size() - 1) / stride + 1)];
        int[] hourOf = new int[sizes.length];
        int[] counts = new int[byHour.length];
        int count = 0;
        for (int row = 1; row < bars.size(); row += stride) {
            if (PriceCheck.usable(bars, row) && PriceCheck.usable(bars, row - 1)) {
                sizes[count] = Math.abs(Math.log(bars.close(row) / bars.close(row - 1)));
                hourOf[count] = hours.of(bars.timeMillis(row));
                counts[hourOf[count++]]++;
            }
        }
        double wholeDay = count < FEWEST_SAMPLES ? Double.POSITIVE_INFINITY : threshold(Arrays.copyOf(sizes, count));
        for (int hour = 0; hour < byHour.length; hour++) {
            byHour[hour] = counts[hour] < FEWEST_OF_AN_HOUR
                    ? wholeDay
                    : threshold(ofHour(sizes, hourOf, count, hour, counts[hour]));
            ratioByHour[hour] = Math.exp(byHour[hour]);
        }
    }

    /** As a log return, for a bar that begins then. */
    double at(long millis) {
        return byHour[hours.of(millis)];
    }

    /** The same as a ratio of prices. */
    double ratioAt(long millis) {
        return ratioByHour[hours.of(millis)];
    }

    /** The smallest threshold of all hours: what is smaller is no spike at any time. */
    double least() {
        return Arrays.stream(byHour).min().orElse(LEAST);
    }

    private static double[] ofHour(double[] sizes, int[] hourOf, int count, int hour, int size) {
        double[] some = new double[size];
        int at = 0;
        for (int i = 0; i < count; i++) {
            if (hourOf[i] == hour) {
                some[at++] = sizes[i];
            }
        }
        return some;
    }

    private static double threshold(double[] sizes) {
        Arrays.sort(sizes);
        return Math.max(LEAST, DEVIATIONS * NORMAL_CONSISTENCY * sizes[sizes.length / 2]);
    }
}
