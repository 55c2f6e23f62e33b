package dev.barista.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import mockwebserver3.MockResponse;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StalledLoadTest extends LoaderOfAFakeMarket {
    @Test
    void aServerThatDoesNotAnswerIsSaidWithinFifteenSeconds() throws Exception {
        AtomicLong nanos = new AtomicLong();
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(1);
        LoadRequest request = request("1Day", "S1");
        Load load = loader(
                        new FakeMarket(10_000) {
                            @Override
                            @Nullable MockResponse instead(int number, HttpUrl url) throws InterruptedException {
                                asked.countDown();
                                answered.await();
                                return null;
                            }
                        },
                        nanos::get)
                .start(request);
        asked.await();
        assertThat(load.progress().budgetNote()).isEmpty();
        nanos.set(TimeUnit.SECONDS.toNanos(15));
        assertThat(load.progress().budgetNote()).isEqualTo("no answer for 15 s");
        answered.countDown();
        assertComplete(load.await(), request);
        assertThat(load.progress().budgetNote()).isEmpty();
    }
}
