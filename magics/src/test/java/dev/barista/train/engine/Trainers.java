package dev.barista.train.engine;

import dev.barista.train.ActionSpace;
import dev.barista.train.Environment;
import dev.barista.train.Extractor;
import dev.barista.train.NetworkConfig;
import dev.barista.train.ObservationSpace;
import dev.barista.train.PpoConfig;
import dev.barista.train.RolloutConfig;
import dev.barista.train.Step;
import dev.barista.train.UpdateConfig;
import java.util.SplittableRandom;

/** Small agents and a world of random numbers, for tests. */
final class Trainers {
    private Trainers() {}

    /** Two environments, short sequences, small layers. */
    static PpoConfig small(Extractor extractor) {
        NetworkConfig network = new NetworkConfig(extractor, 5, 1, 6, true, 7, 1, 4, true);
        RolloutConfig rollout = new RolloutConfig(3, 16, 8, 0.97, 0.9, true);
        UpdateConfig update = new UpdateConfig(2, 3, 3e-3, true, 0.2, 0.3, 0.01, 0.5, 0.5, true, 0);
        return new PpoConfig(network, rollout, update, 10_000, 5, 1);
    }

    /** Random windows; episodes of 3 to 12 steps, half of which are cut off. */
    static final class Noise implements Environment {
        static final ObservationSpace SPACE = new ObservationSpace(4, 3);
        private final ActionSpace actions;
        private SplittableRandom random = new SplittableRandom(1);
        private int left;

        Noise(ActionSpace actions) {
            this.actions = actions;
        }

        @Override
        public ObservationSpace observations() {
            return SPACE;
        }

        @Override
        public ActionSpace actions() {
            return actions;
        }

        @Override
        public float[] reset(long seed) {
            random = new SplittableRandom(seed);
            left = random.nextInt(3, 13);
            return observe();
        }

        @Override
        public Step step(float[] action) {
            left--;
            float[] seen = observe();
            boolean cut = left == 0 && random.nextBoolean();
            return new Step(seen, seen[0] * action[0], left == 0 && !cut, cut);
        }

        private float[] observe() {
            float[] values = new float[SPACE.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) random.nextDouble(-1, 1);
            }
            return values;
        }
    }

    /**
     * The same world, with all rewards multiplied.
     *
     * @param world what is rewarded
     * @param factor of rewards
     */
    record Rewarded(Environment world, double factor) implements Environment {
        @Override
        public ObservationSpace observations() {
            return world.observations();
        }

        @Override
        public ActionSpace actions() {
            return world.actions();
        }

        @Override
        public float[] reset(long seed) {
            return world.reset(seed);
        }

        @Override
        public Step step(float[] action) {
            Step step = world.step(action);
            return new Step(step.observation(), factor * step.reward(), step.terminated(), step.truncated());
        }
    }
}
