package dev.barista.train;

import java.util.ArrayList;
import java.util.List;

/**
 * The parameters of a network in the order that they are kept in: one long vector while learning, tensors by name in
 * checkpoints. Immutable.
 *
 * <p>LSTMs have PyTorch's four arrays, gates in the order input, forget, cell, output. Gains are those of "The 37
 * implementation details of PPO" (ICLR blog, 2022): √2 in front of tanh and ReLU, 0.01 for the actor's output, 1 for the
 * critic's and for LSTMs; biases start at 0.
 *
 * @param parameters in order
 * @param featureSize numbers that the extractor and the linear layers hand on
 * @param latentSize numbers that the heads see
 */
public record ParameterLayout(List<Parameter> parameters, int featureSize, int latentSize) {
    /** Rows that a convolution looks at. */
    public static final int KERNEL = 3;

    private static final double HIDDEN_GAIN = Math.sqrt(2);

    public ParameterLayout {
        parameters = List.copyOf(parameters);
    }

    /** Of the network that these ask for. */
    public static ParameterLayout of(NetworkConfig network, ObservationSpace observations, ActionSpace actions) {
        List<Parameter> all = new ArrayList<>();
        int width = extractor(all, network, observations);
        width = stack(all, "linear", width, network.linearLayers(), network.linearSize());
        int features = width;
        if (network.recurrent()) {
            lstm(all, "core", width, network.coreSize());
            width = network.coreSize();
        }
        int latent = width;
        int actor = stack(all, "actor", latent, network.headLayers(), network.headSize());
        dense(all, "actor.out", actor, actions.outputs(), 0.01);
        if (actions instanceof ActionSpace.Continuous continuous) {
            all.add(new Parameter("actor.log_std", List.of(continuous.dimensions()), 0));
        }
        int critic = stack(all, "critic", latent, network.headLayers(), network.headSize());
        dense(all, "critic.out", critic, 1, 1);
        return new ParameterLayout(all, features, latent);
    }

    /** Numbers in all of them. */
    public int size() {
        return parameters.stream().mapToInt(Parameter::size).reduce(0, Math::addExact);
    }

    private static int extractor(List<Parameter> all, NetworkConfig network, ObservationSpace observations) {
        int size = network.extractorSize();
        switch (network.extractor()) {
            case NONE -> {
                return observations.size();
            }
            case LSTM -> {
                lstm(all, "extractor", observations.features(), size);
                return size;
            }
            case CNN -> {
                convolution(all, "extractor.0", observations.features(), size);
                convolution(all, "extractor.1", size, size);
                return 2 * size;
            }
        }
        throw new AssertionError(network.extractor());
    }

    private static void convolution(List<Parameter> all, String name, int in, int out) {
        all.add(new Parameter(name + ".weight", List.of(out, in, KERNEL), HIDDEN_GAIN));
        all.add(new Parameter(name + ".bias", List.of(out), 0));
    }

    private static void lstm(List<Parameter> all, String name, int in, int size) {
        all.add(new Parameter(name + ".weight_ih", List.of(4 * size, in), 1));
        all.add(new Parameter(name + ".weight_hh", List.of(4 * size, size), 1));
        all.add(new Parameter(name + ".bias_ih", List.of(4 * size), 0));
        all.add(new Parameter(name + ".bias_hh", List.of(4 * size), 0));
    }

    private static int stack(List<Parameter> all, String name, int in, int layers, int size) {
        int width = in;
        for (int layer = 0; layer < layers; layer++) {
            dense(all, name + "." + layer, width, size, HIDDEN_GAIN);
            width = size;
        }
        return width;
    }

    private static void dense(List<Parameter> all, String name, int in, int out, double gain) {
        all.add(new Parameter(name + ".weight", List.of(out, in), gain));
        all.add(new Parameter(name + ".bias", List.of(out), 0));
    }
}
