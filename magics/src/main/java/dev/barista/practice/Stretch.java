package dev.barista.practice;

import java.util.function.DoubleUnaryOperator;

/**
 * How movement and volume spread over the minutes of one part of a session. Immutable.
 *
 * <p>In regular hours both follow the smile that real volume has: much at the open, least at lunch, most at the close.
 */
final class Stretch {
    private static final double EARLY_VOLUME = 0.03;
    private static final double REGULAR_VOLUME = 0.94;
    private static final double LATE_VOLUME = 0.03;

    /** Share of the part's variance before minute m, 0 to 1. */
    final double[] varianceBefore;
    /** Standard deviation of minute m, where the whole part's is 1. */
    final double[] sigma;
    /** Share of the day's volume that minute m has. */
    final double[] volume;

    private Stretch(int minutes, double volumeShare, DoubleUnaryOperator movement, DoubleUnaryOperator activity) {
        double[] variances = shares(minutes, movement);
        varianceBefore = new double[minutes + 1];
        sigma = new double[minutes];
        volume = shares(minutes, activity);
        for (int minute = 0; minute < minutes; minute++) {
            varianceBefore[minute + 1] = varianceBefore[minute] + variances[minute];
            sigma[minute] = Math.sqrt(variances[minute]);
            volume[minute] *= volumeShare;
        }
    }

    static Stretch early(int minutes) {
        return new Stretch(minutes, EARLY_VOLUME, at -> 1, at -> 0.2 + 2.4 * at * at);
    }

    static Stretch regular(int minutes) {
        return new Stretch(
                minutes,
                REGULAR_VOLUME,
                at -> 0.6 + 1.2 * (2 * at - 1) * (2 * at - 1),
                at -> 0.5 + 1.3 * (2 * at - 1) * (2 * at - 1) + 0.6 * at * at * at * at);
    }

    static Stretch late(int minutes) {
        return new Stretch(minutes, LATE_VOLUME, at -> 1, at -> 0.2 + 2.4 * (1 - at) * (1 - at));
    }

    int minutes() {
        return sigma.length;
    }

    private static double[] shares(int minutes, DoubleUnaryOperator weight) {
        double[] shares = new double[minutes];
        double sum = 0;
        for (int minute = 0; minute < minutes; minute++) {
            shares[minute] = weight.applyAsDouble((minute + 0.5) / minutes);
            sum += shares[minute];
        }
        for (int minute = 0; minute < minutes; minute++) {
            shares[minute] /= sum;
        }
        return shares;
    }
}
