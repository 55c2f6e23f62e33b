package dev.barista.load;

import dev.barista.market.MarketData;
import dev.barista.market.Symbol;
import dev.barista.market.TradingCalendar;
import dev.barista.quality.QualityChecker;
import dev.barista.store.BarStore;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Starts loads from one source, all at one pace. Made once per source; any thread may use it. Closing it is left to
 * those who made its parts.
 */
public final class Loader {
    private static final long HEARTBEAT_SECONDS = 1;

    private final MarketData data;
    private final TradingCalendar calendar;
    private final Pace pace;
    private final Clock clock;
    private final Ticker ticker;
    private final ScheduledExecutorService executor;
    private final @Nullable BarStore store;
    private final long memoryBytes;

    /** Without a store. */
    public Loader(
            MarketData data,
            TradingCalendar calendar,
            Pace pace,
            Clock clock,
            Ticker ticker,
            ScheduledExecutorService executor) {
        this(data, calendar, pace, clock, ticker, executor, null);
    }

    /**
     * @param clock tells which bars are too young to ask for, and which sessions are over
     * @param executor runs the loader's short tasks and the quality checks; two threads are enough
     * @param store keeps bars of this source and of no other; null for none
     */
    public Loader(
            MarketData data,
            TradingCalendar calendar,
            Pace pace,
            Clock clock,
            Ticker ticker,
            ScheduledExecutorService executor,
            @Nullable BarStore store) {
        this(data, calendar, pace, clock, ticker, executor, store, Memory.bytes());
    }

    /** @param memoryBytes of which a load may take a part; what needs more is left to the store */
    Loader(
            MarketData data,
            TradingCalendar calendar,
            Pace pace,
            Clock clock,
            Ticker ticker,
            ScheduledExecutorService executor,
            @Nullable BarStore store,
            long memoryBytes) {
        this.data = data;
        this.calendar = calendar;
        this.pace = pace;
        this.clock = clock;
        this.ticker = ticker;
        this.executor = executor;
        this.store = store;
        this.memoryBytes = memoryBytes;
    }

    /** Starts a load whose waits nobody needs to know of. */
    public Load start(LoadRequest request) {
        return start(request, WaitScope.NONE);
    }

    /** Starts a load and returns at once; planning, calls and decoding happen on other threads. */
    public Load start(LoadRequest request, WaitScope scope) {
        LoadState state = new LoadState(request.items(), ticker);
        LoadRun run = new LoadRun(data, pace, executor, request, state);
        Load load = new Load(origin(request), state, pace, scope, run::cancel);
        run.start(() -> prepare(request, state));
        // What is shown must move, so that a slow server cannot be taken for a kernel that hangs.
        var heartbeat =
                executor.scheduleAtFixedRate(state::tell, HEARTBEAT_SECONDS, HEARTBEAT_SECONDS, TimeUnit.SECONDS);
        var unused = load.done().thenRun(() -> heartbeat.cancel(false));
        return load;
    }

    private Load.Origin origin(LoadRequest request) {
        String practice = data.isPractice() ? " (practice data)" : "";
        String bars = request.timeframe() + ", " + request.range().from() + " to "
                + request.range().to() + practice;
        return new Load.Origin(data.name(), data.isPractice(), false, bars, request.contracts() + practice);
    }

    private Preparation prepare(LoadRequest request, LoadState state) {
        Instant now = clock.instant();
        OptionsPlan options = new OptionsPlan(request, calendar.zone(), LoadPlan.newest(now));
        Shelf shelf = new Shelf(store, request, calendar, now, memoryBytes, state::note);
        List<PlannedCall> calls = new ArrayList<>();
        if (request.kinds().contains(LoadKind.BARS)) {
            calls.addAll(shelf.plan());
            shelf.announce();
        }
        calls.addAll(options.first());
        return new Preparation(
                calls,
                new Cuts(request, calendar, LoadPlan.newest(now)),
                options,
                shelf,
                new QualityChecker(request.timeframe(), request.range(), calendar, now),
                new Memory(memoryBytes));
    }

    /**
     * Starts a load whose bars are read rather than asked for, such as from files, and returns at once.
     *
     * @param source shown where the bars came from
     * @param title of tables and the quality report, such as {@code "1Day from the sample"}
     * @param executor runs the reading, which may take its time
     */
    public static Load read(
            String source, String title, List<Symbol> symbols, BarReading reading, Executor executor, WaitScope scope) {
        LoadState state = new LoadState(Item.bars(symbols), Ticker.system());
        ReadRun run = new ReadRun(symbols, reading, state);
        Load load = new Load(new Load.Origin(source, false, true, title, ""), state, null, scope, run::cancel);
        executor.execute(run);
        return load;
    }
}
