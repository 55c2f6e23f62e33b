package dev.barista.kernel.job;

import java.time.Instant;
import java.util.List;

/** Finds jobs that another kernel or program began and that outlive it. Any thread may use it. */
@FunctionalInterface
public interface JobSource {
    /** Those that are there now, oldest first; each with the same subject every time. */
    List<Found> jobs();

    /**
     * A job that goes on, or ended, outside of this kernel.
     *
     * @param task what runs
     * @param subject the value that users hold for it
     * @param startedAt when it was started
     */
    record Found(BackgroundTask task, Object subject, Instant startedAt) {}
}
