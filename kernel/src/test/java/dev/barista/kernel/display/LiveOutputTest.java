package dev.barista.kernel.display;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barista.kernel.RecordingOutbox;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LiveOutputTest {
    private final RecordingOutbox outbox = new RecordingOutbox();
    private final VirtualTimer timer = new VirtualTimer();
    private final LiveDisplays displays = new LiveDisplays(outbox, timer, Drawing.Maker.NONE);
    private final LiveDisplay live = displays.start(RecordingOutbox.origin("starter"), new DisplayData("first"), null);

    /** Time that passes when told to. */
    private static final class VirtualTimer implements Timer {
        private record Task(long atNanos, Runnable work) {}

        private final List<Task> tasks = new ArrayList<>();
        private long now;

        @Override
        public long nanos() {
            return now;
        }

        @Override
        public void after(long delayNanos, Runnable task) {
            tasks.add(new Task(now + delayNanos, task));
        }

        void passMillis(long millis) {
            long end = now + TimeUnit.MILLISECONDS.toNanos(millis);
            while (true) {
                Task next = tasks.stream()
                        .filter(task -> task.atNanos <= end)
                        .min(Comparator.comparingLong(Task::atNanos))
                        .orElse(null);
                if (next == null) {
                    now = end;
                    return;
                }
                tasks.remove(next);
                now = Math.max(now, next.atNanos);
                next.work.run();
            }
        }
    }

    @Test
    void sendsTheNewestStateAtMostTenTimesASecond() {
        for (int i = 0; i < 1_000; i++) {
            String state = "state " + i;
            live.update(() -> new DisplayData(state));
            timer.passMillis(1);
        }
        timer.passMillis(100);
        List<String> sent = outbox.take();
        assertThat(sent).hasSizeBetween(10, 12);
        assertThat(sent.get(0)).isEqualTo("starter display_data first");
        assertThat(sent.get(sent.size() - 1)).isEqualTo("starter update_display_data state 999");
    }

    @Test
    void sendsAnUpdateAtOnceAfterAQuietTime() {
        timer.passMillis(500);
        outbox.take();
        live.update(() -> new DisplayData("second"));
        timer.passMillis(0);
        assertThat(outbox.take()).containsExactly("starter update_display_data second");
    }

    @Test
    void alwaysSendsTheLastStateAndNothingAfterIt() {
        live.update(() -> new DisplayData("pending"));
        live.finish(new DisplayData("last"));
        live.update(() -> new DisplayData("too late"));
        live.finish(new DisplayData("too late"));
        timer.passMillis(1_000);
        assertThat(outbox.take()).containsExactly("starter display_data first", "starter update_display_data last");
        assertThat(live.finished().toCompletableFuture()).isCompleted();
    }

    @Test
    void doesNotRenderStatesThatAreNeverSent() {
        live.update(() -> {
            throw new AssertionError("rendered");
        });
        live.update(() -> new DisplayData("newer"));
        timer.passMillis(100);
        assertThat(outbox.take()).contains("starter update_display_data newer");
    }

    @Test
    void goesOnAfterAStateThatCannotBeRendered() {
        live.update(() -> {
            throw new IllegalStateException("no state");
        });
        timer.passMillis(100);
        live.update(() -> new DisplayData("better"));
        timer.passMillis(100);
        assertThat(outbox.take()).containsExactly("starter display_data first", "starter update_display_data better");
    }

    @Test
    void isCarriedByTheNewestOfThoseWhoWait() {
        outbox.take();
        Runnable first = displays.carry(live, RecordingOutbox.origin("one"));
        Runnable second = displays.carry(live, RecordingOutbox.origin("two"));
        first.run();
        live.update(() -> new DisplayData("second"));
        timer.passMillis(100);
        second.run();
        live.finish(new DisplayData("last"));
        assertThat(outbox.take())
                .containsExactly(
                        "one update_display_data first",
                        "two update_display_data first",
                        "two update_display_data second",
                        "starter update_display_data last");
    }

    @Test
    void showsTheLastStateAgainToWhoeverWaitsAfterTheEnd() {
        live.finish(new DisplayData("last"));
        outbox.take();
        displays.carry(live, RecordingOutbox.origin("late")).run();
        assertThat(outbox.take()).containsExactly("late update_display_data last");
    }

    @Test
    void keepsItsOwnCopyOfWhatItShows() {
        DisplayData data = new DisplayData("second");
        live.finish(data);
        data.putText("changed");
        outbox.take();
        displays.carry(live, RecordingOutbox.origin("late")).run();
        assertThat(outbox.take()).containsExactly("late update_display_data second");
    }
}
