package dev.barista.train.engine;

import dev.barista.train.Environment;
import dev.barista.train.Step;
import java.util.Arrays;

/**
 * One environment and the episode that is under way in it, with all that it takes to play it again. Used by one thread.
 */
final class LiveEpisode {
    private final Environment environment;
    private final int width;
    private long seed;
    private float[] actions;
    private int length;
    private double total;
    private float[] observation;

    LiveEpisode(Environment environment, long seed) {
        this.environment = environment;
        width = environment.actions().width();
        actions = new float[64 * width];
        observation = begin(seed);
    }

    float[] begin(long newSeed) {
        seed = newSeed;
        length = 0;
        total = 0;
        observation = checked(environment.reset(newSeed));
        return observation;
    }

    Step step(float[] action) {
        if ((length + 1) * width > actions.length) {
            actions = Arrays.copyOf(actions, 2 * actions.length);
        }
        System.arraycopy(action, 0, actions, length * width, width);
        Step step = environment.step(action);
        length++;
        total += step.reward();
        observation = checked(step.observation());
        return step;
    }

    /** Plays an episode again up to where it was. */
    void replay(long itsSeed, float[] itsActions) {
        begin(itsSeed);
        for (int at = 0; at < itsActions.length; at += width) {
            if (step(Arrays.copyOfRange(itsActions, at, at + width)).done()) {
                throw new IllegalStateException("an episode that was under way ends when it is played again: the"
                        + " environment, or its data, is not what the checkpoint was made with");
            }
        }
    }

    boolean atStart() {
        return length == 0;
    }

    float[] observation() {
        return observation;
    }

    double total() {
        return total;
    }

    int length() {
        return length;
    }

    long seed() {
        return seed;
    }

    float[] actions() {
        return Arrays.copyOf(actions, length * width);
    }

    private float[] checked(float[] values) {
        if (values.length != environment.observations().size()) {
            throw new IllegalStateException("the environment gave an observation of " + values.length + " numbers, not "
                    + environment.observations().size());
        }
        return values;
    }
}
