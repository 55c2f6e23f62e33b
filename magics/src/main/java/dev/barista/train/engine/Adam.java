package dev.barista.train.engine;

/**
 * Adam (arXiv 1412.6980), with moments that a checkpoint can keep; DJL's own hides them. In one pass over plain arrays, where
 * the tensor library takes a dozen. Used by one thread.
 */
final class Adam {
    private static final float FIRST_DECAY = 0.9f;
    private static final float SECOND_DECAY = 0.999f;
    /** As in OpenAI's baselines; Adam's own 1e-8 makes early steps of PPO larger. */
    private static final float EPSILON = 1e-5f;

    private final float[] first;
    private final float[] second;
    private long steps;

    Adam(int size) {
        first = new float[size];
        second = new float[size];
    }

    /**
     * One step down the gradient.
     *
     * @param parameters which it changes
     * @param gradient of each
     * @param factor by which the gradient counts
     */
    void step(float[] parameters, float[] gradient, float factor, double rate) {
        steps++;
        float stride = (float) (rate / (1 - Math.pow(FIRST_DECAY, (double) steps)));
        float correction = (float) (1 / Math.sqrt(1 - Math.pow(SECOND_DECAY, (double) steps)));
        for (int i = 0; i < parameters.length; i++) {
            float slope = gradient[i] * factor;
            float mean = FIRST_DECAY * first[i] + (1 - FIRST_DECAY) * slope;
            float square = SECOND_DECAY * second[i] + (1 - SECOND_DECAY) * slope * slope;
            first[i] = mean;
            second[i] = square;
            parameters[i] -= stride * mean / ((float) Math.sqrt(square) * correction + EPSILON);
        }
    }

    long steps() {
        return steps;
    }

    float[] first() {
        return first.clone();
    }

    float[] second() {
        return second.clone();
    }

    void set(long stepsSoFar, float[] firstMoments, float[] secondMoments) {
        steps = stepsSoFar;
        System.arraycopy(firstMoments, 0, first, 0, first.length);
        System.arraycopy(secondMoments, 0, second, 0, second.length);
    }
}
