package dev.barista.train.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.Gson;
import dev.barista.train.ActionSpace;
import dev.barista.train.Environment;
import dev.barista.train.Extractor;
import dev.barista.train.NetworkConfig;
import dev.barista.train.ObservationSpace;
import dev.barista.train.Parameter;
import dev.barista.train.PpoConfig;
import dev.barista.train.RolloutConfig;
import dev.barista.train.Step;
import dev.barista.train.UpdateConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** One update beside the one that sb3-contrib worked out; {@code install/bench/sb3_fixture.py} says how. */
class Sb3UpdateTest {
    private static final Offset<Float> ROUNDING = within(2e-5f);
    private static final NetworkConfig NETWORK = new NetworkConfig(Extractor.NONE, 1, 0, 1, true, 8, 1, 6, false);
    private static final RolloutConfig ROLLOUT = new RolloutConfig(2, 16, 16, 0.97, 0.9, false);
    private static final UpdateConfig UPDATE = new UpdateConfig(1, 1, 0.01, false, 0.2, 0, 0.02, 0.5, 0.5, true, 0);

    private record Case(
            Map<String, float[]> rollout,
            Map<String, float[]> before,
            Map<String, Double> expected,
            Map<String, float[]> after) {
        float[] told(String name) {
            return Objects.requireNonNull(rollout.get(name), name);
        }

        boolean[] flags(String name) {
            float[] numbers = told(name);
            boolean[] flags = new boolean[numbers.length];
            for (int i = 0; i < flags.length; i++) {
                flags[i] = numbers[i] != 0;
            }
            return flags;
        }
    }

    private record Cases(Case discrete, Case continuous) {}

    @Test
    void learnsFromChoicesAsSb3ContribDoes() throws IOException {
        check(cases().discrete(), new ActionSpace.Discrete(3));
    }

    @Test
    void learnsFromNumbersAsSb3ContribDoes() throws IOException {
        check(cases().continuous(), new ActionSpace.Continuous(2));
    }

    private static void check(Case told, ActionSpace actions) {
        PpoConfig config = new PpoConfig(NETWORK, ROLLOUT, UPDATE, 1000, 1, 1);
        try (PpoTrainer trainer = PpoTrainer.create(config, () -> new Nowhere(actions))) {
            trainer.parameters.set(vector(trainer, told.before()));
            Rollout rollout = rollout(told, actions);
            float[] advantages = rollout.advantages();
            float[] returns = rollout.returns(advantages);
            assertThat(advantages).as("advantages").containsExactly(told.told("advantages"), ROUNDING);
            assertThat(returns).as("returns").containsExactly(told.told("returns"), ROUNDING);

            Batches batches = new Batches(rollout, advantages, returns, true);
            PpoUpdate.Figures figures = trainer.update.step(batches.of(new int[] {0, 1}), UPDATE.learningRate());

            assertFigure(told, "policy", figures.policy());
            assertFigure(told, "value", figures.value());
            assertFigure(told, "entropy", figures.entropy());
            assertFigure(told, "kl", figures.kl());
            assertFigure(told, "clipped", figures.clipped());
            assertFigure(told, "norm", figures.norm());
            assertThat(trainer.parameters.vector().toFloatArray())
                    .as("parameters after the step")
                    .containsExactly(vector(trainer, told.after()), ROUNDING);
        }
    }

    private static void assertFigure(Case told, String name, double found) {
        double expected = Objects.requireNonNull(told.expected().get(name));
        assertThat(found).as(name).isCloseTo(expected, within(2e-6 + 2e-6 * Math.abs(expected)));
    }

    private static Rollout rollout(Case told, ActionSpace actions) {
        Rollout rollout = new Rollout(ROLLOUT, Nowhere.SPACE, actions);
        System.arraycopy(told.told("observations"), 0, rollout.observations, 0, rollout.observations.length);
        System.arraycopy(told.told("actions"), 0, rollout.actions, 0, rollout.actions.length);
        System.arraycopy(told.told("log_probs"), 0, rollout.logProbabilities, 0, rollout.logProbabilities.length);
        System.arraycopy(told.told("values"), 0, rollout.values, 0, rollout.values.length);
        System.arraycopy(told.flags("episode_starts"), 0, rollout.starts, 0, rollout.starts.length);
        for (int i = 0; i < rollout.rewards.length; i++) {
            rollout.rewards[i] = told.told("rewards")[i];
        }
        System.arraycopy(told.told("last_values"), 0, rollout.lastValues, 0, 2);
        System.arraycopy(told.flags("last_starts"), 0, rollout.lastStarts, 0, 2);
        rollout.hidden[0] = told.told("hidden");
        rollout.cell[0] = told.told("cell");
        return rollout;
    }

    private static float[] vector(PpoTrainer trainer, Map<String, float[]> parameters) {
        float[] vector = new float[trainer.layout.size()];
        int at = 0;
        for (Parameter parameter : trainer.layout.parameters()) {
            float[] values = Objects.requireNonNull(parameters.get(parameter.name()), parameter.name());
            System.arraycopy(values, 0, vector, at, parameter.size());
            at += parameter.size();
        }
        return vector;
    }

    private static Cases cases() throws IOException {
        try (InputStream file = Objects.requireNonNull(Sb3UpdateTest.class.getResourceAsStream("sb3-update.json"));
                Reader reader = new InputStreamReader(file, StandardCharsets.UTF_8)) {
            return new Gson().fromJson(reader, Cases.class);
        }
    }

    /** Has the right spaces; nothing happens there. */
    private record Nowhere(ActionSpace actions) implements Environment {
        static final ObservationSpace SPACE = new ObservationSpace(1, 3);

        @Override
        public ObservationSpace observations() {
            return SPACE;
        }

        @Override
        public float[] reset(long seed) {
            return new float[3];
        }

        @Override
        public Step step(float[] action) {
            return new Step(new float[3], 0, false, false);
        }
    }
}
