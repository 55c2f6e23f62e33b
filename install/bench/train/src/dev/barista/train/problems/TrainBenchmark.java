package dev.barista.train.problems;

import dev.barista.train.ActionSpace;
import dev.barista.train.Environment;
import dev.barista.train.Extractor;
import dev.barista.train.NetworkConfig;
import dev.barista.train.ObservationSpace;
import dev.barista.train.PpoConfig;
import dev.barista.train.RolloutConfig;
import dev.barista.train.Step;
import dev.barista.train.UpdateConfig;
import dev.barista.train.engine.PpoTrainer;
import java.util.Arrays;
import java.util.Random;

/** What {@code install/bench/train.py} measures of Barista: a line of JSON for each figure. */
public final class TrainBenchmark {
    private TrainBenchmark() {}

    public static void main(String[] arguments) {
        switch (arguments[0]) {
            case "start" -> start();
            case "pace" -> pace(arguments[1], Integer.parseInt(arguments[2]));
            default -> learn(arguments[0], Long.parseLong(arguments[1]), Long.parseLong(arguments[2]));
        }
    }

    private static void start() {
        long began = System.nanoTime();
        PpoConfig config = KnownProblems.CUE_MEMORY.config(1000, 1);
        PpoTrainer.create(config, KnownProblems.CUE_MEMORY::environment).close();
        System.out.printf("{\"seconds\": %.3f}%n", (System.nanoTime() - began) / 1e9);
    }

    /** Steps a second after two updates of warming up, by networks, and on sequences, that are sb3.py's. */
    private static void pace(String problem, int updates) {
        boolean market = problem.equals("market");
        NetworkConfig network = market
                ? new NetworkConfig(Extractor.CNN, 32, 1, 64, true, 128, 1, 64, false)
                : new NetworkConfig(Extractor.NONE, 1, 0, 1, true, 64, 1, 64, false);
        RolloutConfig rollout = new RolloutConfig(8, 128, 128, 0.99, 0.95, false);
        UpdateConfig update = new UpdateConfig(4, 4, 3e-4, false, 0.2, 0, 0.01, 0.5, 0.5, true, 0);
        PpoConfig config = new PpoConfig(network, rollout, update, 1_000_000_000, 1, 1);
        try (PpoTrainer trainer =
                PpoTrainer.create(config, () -> market ? new RandomWalk() : new BlindCartPole())) {
            trainer.train(2L * rollout.batch(), progress -> {});
            double pace = trainer.train((2L + updates) * rollout.batch(), progress -> {})
                    .stepsPerSecond();
            System.out.printf("{\"pace\": %.1f}%n", pace);
        }
    }

    private static void learn(String problem, long steps, long seed) {
        KnownProblems known = problem.equals("cartpole") ? KnownProblems.BLIND_CARTPOLE : KnownProblems.CUE_MEMORY;
        PpoConfig config = known.config(steps, seed);
        if (problem.equals("cue-without-memory")) {
            config = config.with(config.network().withoutRecurrence());
        }
        try (PpoTrainer trainer = PpoTrainer.create(config, known::environment)) {
            trainer.train(
                    steps,
                    progress -> System.out.printf(
                            "{\"step\": %d, \"return\": %s, \"pace\": %.0f}%n",
                            progress.step(),
                            Double.isNaN(progress.meanReturn()) ? "null" : progress.meanReturn(),
                            progress.stepsPerSecond()));
            System.out.printf("{\"greedy\": %.2f}%n", known.greedyReturn(trainer.policy()));
        }
    }

    /** Prices that know nothing of their past; three symbols, 30 bars of 8 features, as sb3.py has them. */
    private static final class RandomWalk implements Environment {
        private static final int BARS = 600;
        private static final ObservationSpace SPACE = new ObservationSpace(30, 8);
        private float[] features = new float[0];
        private float[][] changes = new float[0][];
        private int bar;

        @Override
        public ObservationSpace observations() {
            return SPACE;
        }

        @Override
        public ActionSpace actions() {
            return new ActionSpace.Continuous(3);
        }

        @Override
        public float[] reset(long seed) {
            Random random = new Random(seed);
            features = new float[BARS * SPACE.features()];
            for (int i = 0; i < features.length; i++) {
                features[i] = (float) random.nextGaussian();
            }
            changes = new float[BARS][3];
            for (float[] change : changes) {
                for (int i = 0; i < 3; i++) {
                    change[i] = (float) random.nextGaussian();
                }
            }
            bar = SPACE.window();
            return observe();
        }

        @Override
        public Step step(float[] action) {
            double reward = 0;
            for (int i = 0; i < 3; i++) {
                reward += action[i] * changes[bar][i] - 0.001 * Math.abs(action[i]);
            }
            bar++;
            return new Step(observe(), reward, false, bar == BARS - 1);
        }

        private float[] observe() {
            int width = SPACE.features();
            return Arrays.copyOfRange(features, (bar - SPACE.window()) * width, bar * width);
        }
    }
}
