package dev.barista.train.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barista.train.PpoConfig;
import dev.barista.train.problems.KnownProblems;
import org.junit.jupiter.api.Test;

/** One seed each; {@code install/bench.sh train} tries more, and CartPole. */
class KnownProblemsTest {
    private static final int STEPS = 10_240;

    @Test
    void remembersACueFor64Steps() {
        assertThat(KnownProblems.CUE_MEMORY.greedyReturn(KnownProblems.CUE_MEMORY.config(STEPS, 1)))
                .isGreaterThanOrEqualTo(58);
    }

    @Test
    void guessesWithoutAMemory() {
        PpoConfig config = KnownProblems.CUE_MEMORY.config(STEPS, 1);
        assertThat(KnownProblems.CUE_MEMORY.greedyReturn(
                        config.with(config.network().withoutRecurrence())))
                .isBetween(-6.0, 6.0);
    }
}
