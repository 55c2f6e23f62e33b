package dev.barista.train;

/** What the extractor makes of a window, in plain Java. Stateless but for its weights. */
final class WindowFeatures {
    private final NetworkConfig network;
    private final ObservationSpace space;
    private final Weights weights;

    WindowFeatures(NetworkConfig network, ObservationSpace space, Weights weights) {
        this.network = network;
        this.space = space;
        this.weights = weights;
    }

    float[] of(float[] observation) {
        return switch (network.extractor()) {
            case NONE -> observation;
            case LSTM -> lastOutput(observation);
            case CNN -> convolved(observation);
        };
    }

    private float[] lastOutput(float[] observation) {
        int size = network.extractorSize();
        PolicyState state = new PolicyState(new float[size], new float[size]);
        for (int row = 0; row < space.window(); row++) {
            state = weights.lstm("extractor", observation, row * space.features(), space.features(), state);
        }
        return state.hidden();
    }

    private float[] convolved(float[] observation) {
        float[] once = convolve("extractor.0", observation, space.features());
        float[] twice = convolve("extractor.1", once, network.extractorSize());
        int size = network.extractorSize();
        float[] features = new float[2 * size];
        for (int row = 0; row < space.window(); row++) {
            for (int channel = 0; channel < size; channel++) {
                features[channel] += twice[row * size + channel] / space.window();
            }
        }
        System.arraycopy(twice, (space.window() - 1) * size, features, size, size);
        return features;
    }

    /** Kernel 3, a row of zeros at each end, ReLU. Rows × channels in, rows × channels out. */
    private float[] convolve(String name, float[] input, int channels) {
        float[] weight = weights.get(name + ".weight");
        float[] bias = weights.get(name + ".bias");
        float[] output = new float[space.window() * bias.length];
        for (int row = 0; row < space.window(); row++) {
            for (int out = 0; out < bias.length; out++) {
                float sum = bias[out];
                for (int k = 0; k < ParameterLayout.KERNEL; k++) {
                    int from = row + k - ParameterLayout.KERNEL / 2;
                    for (int in = 0; in < channels && from >= 0 && from < space.window(); in++) {
                        sum += weight[(out * channels + in) * ParameterLayout.KERNEL + k] * input[from * channels + in];
                    }
                }
                output[row * bias.length + out] = Math.max(0, sum);
            }
        }
        return output;
    }
}
