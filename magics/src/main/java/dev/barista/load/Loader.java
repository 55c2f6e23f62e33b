package dev.barista.load;

import dev.barista.market.Bars;
import dev.barista.market.MarketData;
import dev.barista.market.Symbol;
import dev.barista.market.TradingCalendar;
import dev.barista.quality.QualityChecker;
import dev.barista.quality.SymbolQuality;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

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

    /**
     * @param clock tells which bars are too young to ask for, and which sessions are over
     * @param executor runs the loader's short tasks and the quality checks; two threads are enough
     */
    public Loader(
            MarketData data,
            TradingCalendar calendar,
            Pace pace,
            Clock clock,
            Ticker ticker,
            ScheduledExecutorService executor) {
        this.data = data;
        this.calendar = calendar;
        this.pace = pace;
        this.clock = clock;
        this.ticker = ticker;
        this.executor = executor;
    }

    /** Starts a load whose waits nobody needs to know of. */
    public Load start(LoadRequest request) {
        return start(request, WaitScope.NONE);
    }

    /** Starts a load and returns at once; planning, calls and decoding happen on other threads. */
    public Load start(LoadRequest request, WaitScope scope) {
        LoadState state = new LoadState(request.symbols(), ticker);
        LoadRun run = new LoadRun(data, pace, executor, request, state);
        String title = request.timeframe() + ", " + request.range().from() + " to "
                + request.range().to() + (data.isPractice() ? " (practice data)" : "");
        Load load = new Load(
                new Load.Origin(data.name(), data.isPractice(), title, List.of()), state, pace, scope, run::cancel);
        run.start(() -> prepare(request));
        // What is shown must move, so that a slow server cannot be taken for a kernel that hangs.
        var heartbeat =
                executor.scheduleAtFixedRate(state::timePassed, HEARTBEAT_SECONDS, HEARTBEAT_SECONDS, TimeUnit.SECONDS);
        var unused = load.done().thenRun(() -> heartbeat.cancel(false));
        return load;
    }

    private Preparation prepare(LoadRequest request) {
        Instant now = clock.instant();
        return new Preparation(
                LoadPlan.of(request, calendar, now),
                new QualityChecker(request.timeframe(), request.range(), calendar, now));
    }

    /**
     * A load that is complete already, such as from files.
     *
     * @param source shown where the bars came from
     * @param title of tables and the quality report, such as {@code "1Day, 2000-01-03 to 2013-12-31"}
     * @param bars by symbol, in the order in which they are shown, before those of {@code failures}
     * @param failures why symbols are missing
     * @param qualities of the symbols that were judged
     * @param notes what the user should know, one sentence each
     */
    public static Load complete(
            String source,
            String title,
            Map<Symbol, Bars> bars,
            Map<Symbol, String> failures,
            List<SymbolQuality> qualities,
            List<String> notes) {
        Set<Symbol> symbols = new LinkedHashSet<>(bars.keySet());
        symbols.addAll(failures.keySet());
        LoadState state = new LoadState(List.copyOf(symbols), Ticker.system());
        Map<Symbol, SymbolQuality> judged =
                qualities.stream().collect(Collectors.toMap(SymbolQuality::symbol, quality -> quality));
        bars.forEach((symbol, some) -> state.symbolDone(symbol, some, judged.get(symbol)));
        failures.forEach((symbol, why) -> state.symbolsFailed(List.of(symbol), new Failure(why, why)));
        return new Load(new Load.Origin(source, false, title, notes), state, null, WaitScope.NONE, state::cancel);
    }
}
