package dev.barista.train.problems;

import dev.barista.train.ActionSpace;
import dev.barista.train.Environment;
import dev.barista.train.ObservationSpace;
import dev.barista.train.Step;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/**
 * A cue, one of two, is shown at the first of 64 steps only. Each step that answers with it gives 1, each other one -1:
 * 64 for who remembers, 0 for who guesses.
 */
public final class CueMemory implements Environment {
    /** Steps of an episode. */
    public static final int STEPS = 64;

    private final OptionalInt fixed;
    private int cue;
    private int step;

    /** Draws a cue for each episode. */
    public CueMemory() {
        fixed = OptionalInt.empty();
    }

    /** Always shows the same cue. */
    CueMemory(int cue) {
        fixed = OptionalInt.of(cue);
    }

    @Override
    public ObservationSpace observations() {
        return new ObservationSpace(1, 2);
    }

    @Override
    public ActionSpace actions() {
        return new ActionSpace.Discrete(2);
    }

    @Override
    public float[] reset(long seed) {
        cue = fixed.orElseGet(() -> new SplittableRandom(seed).nextInt(2));
        step = 0;
        return new float[] {cue == 0 ? -1 : 1, 1};
    }

    @Override
    public Step step(float[] action) {
        step++;
        double reward = (int) action[0] == cue ? 1 : -1;
        return new Step(new float[2], reward, step == STEPS, false);
    }
}
