package dev.barista.train.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import dev.barista.train.Parameter;
import dev.barista.train.ParameterLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * A network's parameters: one vector, so that optimiser and gradient norm take a few operations whatever the number of
 * layers. Used by one thread.
 */
final class Parameters {
    private final ParameterLayout layout;
    private final NDArray vector;
    private final float[] numbers;
    private final long[] ends;
    /** What DJL copies from; of any other it makes one of this kind each time. */
    private final ByteBuffer buffer;

    Parameters(Torch torch, ParameterLayout layout, float[] start) {
        this.layout = layout;
        numbers = start.clone();
        vector = torch.create(start, start.length);
        vector.setRequiresGradient(true);
        buffer = ByteBuffer.allocateDirect(start.length * Float.BYTES).order(ByteOrder.nativeOrder());
        List<Parameter> all = layout.parameters();
        ends = new long[all.size() - 1];
        long at = 0;
        for (int i = 0; i < ends.length; i++) {
            at += all.get(i).size();
            ends[i] = at;
        }
    }

    NDArray vector() {
        return vector;
    }

    /**
     * Views by name, in the scope that is open. Gradients of what is computed from them reach the vector. A convolution's
     * weights are arranged for a product with what a row sees: {@code [channels, neighbours * features]}.
     */
    Views views() {
        NDList parts = vector.split(ends);
        Map<String, NDArray> byName = new HashMap<>();
        for (int i = 0; i < parts.size(); i++) {
            Parameter parameter = layout.parameters().get(i);
            long[] shape =
                    parameter.shape().stream().mapToLong(Integer::longValue).toArray();
            NDArray view = parts.get(i).reshape(new Shape(shape));
            boolean convolution = shape.length == 3;
            byName.put(parameter.name(), convolution ? view.transpose(0, 2, 1).reshape(shape[0], -1) : view);
        }
        return new Views(byName);
    }

    /** All numbers, as they are now. */
    float[] numbers() {
        return numbers.clone();
    }

    /** Takes over all numbers. Not while gradients are recorded. */
    void set(float[] values) {
        change(now -> System.arraycopy(values, 0, now, 0, now.length));
    }

    /** Changes all numbers in place. Not while gradients are recorded. */
    void change(Consumer<float[]> change) {
        change.accept(numbers);
        buffer.asFloatBuffer().put(numbers);
        vector.set(buffer);
    }

    /** The gradient, which is none from then on; gradients add up otherwise. */
    float[] takeGradient() {
        NDArray gradient = vector.getGradient();
        float[] taken = gradient.toFloatArray();
        gradient.muli(0);
        return taken;
    }

    /** Arrays by a parameter's name. */
    record Views(Map<String, NDArray> byName) {
        NDArray get(String name) {
            return Objects.requireNonNull(byName.get(name), name);
        }

        NDList lstm(String name) {
            return new NDList(
                    get(name + ".weight_ih"), get(name + ".weight_hh"), get(name + ".bias_ih"), get(name + ".bias_hh"));
        }
    }
}
