package dev.barista.train;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** A network's parameters by name, for plain Java. Made from a snapshot and checked against its layout; never changed. */
final class Weights {
    /** In front of the names of parameters in snapshots. */
    static final String PREFIX = "policy.";

    private final Map<String, float[]> arrays = new HashMap<>();

    Weights(ParameterLayout layout, Snapshot snapshot) {
        for (Parameter parameter : layout.parameters()) {
            arrays.put(parameter.name(), snapshot.floats(PREFIX + parameter.name(), parameter.shape()));
        }
    }

    float[] get(String name) {
        return Objects.requireNonNull(arrays.get(name), name);
    }

    /** Layers {@code name.0}, {@code name.1}, … with tanh. */
    float[] stack(String name, int layers, float[] input) {
        float[] values = input;
        for (int layer = 0; layer < layers; layer++) {
            values = dense(name + "." + layer, values);
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) Math.tanh(values[i]);
            }
        }
        return values;
    }

    /** Weight × input + bias. */
    float[] dense(String name, float[] input) {
        return affine(get(name + ".weight"), get(name + ".bias"), input, 0, input.length);
    }

    /** One step of an LSTM. */
    PolicyState lstm(String name, float[] input, int from, int length, PolicyState state) {
        float[] gates = affine(get(name + ".weight_ih"), get(name + ".bias_ih"), input, from, length);
        float[] recurrent =
                affine(get(name + ".weight_hh"), get(name + ".bias_hh"), state.hidden(), 0, state.hidden().length);
        int size = state.hidden().length;
        float[] hidden = new float[size];
        float[] cell = new float[size];
        for (int i = 0; i < size; i++) {
            float in = sigmoid(gates[i] + recurrent[i]);
            float forget = sigmoid(gates[size + i] + recurrent[size + i]);
            float candidate = (float) Math.tanh(gates[2 * size + i] + recurrent[2 * size + i]);
            float out = sigmoid(gates[3 * size + i] + recurrent[3 * size + i]);
            cell[i] = forget * state.cell()[i] + in * candidate;
            hidden[i] = out * (float) Math.tanh(cell[i]);
        }
        return new PolicyState(hidden, cell);
    }

    /** Four sums side by side: a single one waits for itself at each addition. */
    static float[] affine(float[] weight, float[] bias, float[] input, int from, int length) {
        float[] output = new float[bias.length];
        for (int row = 0; row < bias.length; row++) {
            int at = row * length;
            float a = 0;
            float b = 0;
            float c = 0;
            float d = 0;
            int i = 0;
            for (; i + 3 < length; i += 4) {
                a += weight[at + i] * input[from + i];
                b += weight[at + i + 1] * input[from + i + 1];
                c += weight[at + i + 2] * input[from + i + 2];
                d += weight[at + i + 3] * input[from + i + 3];
            }
            for (; i < length; i++) {
                a += weight[at + i] * input[from + i];
            }
            output[row] = a + b + (c + d) + bias[row];
        }
        return output;
    }

    private static float sigmoid(float x) {
        return (float) (1 / (1 + Math.exp(-x)));
    }
}
