package dev.barista.kernel.job;

import dev.barista.kernel.cell.CellContext;
import java.time.Instant;

/** A background task with a number. Made by {@link Jobs#start}; any thread may use it. */
public interface Job {
    /** Counted from 1 in the order of starting. */
    int number();

    /** What runs. */
    BackgroundTask task();

    /** The value that users hold for this job, such as a load. */
    Object subject();

    /** Where it stands now. */
    JobState state();

    /** When it was started. */
    Instant startedAt();

    /**
     * Waits for the end, whatever it is, and meanwhile keeps the job's progress moving as {@code waiting}'s messages.
     *
     * @throws InterruptedException if the waiting cell is interrupted; the job goes on
     */
    void await(CellContext waiting) throws InterruptedException;

    /** Keeps the job's progress moving as {@code waiting}'s messages, until it is closed. */
    CellContext.Carrying carry(CellContext waiting);
}
