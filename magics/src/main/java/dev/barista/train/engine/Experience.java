package dev.barista.train.engine;

import ai.djl.ndarray.NDScope;
import dev.barista.train.ActionSpace;
import dev.barista.train.Distribution;
import dev.barista.train.Environment;
import dev.barista.train.PpoConfig;
import dev.barista.train.Step;
import dev.barista.train.engine.Parameters.Views;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * The environments, stepped side by side, and what the agent remembers in each. Used by one thread.
 */
final class Experience implements AutoCloseable {
    final Randomness draws;
    final Randomness seeds;
    final Recent recent = new Recent();
    final RewardScale scale;
    final List<LiveEpisode> episodes = new ArrayList<>();
    long ended;

    private final Torch torch;
    private final Network network;
    private final PpoConfig config;
    private final int coreSize;
    private Memory memory;

    Experience(Torch torch, Network network, PpoConfig config, Supplier<? extends Environment> environments) {
        this.torch = torch;
        this.network = network;
        this.config = config;
        draws = Randomness.of(config.seed(), 1);
        seeds = Randomness.of(config.seed(), 2);
        int count = config.rollout().environments();
        scale = new RewardScale(count, config.rollout().discount());
        for (int i = 0; i < count; i++) {
            episodes.add(new LiveEpisode(environments.get(), seeds.nextLong()));
        }
        coreSize = config.network().recurrent() ? config.network().coreSize() : 1;
        memory = Memory.of(torch, new float[count * coreSize], new float[count * coreSize], coreSize);
    }

    /** Fills a rollout. */
    void gather(Rollout rollout, Views views, ActionSpace actions, float[] logDeviations) {
        Distribution distribution = new Distribution(actions, logDeviations);
        int count = episodes.size();
        for (int step = 0; step < config.rollout().steps(); step++) {
            if (step % config.rollout().sequenceLength() == 0) {
                int stretch = step / config.rollout().sequenceLength();
                rollout.hidden[stretch] = memory.hidden().toFloatArray();
                rollout.cell[stretch] = memory.cell().toFloatArray();
            }
            try (NDScope scope = new NDScope()) {
                scope.suppressNotUsedWarning();
                observe(rollout, step);
                int from = step * count * rollout.observationSize;
                Network.Outputs outputs = forward(
                        views, Arrays.copyOfRange(rollout.observations, from, from + count * rollout.observationSize));
                float[] values = outputs.values().toFloatArray();
                System.arraycopy(values, 0, rollout.values, step * count, count);
                act(rollout, step, distribution, outputs, views);
            }
        }
        finish(rollout, views);
    }

    private Network.Outputs forward(Views views, float[] observations) {
        return network.forward(views, observations, memory, Breaks.none(episodes.size()));
    }

    private void observe(Rollout rollout, int step) {
        for (int i = 0; i < episodes.size(); i++) {
            int row = step * episodes.size() + i;
            LiveEpisode episode = episodes.get(i);
            System.arraycopy(
                    episode.observation(),
                    0,
                    rollout.observations,
                    row * rollout.observationSize,
                    rollout.observationSize);
            rollout.starts[row] = episode.atStart();
        }
    }

    private void act(Rollout rollout, int step, Distribution distribution, Network.Outputs outputs, Views views) {
        int count = episodes.size();
        float[] logits = outputs.actions().toFloatArray();
        int width = logits.length / count;
        Step[] steps = new Step[count];
        double[] rewards = new double[count];
        boolean[] over = new boolean[count];
        boolean anyOver = false;
        boolean anyTruncated = false;
        for (int i = 0; i < count; i++) {
            int row = step * count + i;
            float[] action = distribution.draw(logits, i * width, draws);
            System.arraycopy(action, 0, rollout.actions, row * rollout.actionWidth, rollout.actionWidth);
            rollout.logProbabilities[row] = (float) distribution.logProbability(logits, i * width, action);
            steps[i] = episodes.get(i).step(distribution.forEnvironment(action));
            rewards[i] = steps[i].reward();
            over[i] = steps[i].done();
            anyOver |= over[i];
            anyTruncated |= steps[i].truncated() && !steps[i].terminated();
        }
        remember(outputs.next());
        if (config.rollout().scaleRewards()) {
            scale.scale(rewards, over);
        }
        if (anyTruncated) {
            addWhatWouldHaveFollowed(steps, rewards, views);
        }
        System.arraycopy(rewards, 0, rollout.rewards, step * count, count);
        if (anyOver) {
            beginAnew(over);
        }
    }

    /** The critic's value of the observation at which an episode was cut off. */
    private void addWhatWouldHaveFollowed(Step[] steps, double[] rewards, Views views) {
        float[] values = forward(views, currentObservations()).values().toFloatArray();
        for (int i = 0; i < steps.length; i++) {
            if (steps[i].truncated() && !steps[i].terminated()) {
                rewards[i] += config.rollout().discount() * values[i];
            }
        }
    }

    private void beginAnew(boolean[] over) {
        float[] keep = new float[over.length];
        for (int i = 0; i < over.length; i++) {
            keep[i] = over[i] ? 0 : 1;
            if (over[i]) {
                LiveEpisode episode = episodes.get(i);
                ended++;
                recent.add(episode.total(), episode.length());
                episode.begin(seeds.nextLong());
            }
        }
        remember(memory.masked(torch.create(keep, 1, keep.length, 1)));
    }

    private void finish(Rollout rollout, Views views) {
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            float[] values = forward(views, currentObservations()).values().toFloatArray();
            for (int i = 0; i < values.length; i++) {
                rollout.lastValues[i] = values[i];
                rollout.lastStarts[i] = episodes.get(i).atStart();
            }
        }
    }

    private float[] currentObservations() {
        int size = episodes.get(0).observation().length;
        float[] all = new float[episodes.size() * size];
        for (int i = 0; i < episodes.size(); i++) {
            System.arraycopy(episodes.get(i).observation(), 0, all, i * size, size);
        }
        return all;
    }

    private void remember(Memory next) {
        if (config.network().recurrent()) {
            Memory before = memory;
            memory = next.kept();
            before.close();
        }
    }

    float[] hidden() {
        return memory.hidden().toFloatArray();
    }

    float[] cell() {
        return memory.cell().toFloatArray();
    }

    void setMemory(float[] hidden, float[] cell) {
        Memory before = memory;
        memory = Memory.of(torch, hidden, cell, coreSize);
        before.close();
    }

    @Override
    public void close() {
        memory.close();
    }
}
