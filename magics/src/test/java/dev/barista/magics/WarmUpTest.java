package dev.barista.magics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barista.market.NyseCalendar;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class WarmUpTest {
    @Test
    void saysNothingWhenTheKernelEndsMeanwhile() throws Exception {
        List<Throwable> said = new CopyOnWriteArrayList<>();
        CompletableFuture<Thread> thread = new CompletableFuture<>();
        try (WarmUp warmUp = new WarmUp(Duration.ZERO)) {
            warmUp.start(
                    () -> {
                        Thread.currentThread().setUncaughtExceptionHandler((where, what) -> said.add(what));
                        thread.complete(Thread.currentThread());
                        throw new IllegalStateException("the kernel is shutting down");
                    },
                    new LoadRehearsal(new NyseCalendar(), Clock.systemUTC(), () -> false, () -> false));
            thread.get().join();
        }
        assertThat(said).isEmpty();
    }
}
