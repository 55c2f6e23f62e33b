package dev.barista.kernel.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class FullMemoryTest {
    private final FullMemory memory = new FullMemory();
    private final AtomicInteger calls = new AtomicInteger();

    private int failTwice() {
        if (calls.incrementAndGet() < 3) {
            throw new OutOfMemoryError("made up");
        }
        return 7;
    }

    @Test
    void beginsALoopAgainThatRanOutOfMemory() throws Exception {
        Thread thread = memory.surviving(this::failTwice, "loop");
        thread.start();
        thread.join();

        assertThat(calls).hasValue(3);
        assertThat(thread.isDaemon()).isTrue();
    }

    @Test
    void asksOnceMoreWhenWhatWasKeptIsGivenBack() {
        calls.set(1);

        assertThat(memory.asking(this::failTwice)).isEqualTo(7);
    }

    @Test
    void keepsFailuresToItselfOnceTheTransportCloses() throws InterruptedException {
        AtomicReference<Throwable> uncaught = new AtomicReference<>();
        for (boolean ending : new boolean[] {false, true}) {
            if (ending) {
                memory.end();
            }
            uncaught.set(null);
            Thread thread = memory.surviving(
                    () -> {
                        throw new IllegalStateException("closed");
                    },
                    "loop");
            thread.setUncaughtExceptionHandler((by, error) -> uncaught.set(error));
            thread.start();
            thread.join();
            assertThat(uncaught.get() == null).isEqualTo(ending);
        }
    }
}
