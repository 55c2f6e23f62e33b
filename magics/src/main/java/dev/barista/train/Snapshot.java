package dev.barista.train;

import dev.barista.market.InvalidInputException;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything of an agent at one step, as a checkpoint keeps it: made by {@link Trainer#snapshot}, and added to by those
 * who know of its data. Immutable.
 *
 * @param step of all environments so far
 * @param config it was trained by
 * @param observations what it sees
 * @param actions what it may do
 * @param tensors by name: those under {@code policy.} are the network, under {@code trainer.} what training needs to go on;
 *     others are whoever's put them there
 * @param texts by name, such as how observations were scaled and of which symbols they are
 */
public record Snapshot(
        long step,
        PpoConfig config,
        ObservationSpace observations,
        ActionSpace actions,
        SortedMap<String, Tensor> tensors,
        SortedMap<String, String> texts) {
    public Snapshot {
        tensors = Collections.unmodifiableSortedMap(new TreeMap<>(tensors));
        texts = Collections.unmodifiableSortedMap(new TreeMap<>(texts));
    }

    /** The same and one tensor more. */
    public Snapshot with(String name, Tensor tensor) {
        SortedMap<String, Tensor> more = new TreeMap<>(tensors);
        more.put(name, tensor);
        return new Snapshot(step, config, observations, actions, more, texts);
    }

    /** The same and one text more. */
    public Snapshot with(String name, String text) {
        SortedMap<String, String> more = new TreeMap<>(texts);
        more.put(name, text);
        return new Snapshot(step, config, observations, actions, tensors, more);
    }

    /**
     * The tensor of a name.
     *
     * @throws InvalidInputException if there is none of this name
     */
    public Tensor tensor(String name) {
        Tensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new InvalidInputException("the checkpoint has no tensor " + name);
        }
        return tensor;
    }

    /**
     * A copy of a tensor's floats.
     *
     * @throws InvalidInputException if there is none of this name and shape
     */
    public float[] floats(String name, List<Integer> shape) {
        Tensor tensor = tensor(name);
        if (tensor.type() != Tensor.Type.F32
                || !tensor.shape().equals(shape.stream().map(Long::valueOf).toList())) {
            throw new InvalidInputException("the tensor " + name + " of the checkpoint is " + tensor.type()
                    + tensor.shape() + ", not F32" + shape + ". Was the network or the data another?");
        }
        return tensor.floats();
    }
}
