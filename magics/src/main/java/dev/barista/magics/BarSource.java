package dev.barista.magics;

import dev.barista.alpaca.AlpacaEndpoint;
import dev.barista.alpaca.AlpacaMarketData;
import dev.barista.load.Loader;
import dev.barista.load.Pace;
import dev.barista.load.Ticker;
import dev.barista.market.NyseCalendar;
import dev.barista.practice.PracticeMarket;
import dev.barista.practice.PracticeOptions;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Where a session's bars come from: Alpaca if its keys are in the environment, else a practice market of its own.
 * Connected at first use, once, so that all loads share one budget. Made by {@link BaristaMagics}; safe for threads.
 */
final class BarSource implements AutoCloseable {
    private static final int THREADS = 2;

    private final Map<String, String> environment;
    private final Clock clock;
    private final NyseCalendar calendar = new NyseCalendar();
    private @Nullable Connection connection;
    private boolean closed;

    /** What a connected source is made of. */
    private record Connection(
            AlpacaMarketData data,
            Loader loader,
            ScheduledExecutorService executor,
            @Nullable PracticeMarket market) {}

    BarSource(Map<String, String> environment, Clock clock) {
        this.environment = Map.copyOf(environment);
        this.clock = clock;
    }

    NyseCalendar calendar() {
        return calendar;
    }

    Clock clock() {
        return clock;
    }

    Loader loader() {
        return connection().loader();
    }

    /** Such as {@code "Alpaca"}. */
    String name() {
        return connection().data().name();
    }

    boolean isPractice() {
        return connection().data().isPractice();
    }

    private synchronized Connection connection() {
        if (closed) {
            throw new IllegalStateException("the kernel is shutting down");
        }
        if (connection == null) {
            connection = connect();
        }
        return connection;
    }

    private Connection connect() {
        Optional<AlpacaEndpoint> endpoint = AlpacaEndpoint.fromEnvironment(environment);
        PracticeMarket market =
                endpoint.isPresent() ? null : PracticeMarket.start(PracticeOptions.basic(calendar, clock));
        AlpacaMarketData data = market == null
                ? AlpacaMarketData.of(endpoint.orElseThrow())
                : AlpacaMarketData.practice(market.baseUri());
        AtomicInteger threads = new AtomicInteger();
        ScheduledExecutorService executor = Executors.newScheduledThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "loads-" + threads.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        Pace pace = new Pace(Ticker.system(), clock, executor);
        return new Connection(
                data, new Loader(data, calendar, pace, clock, Ticker.system(), executor), executor, market);
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (connection == null) {
            return;
        }
        connection.data().close();
        connection.executor().shutdownNow();
        PracticeMarket market = connection.market();
        if (market != null) {
            market.close();
        }
        connection = null;
    }
}
