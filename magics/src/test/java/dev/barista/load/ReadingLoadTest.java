package dev.barista.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.barista.market.Bars;
import dev.barista.market.BarsBuilder;
import dev.barista.market.InvalidInputException;
import dev.barista.market.Symbol;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Loads whose bars a thread reads. */
@Timeout(60)
class ReadingLoadTest {
    private static final Symbol IBM = new Symbol("IBM");
    private static final Symbol MSFT = new Symbol("MSFT");

    private final ExecutorService reader = Executors.newSingleThreadExecutor();

    @AfterEach
    void stop() {
        reader.shutdownNow();
    }

    private Load load(BarReading reading) {
        return Loader.read("sample", "1Day", List.of(IBM, MSFT), reading, reader, WaitScope.NONE);
    }

    private static Bars bars(int count) {
        BarsBuilder bars = new BarsBuilder(count);
        for (int i = 0; i < count; i++) {
            bars.add(i, 1, 1, 1, 1, 1, 1, 1);
        }
        return bars.build();
    }

    @Test
    void hasWhatWasReadAndSaysWhatWasNot() {
        Load load = load(arrivals -> {
                    arrivals.note("2 rows could not be read");
                    arrivals.done(IBM, bars(1), null);
                    arrivals.failed(MSFT, "not in the file");
                })
                .await();
        assertThat(load.requests()).isZero();
        assertThat(load.table("IBM").rowCount()).isEqualTo(1);
        assertThat(load.failures()).containsExactly(Map.entry("MSFT", "MSFT: not in the file"));
        assertThat(load.notes()).containsExactly("2 rows could not be read");
        assertThat(load.progress().fromFiles()).isTrue();
        assertThat(load).hasToString("Load of 2 symbols from sample: 1 done, 1 failed, 1 bars, 0 requests");
    }

    @Test
    void showsHowManyBarsWereReadSoFar() throws Exception {
        CountDownLatch counted = new CountDownLatch(1);
        CountDownLatch seen = new CountDownLatch(1);
        Load load = load(arrivals -> {
            arrivals.counted(IBM, 70_000);
            counted.countDown();
            seen.await();
            arrivals.done(IBM, bars(2), null);
            arrivals.done(MSFT, bars(3), null);
        });
        counted.await();
        assertThat(load.progress().symbols().get(0))
                .extracting(SymbolProgress::state, SymbolProgress::bars)
                .containsExactly(SymbolState.LOADING, 70_000L);
        assertThat(load.soFar().rowCount()).isZero();
        seen.countDown();
        assertThat(load.table().rowCount()).isEqualTo(5);
    }

    @Test
    void cancellingKeepsWhatWasRead() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        Load load = load(arrivals -> {
            arrivals.counted(MSFT, 70_000);
            started.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                arrivals.partly(IBM, bars(4));
                throw e;
            }
        });
        started.await();
        load.cancel();
        load.await();
        assertThat(load.progress().cancelled()).isTrue();
        assertThat(load.progress().bars()).isEqualTo(4);
        assertThat(load.soFar().rowCount()).isEqualTo(4);
        assertThatThrownBy(() -> load.table("IBM")).isInstanceOf(LoadFailedException.class);
    }

    @Test
    void cancellingALoadThatWaitsForItsTurnEndsItAndNoOther() throws Exception {
        CountDownLatch first = new CountDownLatch(1);
        Load reading = load(arrivals -> {
            first.await();
            arrivals.done(IBM, bars(1), null);
            arrivals.done(MSFT, bars(1), null);
        });
        Load waiting = load(arrivals -> arrivals.note("must not be read"));
        waiting.cancel();
        assertThat(waiting.isDone()).isTrue();
        first.countDown();
        assertThat(reading.table().rowCount()).isEqualTo(2);
        assertThat(load(arrivals -> {
                            arrivals.done(IBM, bars(1), null);
                            arrivals.done(MSFT, bars(1), null);
                        })
                        .table()
                        .rowCount())
                .isEqualTo(2);
        assertThat(waiting.notes()).isEmpty();
    }

    @Test
    void whateverEndsTheReadingIsOnTheRowsOfThoseThatAreLeft() {
        assertFails("no column for the close price", arrivals -> {
            throw new InvalidInputException("no column for the close price");
        });
        assertFails("could not be read (IOException: disk on fire)", arrivals -> {
            throw new IOException("disk on fire");
        });
        assertFails("the load broke off (IllegalStateException). Load it again", arrivals -> {
            throw new IllegalStateException("a fault of ours");
        });
        assertFails("the load broke off. Load it again", arrivals -> {});
    }

    private void assertFails(String why, BarReading reading) {
        Load load = load(arrivals -> {
                    arrivals.done(IBM, bars(1), null);
                    reading.read(arrivals);
                })
                .await();
        assertThat(load.failures()).containsExactly(Map.entry("MSFT", "MSFT: " + why));
        assertThat(load.progress().cancelled()).isFalse();
    }
}
