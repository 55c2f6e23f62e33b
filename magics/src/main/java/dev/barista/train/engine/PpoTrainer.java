package dev.barista.train.engine;

import ai.djl.ndarray.NDScope;
import dev.barista.train.ActionSpace;
import dev.barista.train.Environment;
import dev.barista.train.ObservationSpace;
import dev.barista.train.ParameterLayout;
import dev.barista.train.Policy;
import dev.barista.train.PpoConfig;
import dev.barista.train.Snapshot;
import dev.barista.train.TrainedPolicy;
import dev.barista.train.Trainer;
import dev.barista.train.TrainingListener;
import dev.barista.train.TrainingProgress;
import java.util.function.Supplier;

/**
 * Proximal policy optimisation with a recurrent network (arXiv 1707.06347, and "The 37 implementation details of PPO",
 * ICLR blog, 2022). Used, and closed, by the thread that made it.
 */
public final class PpoTrainer implements Trainer {
    final Torch torch;
    final Parameters parameters;
    final Adam adam;
    final Experience experience;
    final Randomness shuffles;
    final ParameterLayout layout;
    final PpoConfig config;
    final ObservationSpace observations;
    final ActionSpace actions;
    final PpoUpdate update;
    long step;
    long updates;

    private final Rollout rollout;

    private PpoTrainer(PpoConfig config, Supplier<? extends Environment> environments) {
        this.config = config;
        Environment sample = environments.get();
        observations = sample.observations();
        actions = sample.actions();
        layout = ParameterLayout.of(config.network(), observations, actions);
        torch = Torch.start(config.threads());
        Torch.recordGradients(false);
        parameters = new Parameters(torch, layout, OrthogonalStart.of(layout, Randomness.of(config.seed(), 0)));
        adam = new Adam(layout.size());
        Network network = new Network(torch, config.network(), observations);
        experience = new Experience(torch, network, config, environments);
        shuffles = Randomness.of(config.seed(), 3);
        update = new PpoUpdate(torch, network, parameters, adam, config, new PpoLoss(torch, config.update(), actions));
        rollout = new Rollout(config.rollout(), observations, actions);
    }

    /**
     * An agent that has learnt nothing yet. Starts the tensor library if nobody has.
     *
     * @param environments makes a new one at each call, all of the same spaces
     */
    public static PpoTrainer create(PpoConfig config, Supplier<? extends Environment> environments) {
        return new PpoTrainer(config, environments);
    }

    @Override
    public long step() {
        return step;
    }

    @Override
    public TrainingProgress train(long untilStep, TrainingListener listener) {
        Torch.recordGradients(false);
        long began = System.nanoTime();
        long first = step;
        TrainingProgress last = TrainingProgress.none(step, updates, experience.ended);
        while (step < untilStep && !listener.stopRequested()) {
            double rate = learningRate();
            gather();
            float[] advantages = rollout.advantages();
            float[] returns = rollout.returns(advantages);
            double explained = rollout.explainedVariance(returns);
            Batches batches =
                    new Batches(rollout, advantages, returns, config.update().normaliseAdvantages());
            PpoUpdate.Figures figures = update.learn(batches, rate, shuffles);
            step += config.rollout().batch();
            updates++;
            double seconds = (System.nanoTime() - began) / 1e9;
            last = progress(figures, explained, rate, (step - first) / seconds);
            listener.progressed(last);
        }
        return last;
    }

    /** The rollout of the next update; for tests as well. */
    Rollout gather() {
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            Parameters.Views views = parameters.views();
            float[] logDeviations = actions instanceof ActionSpace.Continuous
                    ? views.get("actor.log_std").toFloatArray()
                    : new float[0];
            experience.gather(rollout, views, actions, logDeviations);
        }
        return rollout;
    }

    private double learningRate() {
        double full = config.update().learningRate();
        return config.update().annealed() ? full * Math.max(0, 1 - (double) step / config.totalSteps()) : full;
    }

    private TrainingProgress progress(PpoUpdate.Figures figures, double explained, double rate, double pace) {
        return new TrainingProgress(
                step,
                updates,
                experience.ended,
                pace,
                figures.policy(),
                figures.value(),
                figures.entropy(),
                figures.kl(),
                figures.clipped(),
                explained,
                experience.recent.meanReturn(),
                experience.recent.meanLength(),
                rate,
                figures.norm());
    }

    @Override
    public Snapshot snapshot() {
        return TrainerState.of(this);
    }

    @Override
    public void restore(Snapshot snapshot) {
        TrainerState.restore(this, snapshot);
    }

    @Override
    public Policy policy() {
        return TrainedPolicy.of(snapshot());
    }

    @Override
    public void close() {
        experience.close();
        torch.close();
    }
}
