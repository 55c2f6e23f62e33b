package dev.barista.kernel.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.barista.kernel.RecordingOutbox;
import dev.barista.kernel.cell.Cell;
import dev.barista.kernel.cell.CellContext;
import dev.barista.kernel.display.Drawing;
import dev.barista.kernel.display.LiveDisplay;
import dev.barista.kernel.display.LiveDisplays;
import dev.barista.kernel.display.ThreadTimer;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JobListTest {
    private final ThreadTimer timer = new ThreadTimer();
    private final RecordingOutbox outbox = new RecordingOutbox();
    private final LiveDisplays displays = new LiveDisplays(outbox, timer, Drawing.Maker.NONE);
    private final JobList jobs = new JobList(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    private final CellContext starter = cell("starter");
    private final LiveDisplay display = starter.live(new DisplayData("0 %"));

    private record Task(CompletableFuture<Void> end) implements BackgroundTask {
        @Override
        public String title() {
            return "a task";
        }

        @Override
        public String status() {
            return "going";
        }

        @Override
        public CompletionStage<?> done() {
            return end;
        }

        @Override
        public void cancel() {
            end.cancel(false);
        }
    }

    /** One that waits for another job. */
    private static final class Next implements BackgroundTask {
        private final Job before;
        private final CompletableFuture<Void> end = new CompletableFuture<>();

        Next(Job before) {
            this.before = before;
        }

        @Override
        public String title() {
            return "the next task";
        }

        @Override
        public String status() {
            return "waiting";
        }

        @Override
        public CompletionStage<?> done() {
            return end;
        }

        @Override
        public CellContext.Carrying alongside(CellContext waiting) {
            return before.carry(waiting);
        }

        @Override
        public void cancel() {
            end.cancel(false);
        }
    }

    private CellContext cell(String id) {
        return new Cell(1, RecordingOutbox.origin(id), false, outbox, displays);
    }

    private Job start(Object subject) {
        return jobs.start(starter, new Task(new CompletableFuture<>()), subject, display);
    }

    @AfterEach
    void close() {
        timer.close();
    }

    @Test
    void tellsHowEachTaskEnded() {
        Job done = start("a");
        Job failed = start("b");
        Job cancelled = start("c");
        Job running = start("d");
        ((Task) done.task()).end().complete(null);
        ((Task) failed.task()).end().completeExceptionally(new IllegalStateException());
        cancelled.task().cancel();
        assertThat(jobs.list())
                .extracting(Job::state)
                .containsExactly(JobState.DONE, JobState.FAILED, JobState.CANCELLED, JobState.RUNNING);
        assertThat(jobs.find(4)).containsSame(running);
        assertThat(jobs.of(running.subject())).containsSame(running);
        assertThat(running.startedAt()).isEqualTo(Instant.EPOCH);
        assertThat(((Task) cancelled.task()).end()).isCompletedExceptionally();
        assertThatThrownBy(((Task) cancelled.task()).end()::join).isInstanceOf(CancellationException.class);
    }

    @Test
    void forgetsTheOldestEndedJobsButNoneThatRuns() {
        Job running = start("running");
        for (int i = 0; i < 500; i++) {
            start(i).task().cancel();
        }
        assertThat(jobs.list()).hasSizeLessThan(110).contains(running);
        assertThat(jobs.find(501)).isPresent();
    }

    @Test
    void waitsForTheLastStateAndShowsItAsTheWaitingCells() throws InterruptedException {
        Job job = start("a");
        CompletableFuture<Void> end = ((Task) job.task()).end();
        outbox.take();
        new Thread(() -> {
                    end.complete(null);
                    display.finish(new DisplayData("100 %"));
                })
                .start();
        job.await(cell("waiting"));
        assertThat(outbox.take()).last().asString().isEqualTo("waiting update_display_data 100 %");
    }

    @Test
    void letsTheWaitBeInterruptedAndTheJobGoOn() {
        Job job = start("a");
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> job.await(cell("waiting"))).isInstanceOf(InterruptedException.class);
        assertThat(job.state()).isEqualTo(JobState.RUNNING);
    }

    @Test
    void listsWhatOthersBeganAndGivesEachOneNumber() {
        Task elsewhere = new Task(new CompletableFuture<>());
        List<JobSource.Found> found = new ArrayList<>();
        jobs.addSource(() -> found);
        Job here = start("here");
        assertThat(jobs.list()).containsExactly(here);
        found.add(new JobSource.Found(new Task(new CompletableFuture<>()), here.subject(), Instant.EPOCH));
        found.add(new JobSource.Found(elsewhere, "elsewhere", Instant.EPOCH));
        assertThat(jobs.list()).extracting(Job::number).containsExactly(1, 2);
        assertThat(jobs.list()).extracting(Job::number).containsExactly(1, 2);
        Job other = jobs.find(2).orElseThrow();
        assertThat(other.state()).isEqualTo(JobState.RUNNING);
        elsewhere.end().complete(null);
        assertThat(other.state()).isEqualTo(JobState.DONE);
    }

    @Test
    void waitsForAJobThatShowsNothingHere() throws InterruptedException {
        Task elsewhere = new Task(new CompletableFuture<>());
        jobs.addSource(() -> List.of(new JobSource.Found(elsewhere, "elsewhere", Instant.EPOCH)));
        elsewhere.end().complete(null);
        Job job = jobs.of("elsewhere").orElseThrow();
        job.await(cell("waiting"));
        assertThat(job.state()).isEqualTo(JobState.DONE);
    }

    @Test
    void showsWhatATaskDependsOnAsTheWaitingCellsToo() throws InterruptedException {
        Job before = start("before");
        display.finish(new DisplayData("100 %"));
        Next next = new Next(before);
        LiveDisplay shown = starter.live(new DisplayData("not yet"));
        Job job = jobs.start(starter, next, "next", shown);
        next.end.complete(null);
        shown.finish(new DisplayData("done"));
        outbox.take();
        job.await(cell("waiting"));
        assertThat(outbox.take())
                .extracting(String::valueOf)
                .containsExactly("waiting update_display_data 100 %", "waiting update_display_data done");
    }
}
