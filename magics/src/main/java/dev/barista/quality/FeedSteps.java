package dev.barista.quality;

import dev.barista.market.Bars;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where the closes of one source stand off from those of another, in stretches between which the distance jumps. An offset all
 * along is a feed that is wrong, or in another unit; one that ends on a day is a dividend or a split that one of the two was
 * not adjusted for. Stateless.
 *
 * <p>Bars of the same time are compared by log(close / other close). A stretch ends where {@link #RUN} bars in a row lie on the
 * same side of its mean, by more than a hundredth of a percent. Noise of either side, which is on each side half the time, makes
 * such a run once in 2^29 bars. A stretch stands off if its median does by more than that, and 95 % of its bars do to the same side.
 */
final class FeedSteps {
    /** So many bars tell a step from noise; a shorter stretch at either end belongs to its neighbour. */
    static final int RUN = 30;

    /** Less than this is rounding: a cent of a price of 100. */
    private static final double LEAST = 1e-4;

    private static final double SAME_SIDE = 0.95;

    /**
     * Bars next to each other with the same distance.
     *
     * @param fromMillis begin of the first bar
     * @param toMillis begin of the last bar
     * @param bars how many bars of the same time both sources have
     * @param offset median of close / other close, less 1
     * @param isOff whether that is more than noise
     */
    record Step(long fromMillis, long toMillis, int bars, double offset, boolean isOff) {}

    private FeedSteps() {}

    /** In order of time; empty without bars in common. */
    static List<Step> of(Bars bars, Bars other) {
        int[][] pairs = pairs(bars, other);
        double[] ratios = Arrays.stream(pairs)
                .mapToDouble(pair -> Math.log(bars.close(pair[0]) / other.close(pair[1])))
                .toArray();
        List<Step> steps = new ArrayList<>();
        int from = 0;
        while (from < ratios.length) {
            int to = end(ratios, from);
            double[] stretch = Arrays.copyOfRange(ratios, from, to);
            steps.add(step(bars.timeMillis(pairs[from][0]), bars.timeMillis(pairs[to - 1][0]), stretch));
            from = to;
        }
        return steps;
    }

    /** Where the stretch that begins at {@code from} ends: the start of the first run on one side of its mean. */
    private static int end(double[] ratios, int from) {
        int start = Math.min(from + RUN, ratios.length);
        double sum = Arrays.stream(ratios, from, start).sum();
        int count = start - from;
        int run = 0;
        double side = 0;
        double pending = 0;
        for (int i = start; i < ratios.length; i++) {
            double off = ratios[i] - sum / count;
            double now = Math.abs(off) <= LEAST ? 0 : Math.signum(off);
            if (now == 0 || now != side) {
                sum += pending;
                count += run;
                run = 0;
                pending = 0;
            }
            side = now;
            run++;
            pending += ratios[i];
            if (side != 0 && run == RUN) {
                return firstNear(ratios, i - RUN + 1, pending / RUN, sum / count);
            }
        }
        return ratios.length;
    }

    /** The first bars of a run may be noise of the stretch before it: they are nearer to that. */
    private static int firstNear(double[] ratios, int from, double mean, double before) {
        int first = from;
        while (Math.abs(ratios[first] - before) < Math.abs(ratios[first] - mean)) {
            first++;
        }
        return first;
    }

    private static Step step(long from, long to, double[] stretch) {
        double median = median(stretch);
        long onSide = Arrays.stream(stretch)
                .filter(ratio -> Math.abs(ratio) > LEAST && ratio * median > 0)
                .count();
        boolean isOff = stretch.length >= RUN && Math.abs(median) > LEAST && onSide >= SAME_SIDE * stretch.length;
        return new Step(from, to, stretch.length, Math.expm1(median), isOff);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** Rows of both of the same time, by time; of several in one source the last. */
    private static int[][] pairs(Bars bars, Bars other) {
        int[] mine = byTime(bars);
        int[] theirs = byTime(other);
        List<int[]> pairs = new ArrayList<>();
        int at = 0;
        for (int row : mine) {
            while (at < theirs.length && other.timeMillis(theirs[at]) < bars.timeMillis(row)) {
                at++;
            }
            if (at < theirs.length && other.timeMillis(theirs[at]) == bars.timeMillis(row)) {
                pairs.add(new int[] {row, theirs[at]});
            }
        }
        return pairs.toArray(int[][]::new);
    }

    private static int[] byTime(Bars bars) {
        int[] sorted = IntStream.range(0, bars.size())
                .filter(row -> PriceCheck.usable(bars, row))
                .boxed()
                .sorted((a, b) -> Long.compare(bars.timeMillis(a), bars.timeMillis(b)))
                .mapToInt(Integer::intValue)
                .toArray();
        return IntStream.range(0, sorted.length)
                .filter(i -> i + 1 == sorted.length || bars.timeMillis(sorted[i]) != bars.timeMillis(sorted[i + 1]))
                .map(i -> sorted[i])
                .toArray();
    }
}
