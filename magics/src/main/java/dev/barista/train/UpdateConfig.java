package dev.barista.train;

/**
 * How the network learns from a batch of experience, after arXiv 1707.06347. Immutable.
 *
 * @param epochs passes over the batch, 1–100
 * @param minibatches into which a pass is divided, whole sequences each
 * @param learningRate of Adam, at the start
 * @param annealed whether it falls to nothing, linearly, by the last step
 * @param clip how far the ratio of new to old probability counts, beyond 1
 * @param valueClip how far the value may move from the old one; 0 leaves it unclipped
 * @param entropyWeight of the entropy bonus
 * @param valueWeight of the critic's error
 * @param maxGradientNorm to which gradients are scaled down
 * @param normaliseAdvantages to mean 0 and deviation 1 in each minibatch
 * @param targetKl the update ends when the policy has moved half as far again; 0 never ends it
 */
public record UpdateConfig(
        int epochs,
        int minibatches,
        double learningRate,
        boolean annealed,
        double clip,
        double valueClip,
        double entropyWeight,
        double valueWeight,
        double maxGradientNorm,
        boolean normaliseAdvantages,
        double targetKl) {
    /** Rate, clip and entropy of arXiv 2212.02721; the others as is usual. */
    public static final UpdateConfig STANDARD = new UpdateConfig(4, 4, 3e-4, true, 0.2, 0, 0.01, 0.5, 0.5, true, 0);

    public UpdateConfig {
        Limits.check("the number of epochs", epochs, 1, 100);
        Limits.check("the number of minibatches", minibatches, 1, 65_536);
        Limits.check("the learning rate", learningRate, 0, 1.0);
        Limits.check("the clip range", clip, 1e-6, 10.0);
        Limits.check("the clip range of values", valueClip, 0.0, 1e9);
        Limits.check("the weight of the entropy", entropyWeight, 0.0, 1e3);
        Limits.check("the weight of the value", valueWeight, 0.0, 1e3);
        Limits.check("the largest gradient norm", maxGradientNorm, 1e-9, 1e9);
        Limits.check("the target of the KL divergence", targetKl, 0.0, 1e3);
    }
}
