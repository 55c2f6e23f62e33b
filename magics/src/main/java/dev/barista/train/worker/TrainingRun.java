package dev.barista.train.worker;

import dev.barista.market.InvalidInputException;
import dev.barista.train.Snapshot;
import dev.barista.train.TrainingDivergedException;
import dev.barista.train.backtest.Backtest;
import dev.barista.train.backtest.Metrics;
import dev.barista.train.checkpoint.CheckpointException;
import dev.barista.train.checkpoint.CheckpointWriter;
import dev.barista.train.market.WalkForward;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** What a worker does, from the bars to the back-test. Made by {@link Worker}; for one thread. */
final class TrainingRun {
    private final RunFolder folder;
    private final TrainerMaker maker;
    private final PrintStream out;
    private final Clock clock;
    private final BooleanSupplier stop;

    TrainingRun(RunFolder folder, TrainerMaker maker, PrintStream out, Clock clock, BooleanSupplier stop) {
        this.folder = folder;
        this.maker = maker;
        this.out = out;
        this.clock = clock;
        this.stop = stop;
    }

    /** Does all of it, and returns the process's exit status. */
    int run() throws IOException, InterruptedException {
        RunConfig config = RunConfig.read(folder);
        try (Report report = new Report(folder, out, clock)) {
            try {
                train(config, report);
                return 0;
            } catch (TrainingDivergedException e) {
                report.end(
                        RunEvent.Kind.FAILED,
                        "stopped: " + e.getMessage() + ". The last good checkpoint is kept; learn slower: "
                                + "--learning-rate " + config.learningRate() / 3);
            } catch (InvalidInputException | CheckpointException e) {
                report.end(RunEvent.Kind.FAILED, String.valueOf(e.getMessage()));
            } catch (IOException | RuntimeException | Error e) {
                e.printStackTrace();
                report.end(RunEvent.Kind.FAILED, "failed: " + e + ". " + folder.errors() + " has more");
            }
            return 1;
        }
    }

    private void train(RunConfig config, Report report) throws IOException, InterruptedException {
        report.stage("making features of " + String.join(", ", config.symbols()));
        RunData data = RunData.read(folder, config);
        List<WalkForward.Fold> folds = data.folds();
        for (Leg leg : Leg.of(config)) {
            if (!train(data, leg, folds.get(leg.fold()), report)) {
                report.end(RunEvent.Kind.STOPPED, "stopped; the same %train goes on from the checkpoint");
                return;
            }
        }
        WalkForward.Fold last = folds.get(folds.size() - 1);
        report.stage(String.format(
                Locale.ROOT,
                "back-testing on %,d bars that were not trained on",
                last.end() - folds.get(0).test()));
        Backtest test = AgentBacktest.own(folder);
        report.tested(test.metrics());
        report.end(RunEvent.Kind.DONE, "done: " + summary(test));
    }

    /** Returns whether all of it is done. */
    private boolean train(RunData data, Leg leg, WalkForward.Fold fold, Report report) throws IOException {
        RunConfig config = data.config();
        Path done = leg.folder(folder).checkpoints().resolve("done");
        String target = config.episodes() + " episodes, " + config.steps() + " steps";
        if (!leg.main() && Files.isRegularFile(done) && Files.readString(done).equals(target)) {
            return true;
        }
        boolean all;
        try (CheckpointWriter writer = CheckpointWriter.open(leg.folder(folder).checkpoints(), config.keep())) {
            all = train(data, leg, fold, writer, report);
        }
        if (all && !leg.main()) {
            Files.writeString(done, target);
        }
        return all;
    }

    private boolean train(RunData data, Leg leg, WalkForward.Fold fold, CheckpointWriter writer, Report report)
            throws IOException {
        RunConfig config = data.config();
        Snapshot earlier = writer.checkpoints().latest().orElse(null);
        Learnt fresh = data.learnt(fold);
        Learnt learnt = earlier == null
                ? fresh
                : new Learnt(
                        Learnt.of(earlier).scaling(),
                        Math.max(fresh.seenUntil(), Learnt.of(earlier).seenUntil()));
        report.stage(stage(data, leg, fold, earlier));
        Learning learning = new Learning(
                config,
                data.view(learnt.scaling()),
                fold,
                learnt,
                config.seed() + leg.seed(),
                writer,
                report,
                clock,
                stop,
                maker);
        return learning.train(earlier);
    }

    private static String stage(RunData data, Leg leg, WalkForward.Fold fold, @Nullable Snapshot earlier) {
        return leg.title(data.config())
                + String.format(
                        Locale.ROOT,
                        "training on %,d bars of %d symbols, %d features%s",
                        fold.validation() - fold.from(),
                        data.config().symbols().size(),
                        data.features().names().size(),
                        earlier == null
                                ? ""
                                : String.format(Locale.ROOT, ", from the checkpoint at step %,d on", earlier.step()));
    }

    private static String summary(Backtest test) {
        Metrics agent = Metrics.of(test.agent());
        return String.format(
                Locale.ROOT,
                "%+.2f %% out of sample after costs, buy and hold %+.2f %%",
                100 * agent.cumulativeReturn(),
                100 * Metrics.of(test.buyAndHold()).cumulativeReturn());
    }
}
