package dev.barista.train.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Linear;
import dev.barista.train.NetworkConfig;
import dev.barista.train.ObservationSpace;
import dev.barista.train.engine.Parameters.Views;

/**
 * The network's layers, from observations to the heads' outputs. All that does not remember is computed for all steps and
 * sequences at once. Stateless: parameters are handed in.
 */
final class Network {
    private final Torch torch;
    private final NetworkConfig config;
    private final ObservationSpace space;
    private final Convolutions convolutions;

    Network(Torch torch, NetworkConfig config, ObservationSpace space) {
        this.torch = torch;
        this.config = config;
        this.space = space;
        convolutions = new Convolutions(torch);
    }

    /**
     * What the heads say.
     *
     * @param actions logits or means, {@code [rows, outputs]}
     * @param values {@code [rows]}
     * @param next the memory after the last step
     */
    record Outputs(NDArray actions, NDArray values, Memory next) {}

    /**
     * Whole sequences.
     *
     * @param observations {@code [steps, sequences, size]}
     * @param memory before the first step
     * @param breaks where episodes begin after the first step
     */
    Outputs forward(Views views, float[] observations, Memory memory, Breaks breaks) {
        NDArray features = stack(views, "linear", config.linearLayers(), extracted(views, observations, breaks));
        Memory next = memory;
        NDArray latent = features;
        if (config.recurrent()) {
            NDList outputs = new NDList();
            NDArray steps = features.reshape(breaks.steps(), breaks.sequences(), -1);
            next = core(views, steps, memory, breaks, outputs);
            NDArray joined = outputs.size() == 1 ? outputs.get(0) : NDArrays.concat(outputs, 0);
            latent = joined.reshape(-1, config.coreSize());
        }
        NDArray seenByCritic = config.valueShapesCore() ? latent : Torch.detached(latent);
        NDArray actor = dense(views, "actor.out", stack(views, "actor", config.headLayers(), latent));
        NDArray critic = dense(views, "critic.out", stack(views, "critic", config.headLayers(), seenByCritic));
        return new Outputs(actor, critic.reshape(-1), next);
    }

    /** PyTorch's LSTM over stretches in which no episode begins. */
    private Memory core(Views views, NDArray steps, Memory memory, Breaks breaks, NDList outputs) {
        NDList stretches = breaks.at().length == 0 ? new NDList(steps) : steps.split(breaks.at(), 0);
        Memory now = memory;
        for (int i = 0; i < stretches.size(); i++) {
            if (i > 0) {
                now = now.masked(torch.create(breaks.keep()[i - 1], 1, breaks.sequences(), 1));
            }
            NDArray stretch = stretches.get(i);
            if (stretch.getShape().get(0) == 1) {
                now = single(views, stretch, now);
                outputs.add(now.hidden());
            } else {
                NDList result = lstm(views, "core", stretch, now, false);
                outputs.add(result.get(0));
                now = new Memory(result.get(1), result.get(2));
            }
        }
        return now;
    }

    /**
     * One step of the core by the LSTM's definition. PyTorch's puts all weights into another order first, which for a
     * stretch of steps pays, and for one takes longer than the step.
     */
    private Memory single(Views views, NDArray step, Memory memory) {
        long size = config.coreSize();
        NDArray seen = dense(views, "core", "_ih", step.squeeze(0));
        NDArray remembered = dense(views, "core", "_hh", memory.hidden().squeeze(0));
        NDList gates = seen.add(remembered).split(new long[] {size, 2 * size, 3 * size}, 1);
        NDArray kept = Activation.sigmoid(gates.get(1)).mul(memory.cell().squeeze(0));
        NDArray taken = Activation.sigmoid(gates.get(0)).mul(gates.get(2).tanh());
        NDArray cell = kept.add(taken);
        NDArray hidden = Activation.sigmoid(gates.get(3)).mul(cell.tanh());
        return new Memory(hidden.expandDims(0), cell.expandDims(0));
    }

    private NDArray extracted(Views views, float[] observations, Breaks breaks) {
        int rows = breaks.steps() * breaks.sequences();
        return switch (config.extractor()) {
            case NONE -> torch.create(observations, rows, space.size());
            case LSTM -> {
                NDArray windows = torch.create(observations, rows, space.window(), space.features());
                NDArray zeros = torch.zeros(1, rows, config.extractorSize());
                yield lstm(views, "extractor", windows, new Memory(zeros, zeros), true)
                        .get(1)
                        .reshape(rows, config.extractorSize());
            }
            case CNN ->
                convolutions.features(
                        views, new SharedWindows(space, observations, breaks.steps(), breaks.sequences()));
        };
    }

    private static NDList lstm(Views views, String name, NDArray input, Memory memory, boolean batchFirst) {
        return input.getNDArrayInternal()
                .lstm(input, memory.list(), views.lstm(name), true, 1, 0, true, false, batchFirst);
    }

    private static NDArray stack(Views views, String name, int layers, NDArray input) {
        NDArray values = input;
        for (int layer = 0; layer < layers; layer++) {
            values = dense(views, name + "." + layer, values).tanh();
        }
        return values;
    }

    private static NDArray dense(Views views, String name, NDArray input) {
        return dense(views, name, "", input);
    }

    private static NDArray dense(Views views, String name, String part, NDArray input) {
        return Linear.linear(input, views.get(name + ".weight" + part), views.get(name + ".bias" + part))
                .singletonOrThrow();
    }
}
