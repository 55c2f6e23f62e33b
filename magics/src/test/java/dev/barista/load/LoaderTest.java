package dev.barista.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.barista.market.InvalidInputException;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tech.tablesaw.api.Table;

@Timeout(60)
class LoaderTest extends LoaderOfAFakeMarket {
    @Test
    void loadsManySymbolsInFewRequests() throws Exception {
        FakeMarket market = new FakeMarket(10_000);
        LoadRequest request =
                request("1Hour", IntStream.range(0, 23).mapToObj(i -> "S" + i).toArray(String[]::new));
        Load load = loader(market).start(request).await();

        assertComplete(load, request);
        assertThat(load.requests()).isEqualTo(1).isEqualTo(market.requests.get());
        LoadProgress progress = load.progress();
        assertThat(progress.done()).isTrue();
        assertThat(progress.count(SymbolState.DONE)).isEqualTo(23);
        assertThat(progress.symbols().get(0).quality()).hasValue(load.quality().score("S0"));
        assertThat(load.quality().title()).isEqualTo("1Hour, 2026-04-30 to 2026-05-29");
        assertThat(progress.callsPlanned()).isEqualTo(1);
        assertThat(progress.bytes()).isPositive();
        assertThat(load).asString().startsWith("Load of 23 symbols from Alpaca: 23 done, ");
        assertThat(load.table().columnNames().get(0)).isEqualTo("symbol");
        assertThat(load.table("S7").rowCount()).isEqualTo(load.table().rowCount() / 23);
    }

    @Test
    void keepsOrderWhenPagesOverlap() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        FakeMarket market = new FakeMarket(700) {
            @Override
            @Nullable MockResponse instead(int request, HttpUrl url) throws InterruptedException {
                int delay;
                synchronized (random) {
                    delay = random.nextInt(20);
                }
                Thread.sleep(delay); // Answers overtake one another.
                return null;
            }
        };
        LoadRequest request = request("5Min", "S1", "S2", "S3", "S4", "S5");
        Load load = loader(market).start(request).await();
        assertComplete(load, request);
        assertThat(load.requests()).as("seed %d", seed).isEqualTo(market.requests.get());
        assertThat(load.progress().callsPlanned()).isEqualTo(market.requests.get());
    }

    @Test
    void cancellingKeepsWhatIsCompleteAndLeavesNothingInFlight() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        FakeMarket market = new FakeMarket(10_000) {
            @Override
            @Nullable MockResponse instead(int request, HttpUrl url) throws InterruptedException {
                if (parameter(url, "symbols").contains("S2")) {
                    asked.countDown();
                    never.await();
                }
                return null;
            }
        };
        Load load = loader(market).start(request("1Min", "S1", "S2"));
        assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
        load.cancel();

        assertThat(load.isDone()).isTrue();
        assertThat(load.progress().cancelled()).isTrue();
        int made = load.requests();
        load.cancel();
        assertThat(load.await().requests()).isEqualTo(made);
        assertThat(load.soFar()).isNotNull();
        assertThatThrownBy(() -> load.table("S2"))
                .isInstanceOf(LoadFailedException.class)
                .hasMessageContaining("cancelled");
        never.countDown();
    }

    @Test
    void aWaitCanBeInterruptedAndIsAnnounced() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        FakeMarket market = new FakeMarket(10_000) {
            @Override
            @Nullable MockResponse instead(int request, HttpUrl url) throws InterruptedException {
                release.await();
                return null;
            }
        };
        CountDownLatch entered = new CountDownLatch(1);
        AtomicInteger left = new AtomicInteger();
        Load load = loader(market).start(request("1Day", "S1"), () -> {
            entered.countDown();
            return left::incrementAndGet;
        });
        AtomicReference<@Nullable Throwable> end = new AtomicReference<>();
        Thread cell = new Thread(() -> {
            try {
                Table table = load.table();
                end.set(new AssertionError("got " + table));
            } catch (CancellationException e) {
                end.set(e);
            }
        });
        cell.start();
        assertThat(entered.await(20, TimeUnit.SECONDS)).isTrue();
        cell.interrupt();
        cell.join(20_000);
        assertThat(end.get()).isInstanceOf(CancellationException.class);
        assertThat(left).hasValue(1);
        release.countDown();
        assertThat(load.table().rowCount()).isPositive();
    }

    @Test
    void saysWhichSymbolsALoadHas() throws Exception {
        Load load = loader(new FakeMarket(10_000)).start(request("1Day", "S1", "S2"));
        assertThatThrownBy(() -> load.table("s3"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("S3 is not in this load, which has S1, S2");
    }

    @Test
    void aListenerHearsOfTheEnd() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        Load load = loader(new FakeMarket(10_000)).start(request("1Day", "S1"));
        load.onProgress(() -> {
            throw new IllegalStateException("a listener with a fault");
        });
        load.onProgress(() -> {
            if (load.isDone()) {
                ended.countDown();
            }
        });
        load.done().thenRun(ended::countDown);
        assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
    }
}
