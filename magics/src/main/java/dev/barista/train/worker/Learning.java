package dev.barista.train.worker;

import dev.barista.train.NetworkConfig;
import dev.barista.train.Policy;
import dev.barista.train.PpoConfig;
import dev.barista.train.RolloutConfig;
import dev.barista.train.Snapshot;
import dev.barista.train.Trainer;
import dev.barista.train.TrainingListener;
import dev.barista.train.TrainingProgress;
import dev.barista.train.UpdateConfig;
import dev.barista.train.backtest.Backtester;
import dev.barista.train.backtest.Metrics;
import dev.barista.train.checkpoint.CheckpointWriter;
import dev.barista.train.market.MarketView;
import dev.barista.train.market.TradingEnvironment;
import dev.barista.train.market.WalkForward;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Trains an agent on one fold: goes on from the last checkpoint, reports each update, judges the agent now and then by how
 * it trades where it does not train, and keeps it. Made by {@link TrainingRun}; for one thread.
 */
final class Learning implements TrainingListener {
    /** A year of daily bars: long enough for slow trades, short enough for many beginnings. */
    private static final int EPISODE_ROWS = 252;

    private static final long CHECKPOINT_MILLIS = 30_000;
    /** How often the agent is judged in the course of its training. */
    private static final int JUDGEMENTS = 10;

    private final RunConfig config;
    private final MarketView view;
    private final WalkForward.Fold fold;
    private final Learnt learnt;
    private final CheckpointWriter shelf;
    private final Report report;
    private final Clock clock;
    private final BooleanSupplier stop;
    private final Watchdog watchdog;
    private final PpoConfig ppo;
    private final Trainer trainer;
    private long beganStep;
    private long beganMillis;
    private long savedMillis;
    private int judged;
    private boolean finished;

    Learning(
            RunConfig config,
            MarketView view,
            WalkForward.Fold fold,
            Learnt learnt,
            long seed,
            CheckpointWriter shelf,
            Report report,
            Clock clock,
            BooleanSupplier stop,
            TrainerMaker maker) {
        this.config = config;
        this.view = view;
        this.fold = fold;
        this.learnt = learnt;
        this.shelf = shelf;
        this.report = report;
        this.clock = clock;
        this.stop = stop;
        watchdog = new Watchdog(config.symbols().size());
        ppo = ppo(config, episodeRows(fold)).withSeed(seed);
        trainer = maker.make(ppo, this::environment);
    }

    private static int episodeRows(WalkForward.Fold fold) {
        return Math.min(EPISODE_ROWS, fold.validation() - fold.from() - 1);
    }

    private TradingEnvironment environment() {
        return new TradingEnvironment(view, fold.from(), fold.validation(), episodeRows(fold));
    }

    static PpoConfig ppo(RunConfig config, int episodeRows) {
        UpdateConfig usual = UpdateConfig.STANDARD;
        UpdateConfig update = new UpdateConfig(
                usual.epochs(),
                usual.minibatches(),
                config.learningRate(),
                usual.annealed(),
                usual.clip(),
                usual.valueClip(),
                usual.entropyWeight(),
                usual.valueWeight(),
                usual.maxGradientNorm(),
                usual.normaliseAdvantages(),
                usual.targetKl());
        long steps = config.episodes() > 0 ? config.episodes() * episodeRows : config.steps();
        RolloutConfig rollout = RolloutConfig.STANDARD;
        return PpoConfig.STANDARD
                // Rewards are dollars by the thousand: unscaled, the critic needs most of the training to reach them.
                .with(new RolloutConfig(
                        rollout.environments(),
                        rollout.steps(),
                        rollout.sequenceLength(),
                        rollout.discount(),
                        rollout.traceDecay(),
                        true))
                .with(NetworkConfig.STANDARD.withExtractor(config.extractor()))
                .with(update)
                .withTotalSteps(steps)
                .withThreads(config.threads());
    }

    /**
     * Trains until all is done or it is asked to stop; either way the last state is kept.
     *
     * @param earlier the checkpoint to go on from, if there is one
     * @return whether all is done
     */
    boolean train(@Nullable Snapshot earlier) throws IOException {
        try (trainer) {
            if (earlier != null) {
                trainer.restore(earlier);
            }
            beganStep = trainer.step();
            beganMillis = clock.millis();
            savedMillis = beganMillis;
            judged = (int) (JUDGEMENTS * fraction(trainer.step(), 0));
            while (trainer.step() < ppo.totalSteps() && !stopRequested()) {
                trainer.train(ppo.totalSteps(), this);
            }
            boolean all = finished || trainer.step() >= ppo.totalSteps();
            shelf.save(snapshot(), OptionalDouble.of(judge(trainer.policy())));
            return all;
        }
    }

    @Override
    public boolean stopRequested() {
        return finished || stop.getAsBoolean();
    }

    @Override
    public void progressed(TrainingProgress update) {
        double fraction = fraction(update.step(), update.episodes());
        finished = config.episodes() > 0 && update.episodes() >= config.episodes();
        long now = clock.millis();
        double ahead = fraction(beganStep, 0);
        double perMillis = (fraction - ahead) / Math.max(1, now - beganMillis);
        report.update(update, perMillis > 0 ? (long) ((1 - fraction) / perMillis) : 0);
        watchdog.after(update, fraction).forEach(report::warning);
        try {
            if ((int) (fraction * JUDGEMENTS) > judged) {
                judged = (int) (fraction * JUDGEMENTS);
                savedMillis = now;
                shelf.save(snapshot(), OptionalDouble.of(judge(trainer.policy())));
            } else if (now - savedMillis >= CHECKPOINT_MILLIS) {
                savedMillis = now;
                shelf.save(snapshot(), OptionalDouble.empty());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the checkpoint cannot be written to " + config.name() + "'s directory: " + e.getMessage(), e);
        }
    }

    private double fraction(long step, long episodes) {
        double bySteps = (double) step / ppo.totalSteps();
        return config.episodes() > 0 ? Math.max(bySteps, (double) episodes / config.episodes()) : bySteps;
    }

    /** Whoever loads it knows what the agent has seen, and by what measure. */
    private Snapshot snapshot() {
        return learnt.addTo(trainer.snapshot());
    }

    /** The Sharpe ratio on the part that the agent is chosen by. */
    private double judge(Policy policy) {
        Metrics metrics = Metrics.of(Backtester.greedy(view, fold.validation() - 1, fold.test(), policy));
        report.validation(metrics);
        return metrics.sharpeRatio();
    }
}
