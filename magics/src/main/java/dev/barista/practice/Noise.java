package dev.barista.practice;

/**
 * Random numbers that depend on nothing but the key they are drawn for, so that any bar can be made without the bars
 * before it. Pure functions; the same on every JVM.
 */
final class Noise {
    private static final double SQRT_3 = 1.7320508075688772;
    private static final double UNIT_53 = 0x1.0p-53;
    private static final double UNIT_16 = 0x1.0p-16;

    private Noise() {}

    /** SplitMix64's finalizer (Steele, Lea, Flood 2014): every bit of the key moves half of the bits of the result. */
    static long mix(long key) {
        long z = key + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** The bits for {@code index} in the stream {@code seed}. */
    static long bits(long seed, long index) {
        return mix(seed + index * 0xD1B54A32D192ED03L);
    }

    /** Uniform in [0, 1). */
    static double uniform(long bits) {
        return (bits >>> 11) * UNIT_53;
    }

    /** Nearly normal with mean 0 and variance 1: the sum of four 16-bit uniforms (Irwin–Hall), within ±3.47. */
    static double normal(long bits) {
        long sum = (bits & 0xFFFF) + (bits >>> 16 & 0xFFFF) + (bits >>> 32 & 0xFFFF) + (bits >>> 48);
        return ((sum + 2) * UNIT_16 - 2) * SQRT_3;
    }
}
