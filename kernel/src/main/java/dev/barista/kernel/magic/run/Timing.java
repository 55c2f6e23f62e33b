package dev.barista.kernel.magic.run;

import java.util.Arrays;
import java.util.List;

/**
 * What {@code %timeit} measured. Immutable.
 *
 * @param loops how often the code ran in each run
 * @param nanosPerLoop of each run
 */
public record Timing(long loops, List<Double> nanosPerLoop) {
    private static final double NOTEWORTHY = 4;

    public Timing {
        nanosPerLoop = List.copyOf(nanosPerLoop);
    }

    static Timing of(long loops, long[] nanos) {
        return new Timing(
                loops,
                Arrays.stream(nanos).mapToObj(each -> (double) each / loops).toList());
    }

    /** Mean time of a loop, in nanoseconds. */
    public double meanNanos() {
        return nanosPerLoop.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }

    /** Standard deviation over the runs (of the population, as IPython has it), in nanoseconds. */
    public double deviationNanos() {
        double mean = meanNanos();
        return Math.sqrt(nanosPerLoop.stream()
                .mapToDouble(each -> (each - mean) * (each - mean))
                .average()
                .orElse(Double.NaN));
    }

    /** The fastest run's time of a loop, in nanoseconds. */
    public double bestNanos() {
        return nanosPerLoop.stream().mapToDouble(Double::doubleValue).min().orElse(Double.NaN);
    }

    /** Whether the slowest run took so much longer than the fastest that the mean says little. */
    boolean isUneven() {
        double worst =
                nanosPerLoop.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        return worst > NOTEWORTHY * bestNanos() && worst > 1_000;
    }

    @Override
    public String toString() {
        int runs = nanosPerLoop.size();
        return Durations.of(meanNanos()) + " ± " + Durations.of(deviationNanos())
                + " per loop (mean ± std. dev. of " + runs + (runs == 1 ? " run, " : " runs, ")
                + String.format(java.util.Locale.ROOT, "%,d", loops) + (loops == 1 ? " loop each)" : " loops each)");
    }
}
