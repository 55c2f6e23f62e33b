package dev.barista.train.engine;

import dev.barista.market.InvalidInputException;
import dev.barista.train.Parameter;
import dev.barista.train.Snapshot;
import dev.barista.train.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A trainer's state as a snapshot's tensors, and back. An environment is kept as the seed of its episode and the actions
 * so far, which are played again. Stateless.
 */
final class TrainerState {
    private static final String FIRST = "trainer.adam.first";
    private static final String SECOND = "trainer.adam.second";
    private static final String COUNTERS = "trainer.counters";
    private static final String SEEDS = "trainer.episodes.seeds";
    private static final String ACTIONS = "trainer.episodes.actions.";
    private static final String RECENT = "trainer.episodes.recent";
    private static final String HIDDEN = "trainer.memory.hidden";
    private static final String CELL = "trainer.memory.cell";
    private static final String SCALE = "trainer.rewards";

    private TrainerState() {}

    static Snapshot of(PpoTrainer trainer) {
        SortedMap<String, Tensor> tensors = new TreeMap<>();
        float[] vector = trainer.parameters.numbers();
        int at = 0;
        for (Parameter parameter : trainer.layout.parameters()) {
            float[] part = Arrays.copyOfRange(vector, at, at + parameter.size());
            long[] shape =
                    parameter.shape().stream().mapToLong(Integer::longValue).toArray();
            tensors.put("policy." + parameter.name(), Tensor.of(part, shape));
            at += parameter.size();
        }
        tensors.put(FIRST, Tensor.of(trainer.adam.first()));
        tensors.put(SECOND, Tensor.of(trainer.adam.second()));
        Experience experience = trainer.experience;
        tensors.put(COUNTERS, Tensor.of(new long[] {
            trainer.step,
            trainer.updates,
            trainer.adam.steps(),
            experience.ended,
            experience.draws.state(),
            experience.seeds.state(),
            trainer.shuffles.state()
        }));
        List<LiveEpisode> episodes = experience.episodes;
        tensors.put(
                SEEDS, Tensor.of(episodes.stream().mapToLong(LiveEpisode::seed).toArray()));
        for (int i = 0; i < episodes.size(); i++) {
            tensors.put(ACTIONS + i, Tensor.of(episodes.get(i).actions()));
        }
        tensors.put(RECENT, Tensor.of(experience.recent.state()));
        tensors.put(HIDDEN, Tensor.of(experience.hidden()));
        tensors.put(CELL, Tensor.of(experience.cell()));
        tensors.put(SCALE, Tensor.of(experience.scale.state()));
        return new Snapshot(
                trainer.step, trainer.config, trainer.observations, trainer.actions, tensors, new TreeMap<>());
    }

    static void restore(PpoTrainer trainer, Snapshot snapshot) {
        check("network", snapshot.config().network(), trainer.config.network());
        check("observations", snapshot.observations(), trainer.observations);
        check("actions", snapshot.actions(), trainer.actions);
        check(
                "number of environments",
                snapshot.config().rollout().environments(),
                trainer.config.rollout().environments());
        restoreParameters(trainer, snapshot);
        long[] counters = snapshot.tensor(COUNTERS).longs();
        trainer.step = counters[0];
        trainer.updates = counters[1];
        trainer.adam.set(
                counters[2],
                snapshot.tensor(FIRST).floats(),
                snapshot.tensor(SECOND).floats());
        Experience experience = trainer.experience;
        experience.ended = counters[3];
        experience.draws.set(counters[4]);
        experience.seeds.set(counters[5]);
        trainer.shuffles.set(counters[6]);
        long[] seeds = snapshot.tensor(SEEDS).longs();
        for (int i = 0; i < seeds.length; i++) {
            experience
                    .episodes
                    .get(i)
                    .replay(seeds[i], snapshot.tensor(ACTIONS + i).floats());
        }
        experience.recent.set(snapshot.tensor(RECENT).doubles());
        experience.setMemory(
                snapshot.tensor(HIDDEN).floats(), snapshot.tensor(CELL).floats());
        experience.scale.set(snapshot.tensor(SCALE).doubles());
    }

    private static void restoreParameters(PpoTrainer trainer, Snapshot snapshot) {
        float[] vector = new float[trainer.layout.size()];
        int at = 0;
        for (Parameter parameter : trainer.layout.parameters()) {
            float[] part = snapshot.floats("policy." + parameter.name(), parameter.shape());
            System.arraycopy(part, 0, vector, at, part.length);
            at += part.length;
        }
        trainer.parameters.set(vector);
    }

    private static void check(String what, Object kept, Object now) {
        if (!kept.equals(now)) {
            throw new InvalidInputException("the checkpoint's " + what + " is " + kept + ", and here it is " + now
                    + ". Train with what it was made with, or begin anew with --fresh-start");
        }
    }
}
