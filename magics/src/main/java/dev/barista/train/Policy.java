package dev.barista.train;

import java.util.random.RandomGenerator;

/** An agent that has been trained, or has at some step. Immutable; any thread may use it. */
public interface Policy {
    /** What it sees. */
    ObservationSpace observations();

    /** What it may do. */
    ActionSpace actions();

    /** What it remembers at the start of an episode. */
    PolicyState start();

    /** Does what it thinks best. The same observation and state give the same decision. */
    Decision act(float[] observation, PolicyState state);

    /** Draws from its distribution, as in training. */
    Decision sample(float[] observation, PolicyState state, RandomGenerator random);
}
