package dev.barista.train.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDScope;
import dev.barista.market.InvalidInputException;
import dev.barista.train.ActionSpace;
import dev.barista.train.Decision;
import dev.barista.train.Distribution;
import dev.barista.train.Environment;
import dev.barista.train.Extractor;
import dev.barista.train.Policy;
import dev.barista.train.PolicyState;
import dev.barista.train.PpoConfig;
import dev.barista.train.RolloutConfig;
import dev.barista.train.Snapshot;
import dev.barista.train.TrainingDivergedException;
import dev.barista.train.UpdateConfig;
import dev.barista.train.problems.BlindCartPole;
import java.util.Arrays;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PpoTrainerTest {
    private static final ActionSpace NUMBERS = new ActionSpace.Continuous(2);
    private static final ActionSpace CHOICES = new ActionSpace.Discrete(3);

    @ParameterizedTest
    @EnumSource
    void ratiosAreOneBeforeAnythingIsLearnt(Extractor extractor) {
        try (PpoTrainer trainer = trainer(extractor, CHOICES)) {
            // Later rollouts begin within episodes, with a memory carried over.
            trainer.train(3L * trainer.config.rollout().batch(), progress -> {});
            Rollout rollout = trainer.gather();
            float[] advantages = rollout.advantages();
            Batches batches = new Batches(rollout, advantages, rollout.returns(advantages), true);
            for (int[] numbers : batches.divide(3, new Randomness(1))) {
                try (NDScope scope = new NDScope()) {
                    scope.suppressNotUsedWarning();
                    for (float log : trainer.update
                            .terms(batches.of(numbers))
                            .logRatios()
                            .toFloatArray()) {
                        assertThat(Math.exp(log)).isCloseTo(1, within(1e-6));
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void plainJavaActsAsTheTensorLibraryDoes(Extractor extractor) {
        try (PpoTrainer trainer = trainer(extractor, NUMBERS)) {
            trainer.train(5L * trainer.config.rollout().batch(), progress -> {});
            Policy policy = trainer.policy();
            float[] deviations =
                    trainer.snapshot().tensor("policy.actor.log_std").floats();
            Rollout rollout = trainer.gather();
            int environments = trainer.config.rollout().environments();
            int size = rollout.observationSize;
            PolicyState state = new PolicyState(Arrays.copyOf(rollout.hidden[0], 7), Arrays.copyOf(rollout.cell[0], 7));
            for (int step = 0; step < trainer.config.rollout().steps(); step++) {
                int row = step * environments;
                if (rollout.starts[row]) {
                    state = policy.start();
                }
                float[] seen = Arrays.copyOfRange(rollout.observations, row * size, (row + 1) * size);
                Decision decision = policy.act(seen, state);
                state = decision.next();
                assertThat(decision.value()).isCloseTo(rollout.values[row], within(1e-5));
                float[] taken = Arrays.copyOfRange(rollout.actions, row * 2, row * 2 + 2);
                double logProbability =
                        new Distribution(NUMBERS, deviations).logProbability(decision.logits(), 0, taken);
                assertThat(logProbability).isCloseTo(rollout.logProbabilities[row], within(1e-4));
            }
        }
    }

    @Test
    void resumedTrainingEqualsTrainingThatWasNeverInterrupted() {
        PpoConfig config = Trainers.small(Extractor.LSTM);
        checkResume(config, () -> new Trainers.Noise(CHOICES));
        checkResume(config.with(config.network().withExtractor(Extractor.NONE)), BlindCartPole::new);
    }

    private static void checkResume(PpoConfig config, Supplier<Environment> environments) {
        int batch = config.rollout().batch();
        Snapshot halfway;
        Snapshot whole;
        try (PpoTrainer trainer = PpoTrainer.create(config, environments)) {
            trainer.train(3L * batch, progress -> {});
            halfway = trainer.snapshot();
            trainer.train(6L * batch, progress -> {});
            whole = trainer.snapshot();
        }
        try (PpoTrainer trainer = PpoTrainer.create(config, environments)) {
            trainer.restore(halfway);
            assertThat(trainer.snapshot()).as("what was restored").isEqualTo(halfway);
            trainer.train(6L * batch, progress -> {});
            assertThat(trainer.snapshot()).isEqualTo(whole);
        }
        assertThat(whole.tensors()).isNotEqualTo(halfway.tensors());
    }

    @Test
    void refusesASnapshotOfAnotherNetwork() {
        try (PpoTrainer one = trainer(Extractor.CNN, CHOICES);
                PpoTrainer other = trainer(Extractor.LSTM, CHOICES)) {
            Snapshot snapshot = one.snapshot();
            assertThatThrownBy(() -> other.restore(snapshot))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("extractor=cnn")
                    .hasMessageContaining("--fresh-start");
        }
    }

    @Test
    void stopsWhenAskedAndKeepsWhatItWasBeforeANumberOverflowed() {
        PpoConfig config = Trainers.small(Extractor.NONE);
        UpdateConfig wild = new UpdateConfig(1, 1, 1, false, 0.2, 0, 0, 0.5, 1e9, true, 0);
        Supplier<Environment> overflowing = () -> new Trainers.Rewarded(new Trainers.Noise(CHOICES), 1e30);
        PpoConfig unscaled = config.with(wild).with(new RolloutConfig(3, 16, 8, 0.97, 0.9, false));
        try (PpoTrainer trainer = PpoTrainer.create(unscaled, overflowing)) {
            float[] before = trainer.parameters.vector().toFloatArray();
            assertThatThrownBy(() -> trainer.train(10_000, progress -> {}))
                    .isInstanceOf(TrainingDivergedException.class)
                    .hasMessageContaining("no number");
            assertThat(trainer.parameters.vector().toFloatArray()).isEqualTo(before);
        }
    }

    @Test
    void keepsNoArraysOutsideOfTheHeapAsItGoesOn() {
        try (PpoTrainer trainer = trainer(Extractor.CNN, NUMBERS)) {
            trainer.train(2L * trainer.config.rollout().batch(), progress -> {});
            int before = trainer.torch.arrays();
            trainer.train(6L * trainer.config.rollout().batch(), progress -> {});
            trainer.snapshot();
            assertThat(trainer.torch.arrays()).isEqualTo(before);
        }
    }

    private static PpoTrainer trainer(Extractor extractor, ActionSpace actions) {
        return PpoTrainer.create(Trainers.small(extractor), () -> new Trainers.Noise(actions));
    }
}
