package dev.barista.train.backtest;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * How sure a figure is that was made of returns which depend on each other: the stationary bootstrap, which draws blocks of
 * random length (Politis and Romano, "The Stationary Bootstrap", 1994). Stateless; the same seed gives the same intervals.
 */
final class Bootstrap {
    private static final int SAMPLES = 1000;
    private static final long SEED = 20_221_202;

    private Bootstrap() {}

    /**
     * Bounds within which 95 % of the resampled figures lie.
     *
     * @param low 2.5 %
     * @param high 97.5 %
     * @param above the part of resampled figures above 0
     */
    record Interval(double low, double high, double above) {}

    /** Of the cumulative return, 0.01 for 1 %. */
    static Interval ofReturn(double[] returns) {
        double[] figures = new double[SAMPLES];
        SplittableRandom random = new SplittableRandom(SEED);
        for (int sample = 0; sample < SAMPLES; sample++) {
            double value = 1;
            for (double each : resampled(returns, random)) {
                value *= 1 + each;
            }
            figures[sample] = value - 1;
        }
        return interval(figures);
    }

    /** Of what one has earned more than the other with both returns resampled at the same times. */
    static Interval ofDifference(double[] returns, double[] others) {
        double[] differences = new double[returns.length];
        for (int i = 0; i < returns.length; i++) {
            differences[i] = Math.log1p(returns[i]) - Math.log1p(others[i]);
        }
        double[] figures = new double[SAMPLES];
        SplittableRandom random = new SplittableRandom(SEED);
        for (int sample = 0; sample < SAMPLES; sample++) {
            figures[sample] =
                    Math.expm1(Arrays.stream(resampled(differences, random)).sum());
        }
        return interval(figures);
    }

    /** Blocks of the cube root of the length on average, the order at which the error of such intervals is least. */
    private static double[] resampled(double[] returns, SplittableRandom random) {
        double newBlock = 1 / Math.max(1, Math.cbrt(returns.length));
        double[] drawn = new double[returns.length];
        int at = 0;
        for (int i = 0; i < drawn.length; i++) {
            at = i == 0 || random.nextDouble() < newBlock ? random.nextInt(returns.length) : (at + 1) % returns.length;
            drawn[i] = returns[at];
        }
        return drawn;
    }

    private static Interval interval(double[] figures) {
        Arrays.sort(figures);
        long above = Arrays.stream(figures).filter(figure -> figure > 0).count();
        return new Interval(
                figures[(int) (0.025 * SAMPLES)], figures[(int) (0.975 * SAMPLES) - 1], (double) above / SAMPLES);
    }
}
