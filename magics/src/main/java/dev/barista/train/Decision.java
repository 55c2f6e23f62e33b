package dev.barista.train;

/**
 * What a policy makes of an observation.
 *
 * @param action for {@link Environment#step}
 * @param value what the critic expects from here on, discounted (and scaled, if rewards were)
 * @param logits or means: what the actor put out, {@link ActionSpace#outputs} numbers
 * @param next what to remember
 */
@SuppressWarnings("ArrayRecordComponent") // new arrays, handed over
public record Decision(float[] action, double value, float[] logits, PolicyState next) {}
