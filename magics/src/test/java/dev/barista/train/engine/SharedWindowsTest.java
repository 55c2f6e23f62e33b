package dev.barista.train.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import dev.barista.train.ActionSpace;
import dev.barista.train.Extractor;
import dev.barista.train.ObservationSpace;
import dev.barista.train.ParameterLayout;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharedWindowsTest {
    private static final int STEPS = 9;
    private static final int SEQUENCES = 2;
    private static final int FEATURES = 3;

    /** Windows that move on by a row, anew from the fifth step of the second sequence. */
    private static float[] moving(int window) {
        SplittableRandom random = new SplittableRandom(window);
        float[] observations = new float[STEPS * SEQUENCES * window * FEATURES];
        for (int sequence = 0; sequence < SEQUENCES; sequence++) {
            float[] now = new float[window * FEATURES];
            for (int step = 0; step < STEPS; step++) {
                boolean anew = step == 0 || (sequence == 1 && step == 5);
                System.arraycopy(now, FEATURES, now, 0, now.length - FEATURES);
                for (int i = anew ? 0 : now.length - FEATURES; i < now.length; i++) {
                    now[i] = (float) random.nextDouble(-1, 1);
                }
                System.arraycopy(now, 0, observations, (step * SEQUENCES + sequence) * now.length, now.length);
            }
        }
        return observations;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 30})
    void giveTheFeaturesAndGradientsOfEachWindowAlone(int window) {
        ObservationSpace space = new ObservationSpace(window, FEATURES);
        float[] observations = moving(window);
        ParameterLayout layout =
                ParameterLayout.of(Trainers.small(Extractor.CNN).network(), space, new ActionSpace.Discrete(2));
        float[] start = OrthogonalStart.of(layout, Randomness.of(7, 0));
        try (Torch torch = Torch.start(1)) {
            Parameters parameters = new Parameters(torch, layout, start);
            float[] features = new float[0];
            for (int number = 0; number < STEPS * SEQUENCES; number++) {
                float[] alone = Arrays.copyOfRange(observations, number * space.size(), (number + 1) * space.size());
                float[] seen = learn(torch, parameters, new SharedWindows(space, alone, 1, 1));
                int end = features.length;
                features = Arrays.copyOf(features, end + seen.length);
                System.arraycopy(seen, 0, features, end, seen.length);
            }
            float[] gradient = parameters.takeGradient();
            assertThat(gradient).as("what there is to compare").contains(0f).doesNotContain(Float.NaN);

            float[] together = learn(torch, parameters, new SharedWindows(space, observations, STEPS, SEQUENCES));
            assertThat(together).containsExactly(features, within(1e-5f));
            assertThat(parameters.takeGradient()).containsExactly(gradient, within(1e-4f));
        }
    }

    /** The features; the gradient of the sum of their squares is added to the parameters'. */
    private static float[] learn(Torch torch, Parameters parameters, SharedWindows windows) {
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            Torch.recordGradients(true);
            NDArray features = new Convolutions(torch).features(parameters.views(), windows);
            Torch.backward(features.square().sum());
            Torch.recordGradients(false);
            return features.toFloatArray();
        }
    }

    @Test
    void aSequenceIsSeenOnceAndAnEpisodesBeginningAnew() {
        int ends = 2 * STEPS * SEQUENCES;
        SharedWindows windows = new SharedWindows(new ObservationSpace(30, FEATURES), moving(30), STEPS, SEQUENCES);
        assertThat(windows.firstRows() - ends).isEqualTo(30 + 8 + 30 + 4 + 30 + 3);
    }
}
