package dev.barista.kernel.job;

/** Where a job stands. */
public enum JobState {
    RUNNING,
    DONE,
    FAILED,
    CANCELLED
}
