package dev.barista.train.engine;

/**
 * Some sequences of a rollout, side by side: arrays step by step, in each step sequence by sequence. Made by
 * {@link Batches}; read only.
 *
 * @param steps of each sequence
 * @param sequences how many
 * @param observations {@code [steps, sequences, size]}
 * @param actions {@code [steps, sequences, width]}
 * @param logProbabilities that the actions had when they were taken
 * @param values that the critic gave then
 * @param advantages normalised, if they are to be
 * @param returns that the critic should give
 * @param hidden before the first step, {@code [sequences, size]}
 * @param cell likewise
 * @param breaks where episodes begin
 */
@SuppressWarnings("ArrayRecordComponent") // within the package, and read only
record Minibatch(
        int steps,
        int sequences,
        float[] observations,
        float[] actions,
        float[] logProbabilities,
        float[] values,
        float[] advantages,
        float[] returns,
        float[] hidden,
        float[] cell,
        Breaks breaks) {
    int rows() {
        return steps * sequences;
    }
}
