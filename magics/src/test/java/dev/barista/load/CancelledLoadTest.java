package dev.barista.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barista.market.MarketData;
import dev.barista.market.MarketQuery;
import dev.barista.market.Outcome;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CancelledLoadTest {
    private final ScheduledExecutorService executor = Executors.newScheduledThreadPool(1);

    /** Notes of each request whether the load had been cancelled; answers none. */
    private static class SilentMarket implements MarketData {
        private final AtomicBoolean cancelled = new AtomicBoolean();
        private final Queue<CompletableFuture<Outcome>> answers = new ConcurrentLinkedQueue<>();
        private final Queue<Boolean> late = new ConcurrentLinkedQueue<>();

        @Override
        public String name() {
            return "silent market";
        }

        @Override
        public boolean isPractice() {
            return true;
        }

        @Override
        public CompletableFuture<Outcome> ask(MarketQuery query) {
            late.add(cancelled.get());
            CompletableFuture<Outcome> answer = new CompletableFuture<>();
            answers.add(answer);
            return answer;
        }

        @Override
        public void close() {}
    }

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    /** The first moment at which anybody can know of a request is the worst one to cancel in. */
    @Test
    void noRequestIsMadeOnceALoadIsCancelled() throws Exception {
        SilentMarket market = new SilentMarket();
        CountDownLatch watched = new CountDownLatch(1);
        CountDownLatch cancelled = new CountDownLatch(1);
        executor.execute(() -> {
            try {
                watched.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Pace pace = new Pace(Ticker.system(), LoaderOfAFakeMarket.CLOCK, executor);
        Load load = new Loader(market, FakeMarket.NYSE, pace, LoaderOfAFakeMarket.CLOCK, Ticker.system(), executor)
                .start(LoaderOfAFakeMarket.request("1Min", "S1", "S2", "S3"));
        load.onProgress(() -> {
            if (load.requests() > 0 && !load.isDone()) {
                load.cancel();
                market.cancelled.set(true);
                cancelled.countDown();
            }
        });
        watched.countDown();
        cancelled.await();
        int made = load.requests();
        executor.submit(() -> {}).get(); // whatever was still to run has run

        assertThat(load.isDone()).isTrue();
        assertThat(market.late).hasSize(made).containsOnly(false);
        assertThat(load.requests()).isEqualTo(made);
        assertThat(market.answers).allMatch(CompletableFuture::isCancelled);
    }

    @Test
    void aLoadThatIsStillConnectingIsCancelledAtOnce() throws Exception {
        CountDownLatch connecting = new CountDownLatch(1);
        CountDownLatch connected = new CountDownLatch(1);
        SilentMarket market = new SilentMarket() {
            @Override
            public void connect() {
                connecting.countDown();
                try {
                    connected.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        };
        Pace pace = new Pace(Ticker.system(), LoaderOfAFakeMarket.CLOCK, executor);
        Load load = new Loader(market, FakeMarket.NYSE, pace, LoaderOfAFakeMarket.CLOCK, Ticker.system(), executor)
                .start(LoaderOfAFakeMarket.request("1Min", "S1", "S2"));
        connecting.await();
        load.cancel();
        assertThat(load.isDone()).isTrue();
        connected.countDown();
        executor.submit(() -> {}).get();
        assertThat(load.requests()).isZero();
        assertThat(market.late).isEmpty();
    }
}
