package dev.barista.train.worker;

import dev.barista.train.TrainingProgress;
import dev.barista.train.backtest.Metrics;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a worker tells: the progress file, TensorBoard's, and lines of text. Made by {@link TrainingRun}; for one thread. */
final class Report implements AutoCloseable {
    private final ProgressLog log;
    private final TensorBoardFile board;
    private final PrintStream out;
    private final Clock clock;
    private long step;

    Report(RunFolder folder, PrintStream out, Clock clock) throws IOException {
        this.out = out;
        this.clock = clock;
        log = new ProgressLog(folder.progress());
        board = new TensorBoardFile(folder.folder(), clock.millis());
    }

    void stage(String text) {
        say(RunEvent.Kind.STAGE, text);
    }

    void warning(String text) {
        say(RunEvent.Kind.WARNING, text);
    }

    void end(RunEvent.Kind kind, String text) {
        say(kind, text);
    }

    private void say(RunEvent.Kind kind, String text) {
        out.println(text);
        log.write(RunEvent.of(kind, clock.millis(), text));
    }

    void update(TrainingProgress update, long leftMillis) {
        step = update.step();
        log.write(new RunEvent(RunEvent.Kind.UPDATE, clock.millis(), null, update, leftMillis, null));
        Map<String, Double> scalars = new LinkedHashMap<>();
        scalars.put("train/policy_loss", update.policyLoss());
        scalars.put("train/value_loss", update.valueLoss());
        scalars.put("train/entropy", update.entropy());
        scalars.put("train/approx_kl", update.approxKl());
        scalars.put("train/clip_fraction", update.clipFraction());
        scalars.put("train/explained_variance", update.explainedVariance());
        scalars.put("train/learning_rate", update.learningRate());
        scalars.put("train/gradient_norm", update.gradientNorm());
        scalars.put("rollout/mean_return", update.meanReturn());
        scalars.put("time/steps_per_second", update.stepsPerSecond());
        scalars(scalars);
    }

    void validation(Metrics metrics) {
        log.write(new RunEvent(RunEvent.Kind.VALIDATION, clock.millis(), null, null, 0, metrics));
        scalars(figures("validation/", metrics));
    }

    void tested(Metrics metrics) {
        log.write(new RunEvent(RunEvent.Kind.TESTED, clock.millis(), null, null, 0, metrics));
        scalars(figures("test/", metrics));
    }

    private static Map<String, Double> figures(String prefix, Metrics metrics) {
        Map<String, Double> scalars = new LinkedHashMap<>();
        scalars.put(prefix + "return", metrics.cumulativeReturn());
        scalars.put(prefix + "sharpe", metrics.sharpeRatio());
        scalars.put(prefix + "drawdown", metrics.maxPullback());
        return scalars;
    }

    private void scalars(Map<String, Double> scalars) {
        try {
            board.write(clock.millis(), step, scalars);
        } catch (IOException e) {
            throw new UncheckedIOException("the event file for TensorBoard cannot be written", e);
        }
    }

    @Override
    public void close() throws IOException {
        log.close();
        board.close();
    }
}
