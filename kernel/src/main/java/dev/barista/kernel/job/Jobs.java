package dev.barista.kernel.job;

import dev.barista.kernel.cell.CellContext;
import dev.barista.kernel.display.LiveDisplay;
import java.util.List;
import java.util.Optional;

/** The kernel's background jobs, running and ended; the oldest ended ones are forgotten. Any thread may use it. */
public interface Jobs {
    /**
     * Registers a task that is under way.
     *
     * @param cell the cell that started it
     * @param subject the value that users hold for it
     * @param display where its progress is shown
     */
    Job start(CellContext cell, BackgroundTask task, Object subject, LiveDisplay display);

    /** Lists what {@code source} finds too, beside what was started here. */
    void addSource(JobSource source);

    /** All that are remembered, oldest first. */
    List<Job> list();

    /** The job with this number. */
    Optional<Job> find(int number);

    /** The job whose subject is this very object. */
    Optional<Job> of(Object subject);
}
