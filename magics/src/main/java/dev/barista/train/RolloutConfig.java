package dev.barista.train;

import dev.barista.market.InvalidInputException;

/**
 * How experience is gathered between two updates. Immutable.
 *
 * @param environments stepped side by side, 1–1,024
 * @param steps of each environment between updates, 1–65,536
 * @param sequenceLength steps that gradients flow back through; divides {@code steps}
 * @param discount γ, 0–1
 * @param traceDecay λ of generalised advantage estimation (arXiv 1506.02438), 0–1
 * @param scaleRewards whether rewards are divided by the running deviation of their discounted sum
 */
public record RolloutConfig(
        int environments, int steps, int sequenceLength, double discount, double traceDecay, boolean scaleRewards) {
    public static final RolloutConfig STANDARD = new RolloutConfig(8, 128, 64, 0.99, 0.95, false);

    public RolloutConfig {
        Limits.check("the number of environments", environments, 1, 1024);
        Limits.check("steps between updates", steps, 1, 65_536);
        Limits.check("the length of sequences", sequenceLength, 1, steps);
        if (steps % sequenceLength != 0) {
            throw new InvalidInputException("sequences of " + sequenceLength + " steps do not fill " + steps
                    + " steps between updates. Take a length that divides them");
        }
        Limits.check("the discount", discount, 0.0, 1.0);
        Limits.check("the decay of traces", traceDecay, 0.0, 1.0);
    }

    /** Steps of all environments between two updates. */
    public int batch() {
        return environments * steps;
    }

    /** Sequences of one batch. */
    public int sequences() {
        return batch() / sequenceLength;
    }
}
