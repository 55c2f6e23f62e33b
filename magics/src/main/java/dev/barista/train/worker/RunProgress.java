package dev.barista.train.worker;

import dev.barista.train.TrainingProgress;
import dev.barista.train.backtest.Metrics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a run stands, at one moment. Made by {@link Agent#progress}; immutable.
 *
 * @param config what is trained
 * @param state where it stands
 * @param stage what is done now, or how it ended
 * @param updates some of those so far, evenly spread, the newest last
 * @param left estimate of what training still takes; null while there is nothing to go by
 * @param elapsed since it was started, to its last sign of life
 * @param validation how the agent traded on the part it is chosen by; null before the first time
 * @param test the same on the part that is tested; null before the end
 * @param warnings what goes wrong, in words, the oldest first
 */
public record RunProgress(
        RunConfig config,
        State state,
        String stage,
        List<TrainingProgress> updates,
        @Nullable Duration left,
        Duration elapsed,
        @Nullable Metrics validation,
        @Nullable Metrics test,
        List<String> warnings) {
    private static final int MOST_UPDATES = 200;
    private static final int MOST_WARNINGS = 20;

    /** Where a run stands. */
    public enum State {
        STARTING,
        TRAINING,
        DONE,
        STOPPED,
        FAILED,
        /** Its process is gone without a word. */
        KILLED;

        /** Whether nothing more comes unless it is started again. */
        public boolean isEnd() {
            return this != STARTING && this != TRAINING;
        }
    }

    public RunProgress {
        updates = List.copyOf(updates);
        warnings = List.copyOf(warnings);
    }

    static RunProgress begin(RunConfig config) {
        return new RunProgress(
                config, State.STARTING, "starting", List.of(), null, Duration.ZERO, null, null, List.of());
    }

    /** The newest update; null before the first. */
    public @Nullable TrainingProgress latest() {
        return updates.isEmpty() ? null : updates.get(updates.size() - 1);
    }

    /** How much of the training is done, from 0 to 1. */
    public double fraction() {
        TrainingProgress now = latest();
        if (now == null) {
            return 0;
        }
        double done = config.episodes() > 0
                ? (double) now.episodes() / config.episodes()
                : (double) now.step() / Math.max(1, config.steps());
        return Math.min(1, done);
    }

    /** Before there is a worker. */
    RunProgress waiting() {
        return with(State.STARTING, "waiting for its bars, which are still loading; then it begins by itself");
    }

    RunProgress failed(String why) {
        return with(State.FAILED, why);
    }

    RunProgress killed() {
        return with(
                State.KILLED, "its process is gone without a word; the same %train goes on from its last checkpoint");
    }

    /** Asked to stop, and gone without a word. */
    RunProgress stoppedSilently() {
        return with(
                State.STOPPED,
                updates.isEmpty()
                        ? "stopped before training began"
                        : "stopped; the same %train goes on from its last checkpoint");
    }

    private RunProgress with(State now, String what) {
        return new RunProgress(config, now, what, updates, left, elapsed, validation, test, warnings);
    }

    /** With one event more. */
    RunProgress after(RunEvent event) {
        String text = event.text() == null ? stage : event.text();
        Duration since = Duration.ofMillis(Math.max(0, event.millis() - config.startedMillis()));
        RunProgress now = new RunProgress(config, state, stage, updates, left, since, validation, test, warnings);
        return switch (event.kind()) {
            case STAGE -> now.with(State.TRAINING, text);
            case UPDATE -> now.updated(event);
            case VALIDATION ->
                new RunProgress(config, state, stage, updates, left, since, event.judged(), test, warnings);
            case TESTED ->
                new RunProgress(config, state, stage, updates, left, since, validation, event.judged(), warnings);
            case WARNING -> new RunProgress(config, state, stage, updates, left, since, validation, test, warned(text));
            case DONE -> now.with(State.DONE, text);
            case STOPPED -> now.with(State.STOPPED, text);
            case FAILED -> now.with(State.FAILED, text);
        };
    }

    private RunProgress updated(RunEvent event) {
        List<TrainingProgress> all = new ArrayList<>(updates);
        if (event.progress() != null) {
            all.add(event.progress());
        }
        if (all.size() > MOST_UPDATES) {
            // Every other one, the newest kept.
            List<TrainingProgress> fewer = new ArrayList<>();
            for (int i = (all.size() - 1) % 2; i < all.size(); i += 2) {
                fewer.add(all.get(i));
            }
            all = fewer;
        }
        return new RunProgress(
                config,
                State.TRAINING,
                stage,
                all,
                Duration.ofMillis(event.leftMillis()),
                elapsed,
                validation,
                test,
                warnings);
    }

    private List<String> warned(String text) {
        List<String> all = new ArrayList<>(warnings);
        all.add(text);
        return all.size() > MOST_WARNINGS ? all.subList(1, all.size()) : all;
    }

    /** As its panel says in plain text. */
    @Override
    public String toString() {
        return RunText.of(this);
    }
}
