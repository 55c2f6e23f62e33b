package dev.barista.train.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barista.train.TrainingProgress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatchdogTest {
    private final Watchdog watchdog = new Watchdog(2);

    private List<String> after(int updates, double entropy, double kl, double explained) {
        List<String> said = new ArrayList<>();
        for (int i = 0; i < updates; i++) {
            said.addAll(watchdog.after(
                    new TrainingProgress(1, 1, 1, 1, 0, 1, entropy, kl, 0, explained, 0, 1, 3e-4, 1), 0.5));
        }
        return said;
    }

    @Test
    void aHealthyTrainingIsLeftAlone() {
        assertThat(after(100, 2.8, 0.02, 0.5)).isEmpty();
    }

    @Test
    void largeStepsOfThePolicyAreToldOnce() {
        assertThat(after(30, 2.8, 0.4, 0.5)).singleElement().asString().contains("KL too large", "--learning-rate");
    }

    @Test
    void oneLargeStepIsNoWarning() {
        assertThat(after(2, 2.8, 0.4, 0.5)).isEmpty();
    }

    @Test
    void anAgentThatTriesNothingNewIsToldOnce() {
        assertThat(after(10, -4, 0.01, 0.5)).singleElement().asString().contains("entropy collapsed");
    }

    @Test
    void aCriticThatLearnsNothingIsToldOnce() {
        assertThat(after(60, 2.8, 0.01, -0.3)).singleElement().asString().contains("value not learning");
    }
}
