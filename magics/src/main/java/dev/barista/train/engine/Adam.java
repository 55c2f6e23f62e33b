package dev.barista.train.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import java.nio.FloatBuffer;

/**
 * Adam (arXiv 1412.6980) on one vector, with moments that a checkpoint can keep; DJL's own hides them. Used by one thread.
 */
final class Adam {
    private static final double FIRST_DECAY = 0.9;
    private static final double SECOND_DECAY = 0.999;
    /** As in OpenAI's baselines; Adam's own 1e-8 makes early steps of PPO larger. */
    private static final double EPSILON = 1e-5;

    private final NDArray first;
    private final NDArray second;
    private long steps;

    Adam(Torch torch, long size) {
        first = torch.zeros(size);
        second = torch.zeros(size);
    }

    /** One step down the gradient, which is used up. Not while gradients are recorded. */
    void step(NDArray parameters, NDArray gradient, double rate) {
        steps++;
        double firstCorrection = 1 - Math.pow(FIRST_DECAY, (double) steps);
        double secondCorrection = 1 - Math.pow(SECOND_DECAY, (double) steps);
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            first.muli(FIRST_DECAY).addi(gradient.mul(1 - FIRST_DECAY));
            second.muli(SECOND_DECAY).addi(gradient.mul(gradient).muli(1 - SECOND_DECAY));
            NDArray scale = second.sqrt().divi(Math.sqrt(secondCorrection)).addi(EPSILON);
            parameters.subi(first.mul(rate / firstCorrection).divi(scale));
        }
    }

    long steps() {
        return steps;
    }

    float[] first() {
        return first.toFloatArray();
    }

    float[] second() {
        return second.toFloatArray();
    }

    void set(long stepsSoFar, float[] firstMoments, float[] secondMoments) {
        steps = stepsSoFar;
        first.set(FloatBuffer.wrap(firstMoments));
        second.set(FloatBuffer.wrap(secondMoments));
    }
}
