package dev.barista.train.worker;

import dev.barista.train.TrainingProgress;
import dev.barista.train.backtest.Metrics;
import org.jspecify.annotations.Nullable;

/**
 * A line of a run's progress file. Immutable.
 *
 * @param kind what it tells
 * @param millis when, epoch milliseconds
 * @param text of a stage, warning or end
 * @param progress of an update
 * @param leftMillis of an update: estimate of what training still takes
 * @param judged of a validation: how the agent traded where it did not train
 */
record RunEvent(
        Kind kind,
        long millis,
        @Nullable String text,
        @Nullable TrainingProgress progress,
        long leftMillis,
        @Nullable Metrics judged) {
    /** What a line tells. */
    enum Kind {
        /** Something begins. */
        STAGE,
        UPDATE,
        VALIDATION,
        WARNING,
        /** The test has been made: its figures. */
        TESTED,
        /** All is done. */
        DONE,
        /** Stopped when asked to; what was learnt is in a checkpoint. */
        STOPPED,
        FAILED;

        boolean isEnd() {
            return this == DONE || this == STOPPED || this == FAILED;
        }
    }

    static RunEvent of(Kind kind, long millis, String text) {
        return new RunEvent(kind, millis, text, null, 0, null);
    }
}
