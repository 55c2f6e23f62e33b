package dev.barista.train;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * What the actor's outputs mean: chances of choices (a softmax over logits), or means of normal distributions, whose
 * logarithmic deviations do not depend on the observation. Immutable.
 */
@SuppressWarnings("ArrayRecordComponent") // made anew when the deviations change
public record Distribution(ActionSpace space, float[] logDeviations) {
    private static final double LOG_ROOT_TWO_PI = 0.5 * Math.log(2 * Math.PI);

    /**
     * The likeliest action.
     *
     * @param at where its outputs begin
     */
    public float[] mode(float[] outputs, int at) {
        if (space instanceof ActionSpace.Discrete discrete) {
            int best = 0;
            for (int i = 1; i < discrete.choices(); i++) {
                if (outputs[at + i] > outputs[at + best]) {
                    best = i;
                }
            }
            return new float[] {best};
        }
        return Arrays.copyOfRange(outputs, at, at + space.outputs());
    }

    /**
     * An action drawn at random, not clipped.
     *
     * @param at where its outputs begin
     */
    public float[] draw(float[] outputs, int at, RandomGenerator random) {
        if (space instanceof ActionSpace.Discrete discrete) {
            return new float[] {choice(outputs, at, discrete.choices(), random.nextDouble())};
        }
        float[] action = new float[space.outputs()];
        for (int i = 0; i < action.length; i++) {
            action[i] = (float) (outputs[at + i] + Math.exp(logDeviations[i]) * random.nextGaussian());
        }
        return action;
    }

    /** The logarithm of the chance, or density, of an action that was drawn. */
    public double logProbability(float[] outputs, int at, float[] action) {
        if (space instanceof ActionSpace.Discrete discrete) {
            return outputs[at + (int) action[0]] - logSum(outputs, at, discrete.choices());
        }
        double sum = 0;
        for (int i = 0; i < action.length; i++) {
            double distance = (action[i] - outputs[at + i]) / Math.exp(logDeviations[i]);
            sum -= 0.5 * distance * distance + logDeviations[i] + LOG_ROOT_TWO_PI;
        }
        return sum;
    }

    /** As the environment takes it: numbers within -1 and 1. */
    public float[] forEnvironment(float[] action) {
        if (space instanceof ActionSpace.Discrete) {
            return action;
        }
        float[] clipped = action.clone();
        for (int i = 0; i < clipped.length; i++) {
            clipped[i] = Math.max(-1, Math.min(1, clipped[i]));
        }
        return clipped;
    }

    private static int choice(float[] outputs, int at, int choices, double drawn) {
        double logSum = logSum(outputs, at, choices);
        double left = drawn;
        for (int i = 0; i < choices - 1; i++) {
            left -= Math.exp(outputs[at + i] - logSum);
            if (left < 0) {
                return i;
            }
        }
        return choices - 1;
    }

    private static double logSum(float[] outputs, int at, int choices) {
        double most = outputs[at];
        for (int i = 1; i < choices; i++) {
            most = Math.max(most, outputs[at + i]);
        }
        double sum = 0;
        for (int i = 0; i < choices; i++) {
            sum += Math.exp(outputs[at + i] - most);
        }
        return most + Math.log(sum);
    }
}
