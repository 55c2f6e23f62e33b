package dev.barista.train;

import java.util.List;

/**
 * One array of a network's parameters.
 *
 * @param name as in checkpoints, without {@code policy.}
 * @param shape lengths of its axes
 * @param gain what its orthogonal start is multiplied by; 0 starts at zero
 */
public record Parameter(String name, List<Integer> shape, double gain) {
    public Parameter {
        shape = List.copyOf(shape);
    }

    /** How many numbers it has. */
    public int size() {
        return shape.stream().reduce(1, Math::multiplyExact);
    }
}
