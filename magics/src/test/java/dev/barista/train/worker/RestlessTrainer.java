package dev.barista.train.worker;

import dev.barista.train.Environment;
import dev.barista.train.ParameterLayout;
import dev.barista.train.Policy;
import dev.barista.train.PpoConfig;
import dev.barista.train.Snapshot;
import dev.barista.train.Tensor;
import dev.barista.train.TrainedPolicy;
import dev.barista.train.Trainer;
import dev.barista.train.TrainingListener;
import dev.barista.train.TrainingProgress;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Learns nothing: its parameters are drawn anew with each update, by the step. Stands in for the tensor library. */
final class RestlessTrainer implements Trainer {
    private static final long MILLIS_AN_UPDATE = 5;

    private final PpoConfig config;
    private final Environment world;
    private long step;

    RestlessTrainer(PpoConfig config, Supplier<? extends Environment> environments) {
        this.config = config;
        world = environments.get();
    }

    @Override
    public long step() {
        return step;
    }

    @Override
    public TrainingProgress train(long untilStep, TrainingListener listener) {
        TrainingProgress progress = progress();
        while (step < untilStep && !listener.stopRequested()) {
            try {
                Thread.sleep(MILLIS_AN_UPDATE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return progress;
            }
            step += config.rollout().batch();
            progress = progress();
            listener.progressed(progress);
        }
        return progress;
    }

    private TrainingProgress progress() {
        long updates = step / config.rollout().batch();
        return new TrainingProgress(
                step, updates, step / 100, 1000, 0.1, 0.2, 2.5, 0.01, 0.1, 0.5, 1.5, 100, 3e-4, 0.3);
    }

    @Override
    public Snapshot snapshot() {
        SplittableRandom random = new SplittableRandom(step);
        TreeMap<String, Tensor> tensors = new TreeMap<>();
        ParameterLayout.of(config.network(), world.observations(), world.actions())
                .parameters()
                .forEach(parameter -> {
                    float[] values = new float[parameter.size()];
                    for (int i = 0; i < values.length; i++) {
                        values[i] = (float) random.nextGaussian() / 10;
                    }
                    long[] shape = parameter.shape().stream()
                            .mapToLong(Integer::longValue)
                            .toArray();
                    tensors.put("policy." + parameter.name(), Tensor.of(values, shape));
                });
        return new Snapshot(step, config, world.observations(), world.actions(), tensors, new TreeMap<>());
    }

    @Override
    public void restore(Snapshot snapshot) {
        step = snapshot.step();
    }

    @Override
    public Policy policy() {
        return TrainedPolicy.of(snapshot());
    }

    @Override
    public void close() {
        // It holds nothing.
    }
}
