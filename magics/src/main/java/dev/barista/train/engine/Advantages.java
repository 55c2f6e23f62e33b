package dev.barista.train.engine;

/**
 * Generalised advantage estimation (Schulman et al., arXiv 1506.02438): by how much actions turned out better than the
 * critic expected. Stateless.
 */
final class Advantages {
    private Advantages() {}

    /**
     * Advantages, {@code [step * environments + environment]} as all that is handed in.
     *
     * @param rewards of each step; of one that was cut off, what would have followed is part of it
     * @param values that the critic gave before each step
     * @param starts whether an episode begins at this step
     * @param lastValues that the critic gives after the last step
     * @param lastStarts whether an episode begins there
     * @param discount γ
     * @param decay λ
     */
    static float[] estimate(
            double[] rewards,
            float[] values,
            boolean[] starts,
            float[] lastValues,
            boolean[] lastStarts,
            double discount,
            double decay) {
        int environments = lastValues.length;
        float[] advantages = new float[rewards.length];
        double[] ahead = new double[environments];
        for (int at = rewards.length - 1; at >= 0; at--) {
            int environment = at % environments;
            int next = at + environments;
            boolean last = next >= rewards.length;
            boolean over = last ? lastStarts[environment] : starts[next];
            double nextValue = last ? lastValues[environment] : values[next];
            double goesOn = over ? 0 : 1;
            double error = rewards[at] + discount * nextValue * goesOn - values[at];
            ahead[environment] = error + discount * decay * goesOn * ahead[environment];
            advantages[at] = (float) ahead[environment];
        }
        return advantages;
    }

    /** To mean 0 and deviation 1; a single one is left alone. */
    static void normalise(float[] advantages) {
        int count = advantages.length;
        if (count < 2) {
            return;
        }
        double mean = 0;
        for (float advantage : advantages) {
            mean += advantage / (double) count;
        }
        double squares = 0;
        for (float advantage : advantages) {
            squares += (advantage - mean) * (advantage - mean);
        }
        double deviation = Math.sqrt(squares / (count - 1)) + 1e-8;
        for (int i = 0; i < count; i++) {
            advantages[i] = (float) ((advantages[i] - mean) / deviation);
        }
    }
}
