package dev.barista.train.engine;

import dev.barista.train.ActionSpace;
import dev.barista.train.ObservationSpace;
import dev.barista.train.RolloutConfig;

/**
 * What was experienced between two updates: arrays step by step, in each step environment by environment. Filled by
 * {@link Experience}, read by {@link Batches}; used by one thread.
 */
final class Rollout {
    final RolloutConfig config;
    final int observationSize;
    final int actionWidth;
    final float[] observations;
    final float[] actions;
    final float[] logProbabilities;
    final float[] values;
    final double[] rewards;
    final boolean[] starts;
    final float[] lastValues;
    final boolean[] lastStarts;
    /** The memory before each sequence's first step: sequences of the first steps, then of later ones. */
    final float[][] hidden;

    final float[][] cell;

    Rollout(RolloutConfig config, ObservationSpace observations, ActionSpace actions) {
        this.config = config;
        observationSize = observations.size();
        actionWidth = actions.width();
        int batch = config.batch();
        this.observations = new float[Math.multiplyExact(batch, observationSize)];
        this.actions = new float[batch * actionWidth];
        logProbabilities = new float[batch];
        values = new float[batch];
        rewards = new double[batch];
        starts = new boolean[batch];
        lastValues = new float[config.environments()];
        lastStarts = new boolean[config.environments()];
        int stretches = config.steps() / config.sequenceLength();
        hidden = new float[stretches][];
        cell = new float[stretches][];
    }

    float[] advantages() {
        return Advantages.estimate(
                rewards, values, starts, lastValues, lastStarts, config.discount(), config.traceDecay());
    }

    /** What the critic should have said: advantages and its values. */
    float[] returns(float[] advantages) {
        float[] returns = advantages.clone();
        for (int i = 0; i < returns.length; i++) {
            returns[i] += values[i];
        }
        return returns;
    }

    /** How much of the returns' variance the critic explained; NaN if they do not vary. */
    double explainedVariance(float[] returns) {
        float[] errors = returns.clone();
        for (int i = 0; i < errors.length; i++) {
            errors[i] -= values[i];
        }
        double variance = variance(returns);
        return variance == 0 ? Double.NaN : 1 - variance(errors) / variance;
    }

    private static double variance(float[] numbers) {
        double mean = 0;
        for (float number : numbers) {
            mean += number / (double) numbers.length;
        }
        double squares = 0;
        for (float number : numbers) {
            squares += (number - mean) * (number - mean);
        }
        return squares / numbers.length;
    }
}
