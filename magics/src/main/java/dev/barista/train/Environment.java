package dev.barista.train;

/**
 * A world that an agent acts in, one episode after another. Used by one thread at a time; a learner makes several.
 *
 * <p><b>An episode is a function of its seed and its actions</b>: {@code reset(s)} followed by the same actions gives the
 * same steps, on any instance. Checkpoints rely on it: an episode under way is kept as its seed and the actions so far,
 * and played again when training resumes.
 */
public interface Environment {
    /** Same for all instances that one learner uses. */
    ObservationSpace observations();

    /** Same for all instances that one learner uses. */
    ActionSpace actions();

    /**
     * Begins an episode.
     *
     * @param seed of all that is random in it
     * @return the first observation
     */
    float[] reset(long seed);

    /**
     * Goes one step on.
     *
     * @param action of {@link ActionSpace#width} numbers: the index of a choice, or numbers from -1 to 1
     * @throws IllegalStateException if the episode is over
     */
    Step step(float[] action);
}
