package dev.barista.train.worker;

import dev.barista.train.TrainingProgress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says in words when training goes wrong, each thing once. Made for a run; for one thread. */
final class Watchdog {
    /** Usual updates move the policy by 0.01 to 0.03 (as "target_kl" of Spinning Up and Stable-Baselines3). */
    private static final double LARGE_KL = 0.1;

    private static final int LARGE_IN_A_ROW = 3;
    /** Nats a dimension: a normal distribution with a deviation of 0.05 has less, and tries nothing any more. */
    private static final double COLLAPSED = -1.57;
    /** Below, the critic knows hardly more than the mean. */
    private static final double USELESS = 0.02;

    private static final int PATIENCE = 15;

    private final int dimensions;
    private int largeKl;
    private int uselessCritic;
    private boolean saidKl;
    private boolean saidEntropy;
    private boolean saidCritic;

    /** @param dimensions of an action */
    Watchdog(int dimensions) {
        this.dimensions = dimensions;
    }

    /**
     * What this update shows that was not said before.
     *
     * @param fraction how much of the training is done
     */
    List<String> after(TrainingProgress update, double fraction) {
        List<String> warnings = new ArrayList<>();
        largeKl = update.approxKl() > LARGE_KL ? largeKl + 1 : 0;
        if (largeKl >= LARGE_IN_A_ROW && !saidKl) {
            saidKl = true;
            warnings.add(say(
                    "KL too large: each update moves the policy by %.2f, usual is 0.01–0.03. "
                            + "Learn slower, such as --learning-rate %.1e",
                    update.approxKl(), update.learningRate() / 3));
        }
        if (update.entropy() / dimensions < COLLAPSED && fraction < 0.9 && !saidEntropy) {
            saidEntropy = true;
            warnings.add(say(
                    "entropy collapsed to %.2f after %.0f %% of the training: the agent tries nothing new. "
                            + "Learn slower, or take another --seed",
                    update.entropy(), 100 * fraction));
        }
        uselessCritic = update.explainedVariance() < USELESS ? uselessCritic + 1 : 0;
        if (uselessCritic >= PATIENCE && !saidCritic) {
            saidCritic = true;
            warnings.add(say(
                    "value not learning: for %d updates the critic has explained %.0f %% of the returns. "
                            + "The rewards may be noise to it: more data or longer training may help",
                    uselessCritic, 100 * Math.max(0, update.explainedVariance())));
        }
        return warnings;
    }

    private static String say(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
