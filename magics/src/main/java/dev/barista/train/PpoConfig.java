package dev.barista.train;

import dev.barista.market.InvalidInputException;

/**
 * All that decides how an agent is trained, beside its environments. Immutable; kept in each checkpoint.
 *
 * @param network its layers
 * @param rollout how experience is gathered
 * @param update how it is learnt from
 * @param totalSteps of all environments together, at which the learning rate has fallen to nothing
 * @param seed of all that is random
 * @param threads of the tensor library; with 1, the same seed gives the same agent bit for bit
 */
public record PpoConfig(
        NetworkConfig network, RolloutConfig rollout, UpdateConfig update, long totalSteps, long seed, int threads) {
    public static final PpoConfig STANDARD =
            new PpoConfig(NetworkConfig.STANDARD, RolloutConfig.STANDARD, UpdateConfig.STANDARD, 1_000_000, 1, 1);

    public PpoConfig {
        Limits.check("the number of steps", totalSteps, 1, Long.MAX_VALUE);
        Limits.check("the number of threads", threads, 1, 1024);
        if (rollout.sequences() % update.minibatches() != 0) {
            throw new InvalidInputException(update.minibatches() + " minibatches do not divide " + rollout.sequences()
                    + " sequences (environments × steps ÷ length of a sequence)");
        }
    }

    /** The same with another network. */
    public PpoConfig with(NetworkConfig other) {
        return new PpoConfig(other, rollout, update, totalSteps, seed, threads);
    }

    /** The same with other experience. */
    public PpoConfig with(RolloutConfig other) {
        return new PpoConfig(network, other, update, totalSteps, seed, threads);
    }

    /** The same with other updates. */
    public PpoConfig with(UpdateConfig other) {
        return new PpoConfig(network, rollout, other, totalSteps, seed, threads);
    }

    /** The same for another number of steps. */
    public PpoConfig withTotalSteps(long steps) {
        return new PpoConfig(network, rollout, update, steps, seed, threads);
    }

    /** The same with another seed. */
    public PpoConfig withSeed(long other) {
        return new PpoConfig(network, rollout, update, totalSteps, other, threads);
    }

    /** The same on another number of threads. */
    public PpoConfig withThreads(int count) {
        return new PpoConfig(network, rollout, update, totalSteps, seed, count);
    }
}
