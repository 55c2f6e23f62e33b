package dev.barista.train;

/**
 * How training goes, after an update. Means are those of the update's minibatches. Immutable.
 *
 * @param step steps of all environments so far
 * @param updates so far
 * @param episodes that have ended so far
 * @param stepsPerSecond since {@link Trainer#train} was called, updates included
 * @param policyLoss the clipped objective, negated
 * @param valueLoss mean squared error of the critic
 * @param entropy of the policy in nats; falls as it makes up its mind
 * @param approxKl how far the update moved the policy: mean of {@code (ratio - 1) - log ratio}
 * @param clipFraction the part of ratios beyond the clip range
 * @param explainedVariance of the returns by the critic before the update: 1 all, 0 none, below 0 worse than none
 * @param meanReturn of the last 100 episodes, as the environment rewarded them; NaN before the first has ended
 * @param meanLength of the same in steps
 * @param learningRate of this update
 * @param gradientNorm before it was clipped
 */
public record TrainingProgress(
        long step,
        long updates,
        long episodes,
        double stepsPerSecond,
        double policyLoss,
        double valueLoss,
        double entropy,
        double approxKl,
        double clipFraction,
        double explainedVariance,
        double meanReturn,
        double meanLength,
        double learningRate,
        double gradientNorm) {
    /** Before the first update since training began or was resumed: figures are NaN. */
    public static TrainingProgress none(long step, long updates, long episodes) {
        double nan = Double.NaN;
        return new TrainingProgress(step, updates, episodes, 0, nan, nan, nan, nan, nan, nan, nan, nan, nan, nan);
    }
}
