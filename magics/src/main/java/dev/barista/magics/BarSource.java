package dev.barista.magics;

import dev.barista.alpaca.AlpacaEndpoint;
import dev.barista.alpaca.AlpacaMarketData;
import dev.barista.load.Loader;
import dev.barista.load.Pace;
import dev.barista.load.RedisBudget;
import dev.barista.load.SharedBudget;
import dev.barista.load.Ticker;
import dev.barista.market.MarketData;
import dev.barista.market.NyseCalendar;
import dev.barista.market.Timeframe;
import dev.barista.practice.FastClock;
import dev.barista.practice.PracticeOptions;
import dev.barista.store.BarStore;
import dev.barista.watch.LiveSource;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Where a session's bars come from: Alpaca if its keys are in the environment, else a practice market of its own. Set up
 * at first use, once, so that all loads share one budget; connected by the threads of the loads, never by a cell's. Made
 * by {@link BaristaMagics}; safe for threads.
 */
final class BarSource implements AutoCloseable {
    private static final int THREADS = 2;

    /** Twelve calls a minute leave a budget of 200 to loads; bars of a minute are seen a few seconds late. */
    private static final Duration POLL = Duration.ofSeconds(5);

    /** How long a bar of the practice market takes where it is watched. */
    private static final Duration PRACTICE_BAR = Duration.ofMillis(500);

    private final Map<String, String> environment;
    private final Clock clock;
    private final NyseCalendar calendar = new NyseCalendar();
    private @Nullable Setup setup;
    private volatile boolean used;
    private boolean closed;

    private record Setup(
            LateMarketData data,
            Pace pace,
            ScheduledExecutorService executor,
            @Nullable BarStore store,
            @Nullable SharedBudget budget,
            Loader loader,
            Loader withoutStore) {}

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

    /**
     * Starts connecting, if this is the first time, and returns at once.
     *
     * @param store whether bars are taken from the store, where there is one, and kept there
     * @throws dev.barista.market.InvalidInputException if the environment names no source that could be used
     */
    synchronized Loader loader(boolean store) {
        Setup now = setup();
        if (!used) {
            used = true;
            // Beside the first load's plan, for which the calendar is read. If it fails, the load tries again and says
            // so.
            now.executor().execute(now.data()::connect);
        }
        return store ? now.loader() : now.withoutStore();
    }

    /** Whether anybody has begun to load. */
    boolean isUsed() {
        return used;
    }

    /** Such as {@code "Alpaca"}; see {@link #loader} for what it throws. */
    String name() {
        return setup().data().name();
    }

    /** See {@link #loader} for what it throws. */
    boolean isPractice() {
        return setup().data().isPractice();
    }

    /**
     * Whom to ask for new bars. A practice market's time would pass too slowly to see anything: for each watch there is one
     * whose time runs fast, with the same bars, and with a budget of its own. Calls elsewhere draw on that of the loads.
     *
     * @param timeframe width of the bars
     * @param from when the last known one begins
     */
    LiveSource live(Timeframe timeframe, Instant from) {
        Setup now = setup();
        if (!now.data().isPractice()) {
            MarketData data = new PacedMarketData(now.data(), now.pace());
            return new LiveSource(data, clock, POLL, "asked every " + POLL.toSeconds() + " s", () -> {});
        }
        FastClock fast = new FastClock(calendar, clock, from, timeframe, PRACTICE_BAR);
        MarketData market =
                PracticeData.start(PracticeOptions.basic(calendar, fast).withLatency(Duration.ZERO));
        String pace = String.format(Locale.ROOT, "practice time, %,d times as fast", fast.speed());
        return new LiveSource(market, fast, PRACTICE_BAR, pace, market::close);
    }

    /** Where bars are kept, if they are; see {@link #loader} for what it throws. */
    Optional<Path> store() {
        return StoreRoot.of(environment, isPractice());
    }

    private synchronized Setup setup() {
        if (closed) {
            throw new IllegalStateException("the kernel is shutting down");
        }
        if (setup == null) {
            setup = create(data(AlpacaEndpoint.fromEnvironment(environment)));
        }
        return setup;
    }

    private LateMarketData data(Optional<AlpacaEndpoint> endpoint) {
        return endpoint.map(at -> new LateMarketData(AlpacaMarketData.NAME, false, () -> AlpacaMarketData.of(at)))
                .orElseGet(() -> new LateMarketData(
                        PracticeData.NAME, true, () -> PracticeData.start(PracticeOptions.basic(calendar, clock))));
    }

    private Setup create(LateMarketData data) {
        AtomicInteger threads = new AtomicInteger();
        ScheduledExecutorService executor = Executors.newScheduledThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "loads-" + threads.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        Pace pace = new Pace(Ticker.system(), clock, executor);
        SharedBudget budget = budget().orElse(null);
        if (budget != null) {
            pace.sharing(budget);
        }
        BarStore store = StoreRoot.of(environment, data.isPractice())
                .map(root -> new BarStore(root, calendar.zone()))
                .orElse(null);
        return new Setup(
                data,
                pace,
                executor,
                store,
                budget,
                new Loader(data, calendar, pace, clock, Ticker.system(), executor, store),
                new Loader(data, calendar, pace, clock, Ticker.system(), executor));
    }

    /** A practice market is each kernel's own, and so is its budget. */
    private Optional<RedisBudget> budget() {
        String address = environment.getOrDefault("BARISTA_BUDGET", "").strip();
        return address.isEmpty()
                ? Optional.empty()
                : AlpacaEndpoint.fromEnvironment(environment).map(at -> RedisBudget.at(address, at.account()));
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (setup != null) {
            setup.data().close();
            setup.executor().shutdownNow();
            if (setup.budget() != null) {
                setup.budget().close();
            }
            if (setup.store() != null) {
                setup.store().close();
            }
            setup = null;
        }
    }
}
