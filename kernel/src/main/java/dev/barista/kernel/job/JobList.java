package dev.barista.kernel.job;

import dev.barista.kernel.cell.CellContext;
import dev.barista.kernel.display.LiveDisplay;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The kernel's jobs; made when it starts. Any thread may use it. */
public final class JobList implements Jobs {
    private static final int MAX_ENDED = 100;

    private final Clock clock;
    private final List<Job> jobs = new ArrayList<>();
    private final List<JobSource> sources = new CopyOnWriteArrayList<>();
    private int lastNumber;

    public JobList(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Job start(CellContext cell, BackgroundTask task, Object subject, LiveDisplay display) {
        forgetOldest();
        Job job = new ListedJob(++lastNumber, task, subject, display, clock.instant());
        jobs.add(job);
        return job;
    }

    @Override
    public void addSource(JobSource source) {
        sources.add(source);
    }

    /** Numbers what has come up outside since the last time. */
    private synchronized void adopt() {
        for (JobSource source : sources) {
            for (JobSource.Found found : source.jobs()) {
                if (jobs.stream().noneMatch(job -> job.subject() == found.subject())) {
                    forgetOldest();
                    jobs.add(new ListedJob(++lastNumber, found.task(), found.subject(), null, found.startedAt()));
                }
            }
        }
    }

    private void forgetOldest() {
        long ended = jobs.stream().filter(JobList::ended).count();
        for (Iterator<Job> all = jobs.iterator(); all.hasNext() && ended >= MAX_ENDED; ) {
            if (ended(all.next())) {
                all.remove();
                ended--;
            }
        }
    }

    private static boolean ended(Job job) {
        return job.state() != JobState.RUNNING;
    }

    @Override
    public synchronized List<Job> list() {
        adopt();
        return List.copyOf(jobs);
    }

    @Override
    public Optional<Job> find(int number) {
        return list().stream().filter(job -> job.number() == number).findFirst();
    }

    @Override
    public Optional<Job> of(Object subject) {
        return list().stream().filter(job -> job.subject() == subject).findFirst();
    }
}
