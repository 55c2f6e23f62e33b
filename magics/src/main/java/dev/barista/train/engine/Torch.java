package dev.barista.train.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

/**
 * The tensor library of one trainer: where its arrays live, and what DJL's public interface hides. Used by one thread.
 */
final class Torch implements AutoCloseable {
    private final NDManager manager;

    private Torch(NDManager manager) {
        this.manager = manager;
    }

    /**
     * Starts the library, on a GPU if there is one. The first time on a machine its native code is unpacked into
     * {@code DJL_CACHE_DIR}; nothing is downloaded.
     *
     * @param threads that one operation may use; the process's, not the trainer's
     */
    static Torch start(int threads) {
        // DJL otherwise asks its servers for native code that fits better, and counts its users.
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        NDManager manager = NDManager.newBaseManager("PyTorch");
        JniUtils.setNumThreads(threads);
        return new Torch(manager);
    }

    NDArray create(float[] values, long... shape) {
        return owned(manager.create(values, new Shape(shape)));
    }

    NDArray create(long[] values, long... shape) {
        return owned(manager.create(values, new Shape(shape)));
    }

    /**
     * A factor of what gradients are taken of. Those go back through the factor itself, long after DJL, asked to multiply
     * by a Java number, has let go of the buffer in which that stood.
     */
    NDArray number(double value) {
        return owned(manager.create((float) value));
    }

    /** A copy in the library's own memory: DJL's arrays are views of Java buffers, which are gone once they are collected. */
    private static NDArray owned(NDArray view) {
        try (view) {
            return view.duplicate();
        }
    }

    NDArray zeros(long... shape) {
        return manager.zeros(new Shape(shape));
    }

    /** Whether what this thread computes from now on is remembered for gradients. Gradient mode is a thread's. */
    static void recordGradients(boolean on) {
        JniUtils.setGradMode(on);
    }

    /** Adds gradients of a single number to those of what it was computed from. */
    static void backward(NDArray loss) {
        // DJL's GradientCollector does the same, but a JVM may have one only, and it visits every array there is.
        NDArray one = loss.getManager().ones(loss.getShape());
        JniUtils.backward((PtNDArray) loss, (PtNDArray) one, false, false);
    }

    /** The same numbers, of which gradients do not know where they come from. */
    static NDArray detached(NDArray array) {
        return array.stopGradient();
    }

    /** How many arrays it holds. */
    int arrays() {
        return manager.getManagedArrays().size();
    }

    @Override
    public void close() {
        manager.close();
    }
}
