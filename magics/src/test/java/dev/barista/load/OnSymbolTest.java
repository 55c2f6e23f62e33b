package dev.barista.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OnSymbolTest extends LoaderOfAFakeMarket {
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    private String next() throws InterruptedException {
        return String.valueOf(heard.poll(30, TimeUnit.SECONDS));
    }

    @Test
    void hearsOfSymbolsInTheOrderInWhichTheyAreComplete() throws Exception {
        CountDownLatch second = new CountDownLatch(1);
        LoadRequest request = request("1Min", "S1", "S2");
        Load load = loader(new FakeMarket(10_000) {
                    @Override
                    @Nullable MockResponse instead(int number, HttpUrl url) throws InterruptedException {
                        if (parameter(url, "symbols").equals("S1")) {
                            second.await();
                        }
                        return null;
                    }
                })
                .start(request)
                .onSymbol((symbol, bars) -> heard.add(symbol + " " + bars.rowCount()));
        int bars = load.table("S2").rowCount();
        assertThat(next()).isEqualTo("S2 " + bars);
        second.countDown();
        assertThat(next()).isEqualTo("S1 " + bars);
    }

    @Test
    void hearsOfSymbolsThatAreCompleteAlready() throws Exception {
        Load load = loader(new FakeMarket(10_000))
                .start(request("1Day", "S1", "S2", "X"))
                .await();
        load.onSymbol((symbol, bars) -> heard.add(symbol));
        assertThat(List.of(next(), next())).containsExactlyInAnyOrder("S1", "S2");
    }

    @Test
    void anActionThatFailsIsNotedAndCalledAgain() throws Exception {
        Load load = loader(new FakeMarket(10_000))
                .start(request("1Day", "S1", "S2"))
                .await();
        load.onSymbol((symbol, bars) -> {
            heard.add(symbol);
            throw new IllegalStateException("no room");
        });
        assertThat(List.of(next(), next())).containsExactlyInAnyOrder("S1", "S2");
        while (load.notes().size() < 2) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        assertThat(load.notes()).anySatisfy(note -> assertThat(note)
                .isEqualTo("onSymbol failed at S1: java.lang.IllegalStateException: no room"));
    }
}
