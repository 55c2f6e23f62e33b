package dev.barista.train;

/**
 * What an action led to. The arrays are the environment's: whoever keeps one copies it.
 *
 * @param observation after the action, of the episode that may have ended by it; row-major as in {@link ObservationSpace}
 * @param reward for the action
 * @param terminated the episode is over and nothing can follow: the future is worth nothing
 * @param truncated the episode was cut off, by a time limit or the end of the data, though it could have gone on: the
 *     learner estimates what would have followed
 */
@SuppressWarnings("ArrayRecordComponent") // copied at each of millions of steps otherwise
public record Step(float[] observation, double reward, boolean terminated, boolean truncated) {
    /** Whether {@link Environment#reset} has to come next. */
    public boolean done() {
        return terminated || truncated;
    }
}
