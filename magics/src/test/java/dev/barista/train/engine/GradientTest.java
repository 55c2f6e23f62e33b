package dev.barista.train.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDScope;
import dev.barista.train.ActionSpace;
import dev.barista.train.Extractor;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GradientTest {
    /** Large enough for the loss, a float, to change by far more than its rounding. */
    private static final float STEP = 5e-3f;

    @ParameterizedTest
    @EnumSource
    void agreesWithFiniteDifferencesForChoices(Extractor extractor) {
        check(extractor, new ActionSpace.Discrete(3));
    }

    @ParameterizedTest
    @EnumSource
    void agreesWithFiniteDifferencesForNumbers(Extractor extractor) {
        check(extractor, new ActionSpace.Continuous(2));
    }

    private static void check(Extractor extractor, ActionSpace actions) {
        try (PpoTrainer trainer = PpoTrainer.create(Trainers.small(extractor), () -> new Trainers.Noise(actions))) {
            trainer.gather();
            Rollout rollout = trainer.gather();
            float[] advantages = rollout.advantages();
            Batches batches = new Batches(rollout, advantages, rollout.returns(advantages), true);
            Minibatch batch = batches.of(new int[] {0, 1, 2, 3, 4, 5});
            assertThat(batch.breaks().at()).as("steps at which episodes begin").isNotEmpty();
            float[] start = trainer.parameters.vector().toFloatArray();
            float[] gradient = gradient(trainer, batch);
            SplittableRandom random = new SplittableRandom(3);
            for (int direction = 0; direction < 12; direction++) {
                float[] way = way(start.length, random);
                double expected = 0;
                for (int i = 0; i < way.length; i++) {
                    expected += gradient[i] * (double) way[i];
                }
                double difference =
                        (loss(trainer, batch, start, way, STEP) - loss(trainer, batch, start, way, -STEP)) / (2 * STEP);
                assertThat(difference).as("slope in direction %d", direction).isCloseTo(expected, within(3e-3));
            }
            assertThat(gradient).as("gradients of all parameters").doesNotContain(Float.NaN);
        }
    }

    private static float[] gradient(PpoTrainer trainer, Minibatch batch) {
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            Torch.recordGradients(true);
            Torch.backward(trainer.update.terms(batch).total());
            Torch.recordGradients(false);
            return trainer.parameters.vector().getGradient().toFloatArray();
        }
    }

    private static double loss(PpoTrainer trainer, Minibatch batch, float[] start, float[] way, float step) {
        float[] moved = start.clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += step * way[i];
        }
        trainer.parameters.set(moved);
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            return trainer.update.terms(batch).total().getFloat();
        }
    }

    private static float[] way(int length, SplittableRandom random) {
        float[] way = new float[length];
        double squares = 0;
        for (int i = 0; i < length; i++) {
            way[i] = (float) random.nextDouble(-1, 1);
            squares += way[i] * way[i];
        }
        for (int i = 0; i < length; i++) {
            way[i] /= (float) Math.sqrt(squares);
        }
        return way;
    }
}
