package dev.barista.train.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * Where in a batch of sequences episodes begin, so that the memory of the one before is wiped.
 *
 * @param steps of each sequence
 * @param sequences side by side
 * @param at steps at which one begins, ascending, without step 0, at which the memory handed in is right
 * @param keep for each of these 0 for the sequences where it begins, and else 1
 */
@SuppressWarnings("ArrayRecordComponent") // within the package, and read only
record Breaks(int steps, int sequences, long[] at, float[][] keep) {
    /** None, for a single step. */
    static Breaks none(int sequences) {
        return new Breaks(1, sequences, new long[0], new float[0][]);
    }

    /**
     * Of flags step by step.
     *
     * @param starts {@code [step * sequences + sequence]}
     */
    static Breaks of(int steps, int sequences, boolean[] starts) {
        List<Long> at = new ArrayList<>();
        List<float[]> keep = new ArrayList<>();
        for (int step = 1; step < steps; step++) {
            float[] kept = new float[sequences];
            boolean any = false;
            for (int i = 0; i < sequences; i++) {
                boolean begins = starts[step * sequences + i];
                kept[i] = begins ? 0 : 1;
                any |= begins;
            }
            if (any) {
                at.add((long) step);
                keep.add(kept);
            }
        }
        return new Breaks(
                steps, sequences, at.stream().mapToLong(Long::longValue).toArray(), keep.toArray(float[][]::new));
    }
}
