package dev.barista.train.problems;

import dev.barista.train.Environment;
import dev.barista.train.Extractor;
import dev.barista.train.NetworkConfig;
import dev.barista.train.Policy;
import dev.barista.train.PolicyState;
import dev.barista.train.PpoConfig;
import dev.barista.train.RolloutConfig;
import dev.barista.train.Step;
import dev.barista.train.UpdateConfig;
import dev.barista.train.engine.PpoTrainer;
import java.util.function.Supplier;

/** Problems whose best agents are known, and settings that find them. */
public final class KnownProblems {
    /** Each step's reward depends on its action alone: looking far ahead would only add noise. */
    public static final KnownProblems CUE_MEMORY = new KnownProblems(
            CueMemory::new,
            new RolloutConfig(4, 64, 64, 0.5, 0.95, true),
            new UpdateConfig(8, 2, 3e-3, true, 0.2, 0, 0, 0.5, 0.5, true, 0));

    /** Balancing looks ahead. */
    public static final KnownProblems BLIND_CARTPOLE = new KnownProblems(
            BlindCartPole::new,
            new RolloutConfig(8, 128, 32, 0.99, 0.95, true),
            new UpdateConfig(6, 4, 1e-3, true, 0.2, 0, 0, 0.5, 0.5, true, 0));

    private static final int EPISODES = 64;

    private final Supplier<Environment> environments;
    private final RolloutConfig rollout;
    private final UpdateConfig update;

    private KnownProblems(Supplier<Environment> environments, RolloutConfig rollout, UpdateConfig update) {
        this.environments = environments;
        this.rollout = rollout;
        this.update = update;
    }

    /** A new environment. */
    public Environment environment() {
        return environments.get();
    }

    /** Settings for one thread. */
    public PpoConfig config(long steps, long seed) {
        NetworkConfig network = new NetworkConfig(Extractor.NONE, 1, 0, 1, true, 64, 1, 64, true);
        return new PpoConfig(network, rollout, update, steps, seed, 1);
    }

    /** Trains, then lets the agent do what it thinks best. */
    public double greedyReturn(PpoConfig config) {
        try (PpoTrainer trainer = PpoTrainer.create(config, environments)) {
            trainer.train(config.totalSteps(), progress -> {});
            return greedyReturn(trainer.policy());
        }
    }

    /** The mean return of 64 episodes that the agent has not seen; of cue memory each cue is shown in 32. */
    public double greedyReturn(Policy policy) {
        double total = 0;
        for (int episode = 0; episode < EPISODES; episode++) {
            Environment environment = this == CUE_MEMORY ? new CueMemory(episode % 2) : environment();
            float[] seen = environment.reset(-1L - episode);
            PolicyState state = policy.start();
            Step step;
            do {
                var decision = policy.act(seen, state);
                state = decision.next();
                step = environment.step(decision.action());
                seen = step.observation();
                total += step.reward();
            } while (!step.done());
        }
        return total / EPISODES;
    }
}
