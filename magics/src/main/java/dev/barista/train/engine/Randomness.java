package dev.barista.train.engine;

import java.util.random.RandomGenerator;

/**
 * Random numbers whose whole state is one number that a checkpoint can keep: SplitMix64 (Steele, Lea, Flood: "Fast
 * splittable pseudorandom number generators", 2014). Used by one thread.
 */
final class Randomness implements RandomGenerator {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    private long state;

    Randomness(long state) {
        this.state = state;
    }

    /** Another for the same seed, for each purpose. */
    static Randomness of(long seed, int purpose) {
        return new Randomness(mix(mix(seed) + GOLDEN_GAMMA * (purpose + 1L)));
    }

    void set(long kept) {
        state = kept;
    }

    long state() {
        return state;
    }

    @Override
    public long nextLong() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
