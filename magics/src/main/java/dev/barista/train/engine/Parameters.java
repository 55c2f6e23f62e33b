package dev.barista.train.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import dev.barista.train.Parameter;
import dev.barista.train.ParameterLayout;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A network's parameters: one vector, so that optimiser and gradient norm take a few operations whatever the number of
 * layers. Used by one thread.
 */
final class Parameters {
    private final ParameterLayout layout;
    private final NDArray vector;
    private final long[] ends;

    Parameters(Torch torch, ParameterLayout layout, float[] start) {
        this.layout = layout;
        vector = torch.create(start, start.length);
        vector.setRequiresGradient(true);
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

    /** Views by name, in the scope that is open. Gradients of what is computed from them reach the vector. */
    Views views() {
        NDList parts = vector.split(ends);
        Map<String, NDArray> byName = new HashMap<>();
        for (int i = 0; i < parts.size(); i++) {
            Parameter parameter = layout.parameters().get(i);
            long[] shape =
                    parameter.shape().stream().mapToLong(Integer::longValue).toArray();
            byName.put(parameter.name(), parts.get(i).reshape(new Shape(shape)));
        }
        return new Views(byName);
    }

    /** Takes over all numbers. Not while gradients are recorded. */
    void set(float[] values) {
        vector.set(FloatBuffer.wrap(values));
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
