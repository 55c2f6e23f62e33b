package dev.barista.train;

/**
 * What an agent remembers from step to step. Begins as {@link Policy#start}, and again with each episode. Never changed:
 * an old one can be gone back to.
 *
 * @param hidden output of the core LSTM; empty without one
 * @param cell its memory
 */
@SuppressWarnings("ArrayRecordComponent") // written by the policy alone
public record PolicyState(float[] hidden, float[] cell) {}
