package dev.barista.train.engine;

import java.util.Arrays;

/** Cuts a rollout into sequences, and puts some of them side by side. Made for one update; used by one thread. */
final class Batches {
    private final Rollout rollout;
    private final float[] advantages;
    private final float[] returns;
    private final boolean normalised;

    Batches(Rollout rollout, float[] advantages, float[] returns, boolean normalised) {
        this.rollout = rollout;
        this.advantages = advantages;
        this.returns = returns;
        this.normalised = normalised;
    }

    /** All sequences' numbers, shuffled and cut into equal parts. */
    int[][] divide(int minibatches, Randomness random) {
        int count = rollout.config.sequences();
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            int other = random.nextInt(i + 1);
            order[i] = order[other];
            order[other] = i;
        }
        int size = count / minibatches;
        int[][] parts = new int[minibatches][];
        for (int i = 0; i < minibatches; i++) {
            parts[i] = Arrays.copyOfRange(order, i * size, (i + 1) * size);
        }
        return parts;
    }

    /** The sequences of these numbers. */
    Minibatch of(int[] numbers) {
        int steps = rollout.config.sequenceLength();
        int count = numbers.length;
        float[] chosen = gather(advantages, 1, numbers);
        if (normalised) {
            Advantages.normalise(chosen);
        }
        boolean[] starts = new boolean[steps * count];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = rollout.starts[row(numbers[i % count], i / count)];
        }
        return new Minibatch(
                steps,
                count,
                gather(rollout.observations, rollout.observationSize, numbers),
                gather(rollout.actions, rollout.actionWidth, numbers),
                gather(rollout.logProbabilities, 1, numbers),
                gather(rollout.values, 1, numbers),
                chosen,
                gather(returns, 1, numbers),
                memory(rollout.hidden, numbers),
                memory(rollout.cell, numbers),
                Breaks.of(steps, count, starts));
    }

    /** Where in the rollout's arrays a step of a sequence stands. */
    private int row(int sequence, int step) {
        int environments = rollout.config.environments();
        int stretch = sequence / environments;
        return (stretch * rollout.config.sequenceLength() + step) * environments + sequence % environments;
    }

    private float[] gather(float[] source, int width, int[] numbers) {
        int rows = rollout.config.sequenceLength() * numbers.length;
        float[] target = new float[rows * width];
        for (int i = 0; i < rows; i++) {
            int from = row(numbers[i % numbers.length], i / numbers.length);
            System.arraycopy(source, from * width, target, i * width, width);
        }
        return target;
    }

    private float[] memory(float[][] source, int[] numbers) {
        int environments = rollout.config.environments();
        int size = source[0].length / environments;
        float[] target = new float[numbers.length * size];
        for (int i = 0; i < numbers.length; i++) {
            float[] stretch = source[numbers[i] / environments];
            System.arraycopy(stretch, numbers[i] % environments * size, target, i * size, size);
        }
        return target;
    }
}
